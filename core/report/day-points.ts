import { bestReadings, verdictOf } from '../measure/verdict-of.ts';
import { isTooFew } from './judge-row.ts';
import { reportDay } from './report-day.ts';
import type { DayPoint, Metric } from './report.ts';
import { heldOut, type Comparing } from './row-of.ts';
import { joinStrata, strataOf, type ReportStratum } from './strata-of.ts';
import { upliftOf } from './uplift.ts';

/**
 * How what is known has grown: each day's visitors, and the comparison of all that were enrolled until then with what has come of them
 * by now. The intervals are the always-valid ones, so a reader may follow them.
 */
export function dayPoints(
  { cells, ...comparing }: Comparing,
  { from, to, metric }: { from: number; to: number; metric: Metric },
): DayPoint[] {
  const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
  let soFar: ReportStratum[] = [];
  return days.map((day) => {
    const added = strataOf(heldOut({ ...comparing, cells: cells.filter((cell) => cell.day === day) }));
    soFar = joinStrata(soFar, added);
    const uplift = upliftOf(soFar, metric);
    const isKnown = uplift !== null && !isTooFew(verdictOf(uplift, { adjustedP: 1 }));
    const best = isKnown ? bestReadings(uplift).difference : null;
    return {
      day: reportDay(day),
      shown: visitorsIn(added, 'shown'),
      control: visitorsIn(added, 'control'),
      uplift: best?.estimate ?? null,
      interval: best?.alwaysValid.interval ?? null,
    };
  });
}

function visitorsIn(strata: readonly ReportStratum[], side: 'shown' | 'control'): number {
  return strata.reduce((sum, each) => sum + Number(each[side].visitors), 0);
}
