import { centredProduct } from './centred-product.ts';
import type { Sums } from './sums.ts';

/** `share`: every value is 0 or 1. */
export type MetricKind = 'mean' | 'share';

export interface Moments {
  n: number;
  mean: number;
  /** Of one visitor's value, not of the mean; never below 0. */
  variance: number;
}

/**
 * Mean and variance of one arm; null below two visitors, of whom no variance can be told.
 *
 * The variance is the unbiased one (n − 1). Of shares it is p(1 − p), as GrowthBook has it (gbstats, `ProportionStatistic`), which
 * is less by a factor of (n − 1) / n: nothing from a hundred visitors on.
 */
export function momentsOf(sums: Sums, kind: MetricKind = 'mean'): Moments | null {
  const n = Number(sums.n);
  if (n < 2) return null;
  const mean = Number(sums.sum) / n;
  if (kind === 'share') return { n, mean, variance: Math.max(0, mean * (1 - mean)) };
  const about = centredProduct(sums.n, sums.sum, sums.sum, sums.sumSquares);
  return { n, mean, variance: Math.max(0, about) / (n - 1) };
}
