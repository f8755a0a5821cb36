import { momentsOf, type Moments } from '../measure/moments.ts';
import { MINIMUM } from '../measure/verdict-of.ts';
import { BOTS, type CellTotal } from '../outcomes/cell.ts';
import { DAY_MS } from '../outcomes/day-ms.ts';
import { addUp } from '../report/add-up.ts';
import { settledUntil } from '../report/report-day.ts';
import type { ForeseenFrom } from './foreseen-experiment.ts';

/** Whole weeks, and as many as a visitor is counted once in. */
export const PRESENT_DAYS = 28;

/** What one visitor is worth who is shown what is there now. */
export interface Baseline {
  margin: Moments;
  conversion: Moments;
}

export interface Present {
  traffic: { from: ForeseenFrom; visitorsADay: number | null };
  baseline: { from: ForeseenFrom; of: Baseline | null };
}

/**
 * Who came by a slot of late, and what they were worth: of the slot where enough is known of it, else of the site.
 *
 * Visitors a day are all who were enrolled, by the time since the first of them, from a day on: what a part of a day would make of itself
 * is not believed. Orders are those of days whose window is over, unless only with the others there are enough for a report to say anything
 * (`MINIMUM`); then visitors seem to be worth somewhat less than they are, and what is foreseen takes longer.
 *
 * @param cells of the last PRESENT_DAYS days; only slots' and the site's own count
 */
export function presentOutcomes(
  cells: readonly CellTotal[],
  slot: string,
  { now, windowDays }: { now: number; windowDays: number },
): Present {
  const people = cells.filter(({ variant, segment, arm }) => {
    return variant === '' && segment !== BOTS && ARMS.has(arm);
  });
  const places = [
    { from: 'slot', cells: people.filter((cell) => cell.slot === slot) },
    { from: 'site', cells: people.filter((cell) => cell.slot === '') },
  ] as const;
  const until = settledUntil(now, windowDays);
  const traffics = places.map(({ from, cells: of }) => ({ from, visitorsADay: visitorsADay(of, now) }));
  const baselines = places.flatMap(({ from, cells: of }) => [
    { from, of: baselineOf(of.filter(({ day }) => day <= until)) },
    { from, of: baselineOf(of) },
  ]);
  return {
    traffic: traffics.find((each) => each.visitorsADay !== null) ?? { from: 'unknown', visitorsADay: null },
    baseline: baselines.find(({ of }) => of !== null) ?? { from: 'unknown', of: null },
  };
}

const ARMS: ReadonlySet<CellTotal['arm']> = new Set(['shown', 'control', 'site_control']);

function visitorsADay(cells: readonly CellTotal[], now: number): number | null {
  const met = cells.filter(({ sums }) => sums.visitors > 0n);
  if (met.length === 0) return null;
  const first = met.reduce((least, { day }) => Math.min(least, day), Infinity);
  return Number(addUp(met).visitors) / Math.max(1, now / DAY_MS - first);
}

function baselineOf(cells: readonly CellTotal[]): Baseline | null {
  const sums = addUp(cells.filter(({ arm }) => arm === 'shown'));
  if (sums.visitors < MINIMUM.visitors || sums.converted < MINIMUM.conversions) return null;
  const n = sums.visitors;
  const margin = momentsOf({ n, sum: sums.margin, sumSquares: sums.marginSquared });
  const conversion = momentsOf({ n, sum: sums.converted, sumSquares: sums.converted }, 'share');
  return margin && conversion && { margin, conversion };
}
