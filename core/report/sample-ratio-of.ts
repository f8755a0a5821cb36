import { SAMPLE_RATIO_ALPHA, sampleRatioOver, type SharedOut } from '../measure/sample-ratio.ts';
import type { CellTotal } from '../outcomes/cell.ts';
import { PERIOD_DAYS } from '../outcomes/unit.ts';
import type { SampleRatio } from './report.ts';
import { strataOf, type ReportStratum, type TwoGroups } from './strata-of.ts';

/**
 * Of all whom chance divided. Where it could put people into one group only (nobody was held out, or everybody), there is nothing to
 * check, unless somebody is in the other.
 *
 * Each period is checked for itself, and the least p counts, times as many as there are (Bonferroni's bound, which holds however they
 * hang together): visitors are counted once in each, and who comes in all of them is in the same group in all.
 *
 * @returns null where chance divided nobody
 */
export function sampleRatioOf(groups: TwoGroups): SampleRatio | null {
  const divided = strataOf(groups).map(sizesOf).filter(isDivided);
  if (divided.length === 0) return null;
  const visitors = sum(divided.map(({ shown, control }) => shown + control));
  const meant = sum(divided.map(({ shown, control, share }) => (shown + control) * share));
  const shares = new Set(divided.map(({ share }) => share));
  const [only = 0] = shares;
  const p = leastOf(periodsOf(groups.cells).map((cells) => sharedOut({ ...groups, cells })));
  return {
    p,
    // Not what floating point makes of a share that is taken times visitors and divided by them.
    expected: shares.size === 1 ? only : meant / visitors,
    observed: sum(divided.map(({ control }) => control)) / visitors,
    isTrusted: p >= SAMPLE_RATIO_ALPHA,
  };
}

function leastOf(periods: readonly (readonly SharedOut[])[]): number {
  const ps = periods.filter((each) => each.length > 0).map(sampleRatioOver);
  return Math.min(1, ps.length * Math.min(...ps));
}

/** In which visitors are counted once; a view may come some minutes after its decision, and a day too late here. */
function periodsOf(cells: readonly CellTotal[]): CellTotal[][] {
  const periods = new Map<number, CellTotal[]>();
  for (const cell of cells) {
    const period = Math.floor(cell.day / PERIOD_DAYS);
    const there = periods.get(period);
    if (there === undefined) periods.set(period, [cell]);
    else there.push(cell);
  }
  return [...periods.values()];
}

function sharedOut(groups: TwoGroups): SharedOut[] {
  const divided = strataOf(groups).map(sizesOf).filter(isDivided);
  return divided.map(({ shown, control, share }) => ({
    observed: [shown, control],
    weights: [1 - share, share],
  }));
}

interface Sizes {
  share: number;
  shown: number;
  control: number;
}

function sizesOf({ share, shown, control }: ReportStratum): Sizes {
  return { share, shown: Number(shown.visitors), control: Number(control.visitors) };
}

function isDivided({ share, shown, control }: Sizes): boolean {
  if (share > 0 && share < 1) return shown + control > 0;
  return share === 0 ? control > 0 : shown > 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
