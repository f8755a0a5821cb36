/**
 * A supposed spread weighs as much as one group with a standard error of this many spreads. With half of it (16 times the weight) a hundredth more was
 * found in `bench/shoppers`, where differences are about as large as supposed; but where one of two variants brought six times the orders of the other,
 * 900 visitors each had them believed a third apart.
 */
const SUPPOSED_ERROR = 1;
/** However alike the groups look, or unlike, a spread stays within this factor of what was supposed. */
const SPREAD_FACTOR_MAX = 4;

/**
 * The variance of the true differences between groups, by moments: what their estimates scatter beyond their own errors. A few groups say little
 * about it, so that what was supposed has a weight too.
 * Source: DerSimonian and Laird, "Meta-analysis in clinical trials" (1986), with weights equal to the precisions.
 *
 * @param supposed a standard deviation
 */
export function spreadVariance(
  groups: Iterable<{ seen: number; precision: number }>,
  supposed: number,
): number {
  // In the unit of (precision)², as the groups weigh.
  const weight = (SUPPOSED_ERROR * supposed) ** -4;
  let over = weight * supposed ** 2;
  let total = weight;
  for (const { seen, precision } of groups) {
    over += seen * seen - precision;
    total += precision * precision;
  }
  const least = (supposed / SPREAD_FACTOR_MAX) ** 2;
  const most = (supposed * SPREAD_FACTOR_MAX) ** 2;
  return Math.min(most, Math.max(least, over / total));
}
