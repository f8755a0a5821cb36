import { centredProduct } from './centred-product.ts';
import type { CovariateSums } from './sums.ts';
import { degreesOf, type Estimate } from './welch.ts';

export interface Adjusted {
  /** What one unit of the covariate is worth in the metric. */
  theta: number;
  /** 0 to 1: of the difference's variance, what knowing the covariate takes away. */
  varianceRemoved: number;
  /** Null as in `differenceOf` and `relativeOf`. */
  difference: Estimate | null;
  relative: Estimate | null;
}

/**
 * CUPED: the difference of x − θy, where y is what each visitor was worth before the experiment. What visitors bring along is taken
 * out of the comparison; the difference expected stays as it is, since y cannot have been moved.
 *
 * θ is one for both arms: the one that makes the difference's variance least, Σ cov(x, y)/n / Σ var(y)/n over the arms. It is the slope
 * of a regression on the raw data with an intercept for each arm, in which a visitor weighs 1 / (n (n − 1)) of their arm. So the
 * variance never comes out above the unadjusted one, even with arms of 95 and 5% (where the plain pooled slope may do harm).
 * Null below two visitors an arm, or where the covariate does not vary.
 *
 * Relative: (difference adjusted) / (control's mean unadjusted), by the delta method, as in GrowthBook's gbstats.
 *
 * Source: Deng, Xu, Kohavi and Walker, "Improving the Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment Data"
 * (WSDM 2013).
 */
export function cuped(treatment: CovariateSums, control: CovariateSums): Adjusted | null {
  const [t, c] = [spreadOf(treatment), spreadOf(control)];
  if (t === null || c === null) return null;
  const ofY = t.varianceY / t.n + c.varianceY / c.n;
  if (!(ofY > 0)) return null;
  const theta = (t.covariance / t.n + c.covariance / c.n) / ofY;
  const [left, right] = [leftover(t, 1, theta), leftover(c, 1, theta)];
  const variance = left / t.n + right / c.n;
  const before = t.varianceX / t.n + c.varianceX / c.n;
  const value = t.meanX - c.meanX - theta * (t.meanY - c.meanY);
  const degrees = degreesOf(
    { n: t.n, mean: t.meanX, variance: left },
    { n: c.n, mean: c.meanX, variance: right },
  );
  const ratioVariance = (left / t.n + leftover(c, t.meanX / c.meanX, theta) / c.n) / c.meanX ** 2;
  return {
    theta,
    varianceRemoved: before > 0 ? Math.max(0, 1 - variance / before) : 0,
    difference: variance > 0 ? { value, variance, degrees } : null,
    relative:
      variance > 0 && c.meanX > 0 && ratioVariance > 0
        ? { value: value / c.meanX, variance: ratioVariance, degrees }
        : null,
  };
}

type Spread = NonNullable<ReturnType<typeof spreadOf>>;

function spreadOf({ n: visitors, sum, sumSquares, sumY, sumSquaresY, sumXY }: CovariateSums) {
  const n = Number(visitors);
  if (n < 2) return null;
  return {
    n,
    meanX: Number(sum) / n,
    meanY: Number(sumY) / n,
    varianceX: Math.max(0, centredProduct(visitors, sum, sum, sumSquares)) / (n - 1),
    varianceY: Math.max(0, centredProduct(visitors, sumY, sumY, sumSquaresY)) / (n - 1),
    covariance: centredProduct(visitors, sum, sumY, sumXY) / (n - 1),
  };
}

/** Variance of `scale`·x − θy. */
function leftover({ varianceX, varianceY, covariance }: Spread, scale: number, theta: number): number {
  return Math.max(0, scale ** 2 * varianceX - 2 * scale * theta * covariance + theta ** 2 * varianceY);
}
