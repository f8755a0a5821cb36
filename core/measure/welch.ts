import type { Moments } from './moments.ts';

/** A difference, and how far it may be off. */
export interface Estimate {
  value: number;
  /** Of the estimate itself: its standard error squared; above 0. */
  variance: number;
  /** Degrees of freedom of the t distribution that it is held against. */
  degrees: number;
}

/**
 * Treatment's mean less control's. Arms may differ in size and variance (Welch). Null where nothing varies in either arm: then no
 * error can be told.
 *
 * Source: Welch, "The Generalization of 'Student's' Problem" (Biometrika, 1947); GrowthBook's gbstats, `TwoSidedTTest`.
 */
export function differenceOf(treatment: Moments, control: Moments): Estimate | null {
  const variance = treatment.variance / treatment.n + control.variance / control.n;
  if (!(variance > 0)) return null;
  return { value: treatment.mean - control.mean, variance, degrees: degreesOf(treatment, control) };
}

/**
 * The difference as a share of control's mean: 0.1 is ten in a hundred more. Null where control's mean is not above 0, since then a
 * share of it says nothing (or the opposite), and where nothing varies.
 *
 * The variance by the delta method: of a ratio t / c it is s²ₜ / (nₜ c²) + s²꜀ t² / (n꜀ c⁴).
 * Source: Deng, Knoblich and Lu, "Applying the Delta Method in Metric Analytics" (KDD 2018); GrowthBook's gbstats. As there, the
 * degrees of freedom are those of the absolute difference.
 */
export function relativeOf(treatment: Moments, control: Moments): Estimate | null {
  if (!(control.mean > 0)) return null;
  const ratio = treatment.mean / control.mean;
  const variance =
    (treatment.variance / treatment.n + (control.variance / control.n) * ratio ** 2) / control.mean ** 2;
  if (!(variance > 0)) return null;
  return { value: ratio - 1, variance, degrees: degreesOf(treatment, control) };
}

/** Source: Satterthwaite, "An Approximate Distribution of Estimates of Variance Components" (Biometrics Bulletin, 1946). */
export function degreesOf(treatment: Moments, control: Moments): number {
  const [a, b] = [treatment.variance / treatment.n, control.variance / control.n];
  return (a + b) ** 2 / (a ** 2 / (treatment.n - 1) + b ** 2 / (control.n - 1));
}
