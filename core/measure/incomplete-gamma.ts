import { logGamma } from './log-gamma.ts';

/** Both forms end far before; it only stops a loop on NaN. */
const TERMS_MAX = 10_000;
const EPSILON = 2 ** -53;
/** Keeps Lentz's quotients from dividing by 0. */
const TINY = 1e-300;

/**
 * Q(a, x) = Γ(a, x) / Γ(a): the upper regularised incomplete gamma function, for a > 0 and x ≥ 0. Relative error below 10⁻¹² for
 * a ≤ 100, small tails included. The normal and the χ² distribution are made of it.
 *
 * Below a + 1 by the series of 1 − Q, above by the continued fraction, evaluated after Lentz.
 * Source: DLMF 8.11.4 and 8.9.2; Thompson and Barnett, "Coulomb and Bessel functions" (1986), for the modified Lentz method.
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * series(a, x) : front * fraction(a, x);
}

/** Σ xᵏ / (a (a + 1) … (a + k)) */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < TERMS_MAX && term > sum * EPSILON; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** 1 / (x + 1 − a − 1(1 − a) / (x + 3 − a − 2(2 − a) / (x + 5 − a − …))) */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < TERMS_MAX; k++) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / (numerator * d + b || TINY);
    c = b + numerator / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) < 4 * EPSILON) break;
  }
  return value;
}
