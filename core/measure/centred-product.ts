import type { Sum } from './sums.ts';

/** Where not all are integers, what is left below this share of the terms is rounding, and counts as 0. */
const NOISE = 1e-12;

/**
 * Σ(a − ā)(b − b̄) from the sums: Σab − Σa·Σb / n. With a = b, the sum of squares about the mean. 0 where n is 0.
 *
 * The two terms may agree in all but their last digits, and then floating point leaves noise, or a variance below 0. Where all four
 * are integers, n·Σab − Σa·Σb is taken in bigint, exactly, and only the result becomes a number (relative error 2⁻⁵²).
 *
 * Source: Chan, Golub and LeVeque, "Algorithms for Computing the Sample Variance" (The American Statistician, 1983), on the
 * textbook formula and how it fails.
 */
export function centredProduct(n: Sum, sumA: Sum, sumB: Sum, sumAB: Sum): number {
  if (Number(n) === 0) return 0;
  if (isWhole(n) && isWhole(sumA) && isWhole(sumB) && isWhole(sumAB)) {
    return Number(BigInt(n) * BigInt(sumAB) - BigInt(sumA) * BigInt(sumB)) / Number(n);
  }
  const product = Number(sumAB);
  const ofMeans = (Number(sumA) * Number(sumB)) / Number(n);
  const left = product - ofMeans;
  return Math.abs(left) <= NOISE * Math.max(Math.abs(product), Math.abs(ofMeans)) ? 0 : left;
}

function isWhole(sum: Sum): boolean {
  return typeof sum === 'bigint' || Number.isInteger(sum);
}
