/** Of the conversions within a window, those that come in the same visit. */
const AT_ONCE = 0.45;
/** Of the others, days until 63% of those that ever come have come. */
const LATER_DAYS = 2.5;

/**
 * Share of the conversions within a window of `windowDays` that have come `ageDays` after something was seen: 0.45 at once, 1 from the window's end on.
 *
 * A young cohort divided by this is neither a failure (which would punish whatever was shown most lately) nor left out (which would
 * learn a week late). The curve is right at 35% within an hour and half within a day of a month's conversions, as display advertising saw
 * them (Chapelle, "Modeling delayed feedback in display advertising", KDD 2014); the sums do not hold a shop's own. Where it is wrong, it is
 * so for all variants of a day alike, which moves the level of their rates but hardly their order.
 */
export function cameBy(ageDays: number, windowDays: number): number {
  if (ageDays >= windowDays) return 1;
  const later = Math.expm1(-Math.max(0, ageDays) / LATER_DAYS) / Math.expm1(-windowDays / LATER_DAYS);
  return AT_ONCE + (1 - AT_ONCE) * later;
}
