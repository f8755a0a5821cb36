/** What is usual weighs as much as so many gaps of the visitor's own, for the length of a gap and for how much gaps vary. */
const USUAL_GAPS = 2;
/** By how much one person's gaps vary, as the deviation of their logarithm: 0.87 among Online Retail's customers, and longer gaps are yet to come. */
const SPREAD = 1;
/** What the feed calls a consumable runs out in its time. */
const SPREAD_OF_CONSUMABLES = 0.25;
/** EARLY_SHARE of a normal distribution lies below so many deviations under its mean. */
const EARLY_DEVIATIONS = 1.23;

/**
 * The day by which somebody with these purchases has, early, bought again: gaps taken as log-normal, their mean and spread
 * blended with what is usual, so that two purchases do not make a habit and four regular ones do.
 *
 * @param days days of purchases, ascending, two or more
 * @param typicalDays the usual gap; absent: nothing is known but these
 */
export function ownPace(
  days: readonly number[],
  typicalDays: number | undefined,
  isConsumable: boolean,
): number {
  const gaps = days.slice(1).map((day, n) => Math.log(day - days[n]!));
  const own = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const usual = typicalDays === undefined ? own : Math.log(typicalDays);
  const centre = (own * gaps.length + usual * USUAL_GAPS) / (gaps.length + USUAL_GAPS);
  const spread = isConsumable ? SPREAD_OF_CONSUMABLES : SPREAD;
  const squares = gaps.reduce((sum, gap) => sum + (gap - own) ** 2, 0);
  const variance = (squares + USUAL_GAPS * spread ** 2) / (gaps.length - 1 + USUAL_GAPS);
  // The centre is itself known from few gaps only.
  const deviation = Math.sqrt(variance * (1 + 1 / (gaps.length + USUAL_GAPS)));
  return Math.exp(centre - EARLY_DEVIATIONS * deviation);
}
