import { centredProduct } from './centred-product.ts';
import { leastConversions, type CovariateSums, type Sum } from './sums.ts';

/** Visitors among whom chance divided the two arms by the same shares. */
export interface Stratum {
  treatment: CovariateSums;
  control: CovariateSums;
}

/** Below two visitors in either arm no variance can be told, and without anybody in one of them there is nothing to compare. */
export function isComparable({ treatment, control }: Stratum): boolean {
  return Number(treatment.n) > 1 && Number(control.n) > 1;
}

/**
 * One pair of sums for `compareArms` that says what these strata say together, each compared within itself. For one alone its own sums,
 * untouched; for several, plain numbers. null where none can be compared; strata that cannot (`isComparable`) are left out.
 *
 * Adding strata up would compare different people where shares differ: if more were held out while many bought, the control arm holds more of
 * those who came then (Simpson's paradox). So both arms' means are taken with the same weights, wₛ in proportion to nₜ n꜀ / (nₜ + n꜀):
 *
 *   mean        Σ wₛ x̄ₛ
 *   variance    of that mean Σ wₛ² s²ₛ / nₛ, and likewise its covariance with the covariate's
 *
 * These weights are those of Cochran and of Mantel and Haenszel. Where the difference is the same everywhere, and values vary alike, none leave
 * less variance; a stratum with few in either arm weighs little. And with them the difference is, but for its scale, a sum over visitors that grows by
 * nothing expected where there is no effect, so it may be looked at at any time, also while strata are still to come. Where effects
 * differ, it is their mean by these weights.
 *
 * Sums are then made that have these moments: n visitors, Σx = n x̄ and Σx² = (n − 1) s² + n x̄², where s² / n is the variance of the mean. Taken
 * apart again they lose digits in the measure of x̄² / s²: ten of sixteen are left where a mean is a thousand times its deviation, and what is
 * below 10⁻¹² counts as not varying (`centredProduct`). A share's variance is no longer p (1 − p), so they are to be compared as means. Degrees of
 * freedom come out by as many too many as there are strata more than one, which is nothing from a hundred visitors on.
 *
 * Source: Cochran, "Some Methods for Strengthening the Common χ² Tests" (Biometrics, 1954); Mantel and Haenszel, "Statistical Aspects of the
 * Analysis of Data from Retrospective Studies of Disease" (Journal of the National Cancer Institute, 1959); Miratrix, Sekhon and Yu, "Adjusting
 * treatment effect estimates by post-stratification in randomized experiments" (Journal of the Royal Statistical Society B, 2013), on the variance.
 */
export function standardise(strata: readonly Stratum[]): Stratum | null {
  const [first, ...more] = strata.filter(isComparable);
  if (first === undefined) return null;
  if (more.length === 0) return first;
  const weighed = weigh([first, ...more]);
  return {
    treatment: standardised(weighed.map(({ treatment, weight }) => ({ ...momentsIn(treatment), weight }))),
    control: standardised(weighed.map(({ control, weight }) => ({ ...momentsIn(control), weight }))),
  };
}

function weigh(strata: readonly Stratum[]): (Stratum & { weight: number })[] {
  const sizes = strata.map(({ treatment, control }) => {
    const [t, c] = [Number(treatment.n), Number(control.n)];
    return (t * c) / (t + c);
  });
  const all = total(sizes);
  return strata.map((stratum, i) => ({ ...stratum, weight: (sizes[i] ?? 0) / all }));
}

interface Moments {
  n: number;
  conversions: number;
  meanX: number;
  meanY: number;
  /** Of one visitor, by n − 1. */
  varianceX: number;
  varianceY: number;
  covariance: number;
}

function momentsIn(sums: CovariateSums): Moments {
  const { n, sum, sumSquares, sumY, sumSquaresY, sumXY, conversions } = sums;
  const visitors = Number(n);
  const about = (a: Sum, b: Sum, ab: Sum) => centredProduct(n, a, b, ab) / (visitors - 1);
  return {
    n: visitors,
    conversions: Number(conversions ?? leastConversions(sums)),
    meanX: Number(sum) / visitors,
    meanY: Number(sumY) / visitors,
    varianceX: Math.max(0, about(sum, sum, sumSquares)),
    varianceY: Math.max(0, about(sumY, sumY, sumSquaresY)),
    covariance: about(sum, sumY, sumXY),
  };
}

function standardised(strata: readonly (Moments & { weight: number })[]): CovariateSums {
  const n = total(strata.map((each) => each.n));
  const mean = (of: (each: Moments) => number) => total(strata.map((each) => each.weight * of(each)));
  // Of the mean times n: the variance that one visitor of n has to have for it.
  const spread = (of: (each: Moments) => number) =>
    n * total(strata.map((each) => (each.weight ** 2 * of(each)) / each.n));
  const [x, y] = [mean(({ meanX }) => meanX), mean(({ meanY }) => meanY)];
  return {
    n,
    sum: n * x,
    sumSquares: (n - 1) * spread(({ varianceX }) => varianceX) + n * x * x,
    sumY: n * y,
    sumSquaresY: (n - 1) * spread(({ varianceY }) => varianceY) + n * y * y,
    sumXY: (n - 1) * spread(({ covariance }) => covariance) + n * x * y,
    conversions: total(strata.map(({ conversions }) => conversions)),
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
