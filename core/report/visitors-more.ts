import { bestRho, mixtureBound } from '../measure/always-valid.ts';
import { TUNING_VISITORS, type Reading } from '../measure/compare-arms.ts';

/** What is foreseen is how many visitors it takes to see an uplift of so much, if that is what there is. */
export const RELEVANT_UPLIFT = 0.05;
/** Beyond this no shop waits for it. */
const VISITORS_MAX = 1e8;
/** Four experiments of five that have such an uplift see it by then: 0.8416 is the normal quantile of 0.8. */
const POWER_Z = 0.8416;

/**
 * Visitors of both groups, shared out as they are now, that it still takes until the always-valid interval of most experiments with
 * this effect leaves 0 out. undefined where that is beyond 100 million, or the effect is nothing.
 *
 * The standard error shrinks with the root of the visitors; the interval is so many errors wide as the mixture's boundary says at that
 * size. Correction for several rows is left out: it can only make it more.
 */
export function visitorsMore(
  { standardError }: Pick<Reading, 'standardError'>,
  visitors: number,
  effect: number,
  alpha: number,
): number | undefined {
  const rho = bestRho(TUNING_VISITORS, alpha);
  const isSeen = (n: number) => {
    const errors = mixtureBound(n, alpha, rho) / Math.sqrt(n) + POWER_Z;
    return standardError * Math.sqrt(visitors / n) * errors <= effect;
  };
  if (isSeen(visitors)) return 0;
  if (!isSeen(VISITORS_MAX)) return undefined;
  let [low, high] = [visitors, VISITORS_MAX];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isSeen(middle)) high = middle;
    else low = middle;
  }
  return high - visitors;
}
