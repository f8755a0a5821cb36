/** One logged decision, as another policy sees it. */
export interface Logged {
  /** What came of it, in any unit. */
  reward: number;
  /** With what probability the logged action was taken; above 0, as every decision records it. */
  propensity: number;
  /** With what probability the other policy takes the same action there. */
  other: number;
  /** A model's reward for the logged action, and its mean reward under the other policy. It must not have been fitted on this log. */
  predicted?: number;
  predictedOther?: number;
}

export interface Estimate {
  /** Mean reward a decision. */
  value: number;
  standardError: number;
  /** 95%, normal. */
  interval: readonly [number, number];
}

export interface OffPolicy {
  decisions: number;
  /** Inverse propensity scoring: unbiased whatever the rewards, if the propensities are those that were drawn from. */
  ips: Estimate;
  /** The same divided by the mean weight: a little bias for much less variance. Null where the other policy takes none of the logged actions. */
  snips: Estimate | null;
  /** The model's mean, with its errors corrected by IPS: unbiased, and narrower the better the model is. Null unless every row has both predictions. */
  doublyRobust: Estimate | null;
  /** As many decisions of the other policy itself would tell as much: (Σw)² / Σw². */
  effectiveDecisions: number;
  /** Too few or too uneven for the intervals to mean what they say. */
  caution: 'too_few' | 'uneven_weights' | null;
}

const Z_95 = 1.959964;
/** Below it a mean of skewed rewards is not normal by far. */
const EFFECTIVE_MIN = 100;
/** Where a single decision carries more of all weight than this, the estimate is about that decision. */
const WEIGHT_SHARE_MAX = 0.05;

/**
 * What another policy would have earned, from a log of decisions that a policy with known propensities made; null below two of them.
 *
 * Throws a RangeError for a propensity that is not above 0: then the log cannot be trusted at all.
 * Sources: Horvitz and Thompson (1952); Swaminathan and Joachims, "The self-normalized estimator for counterfactual learning" (2015); Dudík, Langford and
 * Li, "Doubly robust policy evaluation and learning" (2011).
 */
export function offPolicy(log: readonly Logged[]): OffPolicy | null {
  if (log.length < 2) return null;
  const weights = log.map(({ propensity, other }) => {
    if (!(propensity > 0)) throw new RangeError(`A propensity of ${propensity} is none`);
    return other / propensity;
  });
  let total = 0;
  let squares = 0;
  let largest = 0;
  for (const weight of weights) {
    total += weight;
    squares += weight * weight;
    largest = Math.max(largest, weight);
  }
  const effectiveDecisions = squares > 0 ? (total * total) / squares : 0;
  const isFew = effectiveDecisions < EFFECTIVE_MIN;
  return {
    decisions: log.length,
    ips: estimateOf(log.map(({ reward }, n) => weights[n]! * reward)),
    snips: snipsOf(log, weights, total / log.length),
    doublyRobust: doublyRobustOf(log, weights),
    effectiveDecisions,
    caution: isFew ? 'too_few' : largest > WEIGHT_SHARE_MAX * total ? 'uneven_weights' : null,
  };
}

/** Its standard error is that of the linearised ratio (delta method). */
function snipsOf(log: readonly Logged[], weights: readonly number[], mean: number): Estimate | null {
  if (mean === 0) return null;
  let value = 0;
  for (const [n, { reward }] of log.entries()) value += (weights[n]! * reward) / mean / log.length;
  return estimateOf(log.map(({ reward }, n) => value + (weights[n]! * (reward - value)) / mean));
}

function doublyRobustOf(log: readonly Logged[], weights: readonly number[]): Estimate | null {
  const terms: number[] = [];
  for (const [n, { reward, predicted, predictedOther }] of log.entries()) {
    if (predicted === undefined || predictedOther === undefined) return null;
    terms.push(predictedOther + weights[n]! * (reward - predicted));
  }
  return estimateOf(terms);
}

function estimateOf(terms: readonly number[]): Estimate {
  let value = 0;
  for (const term of terms) value += term / terms.length;
  let squares = 0;
  for (const term of terms) squares += (term - value) ** 2;
  const standardError = Math.sqrt(squares / (terms.length - 1) / terms.length);
  return {
    value,
    standardError,
    interval: [value - Z_95 * standardError, value + Z_95 * standardError],
  };
}
