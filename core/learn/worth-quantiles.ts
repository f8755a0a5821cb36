import { normalCdf } from '../measure/normal.ts';
import type { Belief } from './learned.ts';

/** Of the standard normal distribution: evenly spaced, so that the tails, where the unlikely winners are, are cut as finely as the middle. */
const STEPS = Array.from({ length: 21 }, (_, n) => (n - 10) * 0.35);
const NORMAL_CHANCES = STEPS.map(normalCdf);
/** The chances at which a distribution is cut, ascending from 0 to 1. What lies beyond 3.5 standard deviations is taken as none. */
export const CUTS = NORMAL_CHANCES.map((chance, n) => (n === 0 ? 0 : n === STEPS.length - 1 ? 1 : chance));

/**
 * What a visitor is worth who sees the variant, rate × value, as quantiles at `CUTS`, ascending, minor units.
 *
 * Rate and value are independent, so the first three moments of their product are known exactly; the quantiles are those of a gamma distribution,
 * shifted and turned, that has the same three, by the cube-root approximation. It is close where the Beta's `alpha` is 1 or more. Every
 * variant is cut at the same chances, so nothing is left to luck.
 * Source: Wilson and Hilferty, "The distribution of chi-square" (1931).
 */
export function worthQuantiles({ alpha, beta, value, valueSd }: Belief): number[] {
  const n = alpha + beta;
  const rate = alpha / n;
  const rateVariance = (rate * (beta / n)) / (n + 1);
  const rateThird = (2 * rateVariance * (beta - alpha)) / n / (n + 2);
  // In the unit of the value itself, so that no power of it leaves the range of numbers.
  const unit = Math.max(Math.abs(value), valueSd) || 1;
  const mean = value / unit;
  const variance = (valueSd / unit) ** 2;
  const first = rate * mean;
  // Central moments of the product, written so that nothing cancels.
  const second = rateVariance * (mean ** 2 + variance) + rate ** 2 * variance;
  const third = mean ** 3 * rateThird + 3 * mean * variance * (rateThird + 2 * rate * rateVariance);
  const sd = Math.sqrt(second);
  const skew = sd === 0 ? 0 : third / second / sd;
  return STEPS.map((z) => unit * (first + sd * standing(z, skew)));
}

/** Skews beyond those of an exponential distribution are left to its shape. */
const SKEW_MAX = 2;
/** Below it the formula divides by almost 0, and the distribution is a normal one. */
const SKEW_MIN = 1e-4;

function standing(z: number, skew: number): number {
  if (Math.abs(skew) < SKEW_MIN) return z;
  const bent = Math.max(-SKEW_MAX, Math.min(SKEW_MAX, skew));
  return (2 / bent) * (Math.max(0, 1 + (bent * z) / 6 - (bent * bent) / 36) ** 3 - 1);
}
