/** A sum: exact integers as bigint (the store's text, read by `BigInt`), or a number. */
export type Sum = bigint | number;

/**
 * What is kept of one arm and one metric: of every visitor's value x (money in minor units, or 0 and 1), how many visitors,
 * Σx and Σx². Integers may pass 2⁵³ as bigint: 100,000 orders of 10,000.00 each make Σx² = 10¹⁷.
 */
export interface Sums {
  /** Visitors; each has one value, mostly 0. */
  n: Sum;
  sum: Sum;
  sumSquares: Sum;
  /**
   * Visitors whose value is not 0, where it is known. Otherwise (Σx)² / Σx² stands for it, which is never more (Cauchy and
   * Schwarz), and far less where a few large values make the sum.
   */
  conversions?: Sum;
}

/** With what each visitor's value was before the experiment began (y), which nothing shown in it can have moved. */
export interface CovariateSums extends Sums {
  sumY: Sum;
  sumSquaresY: Sum;
  sumXY: Sum;
}

export function hasCovariate(sums: Sums): sums is CovariateSums {
  return 'sumXY' in sums && 'sumY' in sums && 'sumSquaresY' in sums;
}

/** See `Sums`. */
export function leastConversions({ sum, sumSquares }: Pick<Sums, 'sum' | 'sumSquares'>): number {
  const squares = Number(sumSquares);
  return squares > 0 ? Number(sum) ** 2 / squares : 0;
}
