import type { CovariateSums } from '#core';

/** Customers in order of arrival: the arm each is in, what they came to (x), and what they were worth before (y). */
export interface Arrivals {
  arm: Uint8Array;
  x: Float64Array;
  y: Float64Array;
}

/** n, Σx, Σx², Σy, Σy², Σxy and those whose x is not 0. */
const SUMS = 7;

/** Sums of every arm after each of `looks` equal parts of the customers: [look][arm]. */
export function lookAlong({ arm, x, y }: Arrivals, arms: number, looks: number): CovariateSums[][] {
  const sums = new Float64Array(arms * SUMS);
  const seen: CovariateSums[][] = [];
  for (let i = 0; i < x.length; i++) {
    const at = (arm[i] ?? 0) * SUMS;
    const [xi, yi] = [x[i] ?? 0, y[i] ?? 0];
    add(at, 1);
    add(at + 3, yi);
    add(at + 4, yi * yi);
    if (xi !== 0) {
      add(at + 1, xi);
      add(at + 2, xi * xi);
      add(at + 5, xi * yi);
      add(at + 6, 1);
    }
    if (Math.floor(((i + 1) * looks) / x.length) > seen.length) {
      seen.push(Array.from({ length: arms }, (_, of) => sumsOf(sums.subarray(of * SUMS, (of + 1) * SUMS))));
    }
  }
  return seen;

  function add(at: number, value: number): void {
    sums[at] = (sums[at] ?? 0) + value;
  }
}

function sumsOf(values: Float64Array): CovariateSums {
  const [n = 0, sum = 0, sumSquares = 0, sumY = 0, sumSquaresY = 0, sumXY = 0, conversions = 0] = values;
  return { n, sum, sumSquares, sumY, sumSquaresY, sumXY, conversions };
}
