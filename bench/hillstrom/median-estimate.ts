import type { Estimate } from '../../core/learn/off-policy.ts';

const Z_95 = 1.959964;

/**
 * One estimate of several that were made of the same customers split differently: the median, with a variance that is the median of each one's own
 * and its distance from it.
 * Source: Chernozhukov and others, "Double/debiased machine learning" (2018), definition 3.3.
 */
export function medianEstimate(estimates: readonly Estimate[]): Estimate {
  const value = median(estimates.map((each) => each.value));
  const variance = median(estimates.map((each) => each.standardError ** 2 + (each.value - value) ** 2));
  const standardError = Math.sqrt(variance);
  return { value, standardError, interval: [value - Z_95 * standardError, value + Z_95 * standardError] };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
