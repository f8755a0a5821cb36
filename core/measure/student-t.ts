import { incompleteBeta } from './incomplete-beta.ts';
import { logGamma } from './log-gamma.ts';
import { normalCdf, normalQuantile } from './normal.ts';

/** From here on Hill's expansion is exact to 10⁻¹³, while the incomplete beta function slowly loses digits. */
const EXPAND_FROM = 1_000;
const STEPS_MAX = 200;

/** The chance that Student's t is further from 0 than |t|: the p of a two-sided test. Relative error below 10⁻¹⁰ for p > 10⁻²⁰. */
export function studentTails(t: number, degrees: number): number {
  if (degrees >= EXPAND_FROM) return 2 * normalCdf(-normalEquivalent(Math.abs(t), degrees));
  const whole = degrees + t * t;
  return incompleteBeta(degrees / whole, degrees / 2, 0.5, (t * t) / whole);
}

/** The chance that Student's t is below t; degrees of freedom above 0, whole or not. */
export function studentCdf(t: number, degrees: number): number {
  const tail = studentTails(t, degrees) / 2;
  return t > 0 ? 1 - tail : tail;
}

/**
 * The t below which Student's t lies with the chance p, absolute or relative error below 10⁻¹⁰; ∓∞ at 0 and 1, NaN outside.
 * By Newton's method within a bracket that halves where a step would leave it.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p < 0.5) return -studentQuantile(1 - p, degrees);
  if (p === 0.5) return 0;
  if (p === 1) return Infinity;
  const tails = 2 * (1 - p);
  let low = 0;
  let high = Math.max(1, normalQuantile(p));
  while (studentTails(high, degrees) > tails) [low, high] = [high, 2 * high];
  let t = Math.max(low, Math.min(high, normalQuantile(p)));
  for (let step = 0; step < STEPS_MAX; step++) {
    const miss = studentTails(t, degrees) - tails;
    if (miss > 0) low = t;
    else high = t;
    const newton = t + miss / (2 * density(t, degrees));
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    const moved = Math.abs(next - t);
    t = next;
    if (moved <= 1e-13 * t) break;
  }
  return t;
}

function density(t: number, degrees: number): number {
  const log =
    logGamma((degrees + 1) / 2) -
    logGamma(degrees / 2) -
    ((degrees + 1) / 2) * Math.log1p((t * t) / degrees) -
    Math.log(degrees * Math.PI) / 2;
  return Math.exp(log);
}

/**
 * The z whose normal tail is the t's tail.
 * Source: Hill, "Algorithm 395: Student's t-Distribution" (Communications of the ACM, 1970).
 */
function normalEquivalent(t: number, degrees: number): number {
  const a = degrees - 0.5;
  const b = 48 * a * a;
  const y = a * Math.log1p((t * t) / degrees);
  const far = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
  return Math.sqrt(y) * (1 + (y + 3 + far) / b);
}
