import fc from 'fast-check';
import type { CovariateSums } from './sums.ts';

/** One visitor: what they came to, and what they were worth before; whole minor units. */
export interface Visitor {
  x: number;
  y: number;
}

/** Visitors as shops have them: most with 0, values in steps, before and after alike or not. */
export function visitors(minLength = 2, maxLength = 40): fc.Arbitrary<Visitor[]> {
  const worth = fc.oneof(fc.constant(0), fc.integer({ min: -5_000, max: 200_000 }));
  return fc.array(
    fc
      .tuple(worth, worth, fc.boolean())
      .map(([x, y, isAlike]) => ({ x: isAlike ? Math.round(x / 2 + y / 2) : x, y })),
    { minLength, maxLength },
  );
}

export function sumsOf(list: readonly Visitor[]): CovariateSums {
  const sum = (of: (visitor: Visitor) => number) => list.reduce((total, each) => total + of(each), 0);
  return {
    n: list.length,
    sum: sum(({ x }) => x),
    sumSquares: sum(({ x }) => x * x),
    sumY: sum(({ y }) => y),
    sumSquaresY: sum(({ y }) => y * y),
    sumXY: sum(({ x, y }) => x * y),
  };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

/** From each value's distance to the mean; the definition. */
export function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
}
