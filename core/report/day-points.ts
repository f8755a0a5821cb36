import type { CellTotal } from '../outcomes/cell.ts';
import { bestReadings, verdictOf } from '../measure/verdict-of.ts';
import { addUp } from './add-up.ts';
import { isTooFew } from './judge-row.ts';
import { reportDay } from './report-day.ts';
import type { DayPoint, Metric, ReportRow } from './report.ts';
import { upliftOf } from './uplift.ts';

/**
 * How what is known has grown: each day's visitors, and the comparison of all that were enrolled until then with what has come of them
 * by now. The intervals are the always-valid ones, so a reader may follow them.
 *
 * @param cells of one level
 */
export function dayPoints(
  cells: readonly CellTotal[],
  { from, to, metric }: { from: number; to: number; metric: Metric },
  against: ReportRow['against'],
): DayPoint[] {
  const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
  let [shown, control] = [addUp([]), addUp([])];
  return days.map((day) => {
    const of = (arm: CellTotal['arm']) => addUp(cells.filter((cell) => cell.day === day && cell.arm === arm));
    const [newShown, newControl] = [of('shown'), of(against)];
    shown = addUp([{ sums: shown }, { sums: newShown }]);
    control = addUp([{ sums: control }, { sums: newControl }]);
    const uplift = upliftOf(shown, control, metric);
    const best = isTooFew(verdictOf(uplift, { adjustedP: 1 })) ? null : bestReadings(uplift).difference;
    return {
      day: reportDay(day),
      shown: Number(newShown.visitors),
      control: Number(newControl.visitors),
      uplift: best?.estimate ?? null,
      interval: best?.alwaysValid.interval ?? null,
    };
  });
}
