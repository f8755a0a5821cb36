import type { Gap } from './item-lessons.ts';
import type { Pace } from './lesson-state.ts';

/**
 * From the day on which so many of those who bought have bought again, buying again is normal. Chosen on the Online Retail
 * data (fitted to March, tried on April to June 2011) as the share that holds back as long in sum as 30 days for everything do.
 */
export const EARLY_SHARE = 0.11;
/** A year of orders cannot tell of more than a year. */
export const GAP_DAYS_MAX = 365;
/** Gaps seen, or that would have been seen at USUAL_RATE, before the pace of an item is spoken of. */
const GAPS_MIN = 3;
/** Weight of the usual rate beside what is seen, in gaps. */
const USUAL_GAPS = 3;
/** Of those who bought, the share that buys again on any one day: Online Retail's to March 2011, 13,573 gaps in 4.9 million days. */
const USUAL_RATE = 1 / 360;

/**
 * The pace at which an item is bought again. Counted are purchases of recognised visitors: `n` gaps over all the days on which
 * somebody who had it could have bought it again, up to `until`, those who never did included. undefined where too little is known.
 *
 * @param until UTC day since the epoch: as long as orders are known
 */
export function gapOf(paces: readonly Pace[], until: number): Gap | undefined {
  // Two orders on one day are one purchase in two parcels.
  const known = paces.filter(({ sinceDays }) => sinceDays !== undefined && sinceDays !== 0);
  const gaps = known.flatMap(({ sinceDays }) => sinceDays ?? []);
  // A chain of purchases is watched from its first one on, so that the later ones add no days.
  const days = known
    .filter(({ sinceDays }) => sinceDays === null)
    .reduce((sum, { day }) => sum + Math.max(0, until - day), 0);
  if (Math.max(gaps.length, days * USUAL_RATE) < GAPS_MIN) return undefined;
  const rate = (gaps.length + USUAL_GAPS) / (days + USUAL_GAPS / USUAL_RATE);
  const daysEarly = Math.min(GAP_DAYS_MAX, round(EARLY_SHARE / rate));
  const orderDays = median(paces.flatMap((pace) => pace.orderDays ?? []));
  return {
    daysEarly,
    days: Math.max(daysEarly, median(gaps) ?? daysEarly),
    n: gaps.length,
    ...(orderDays === undefined ? {} : { orderDays: round(orderDays) }),
  };
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** A tenth of a day is finer than any shopper. */
function round(days: number): number {
  return Math.round(days * 10) / 10;
}
