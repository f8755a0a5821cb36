import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centredProduct } from './centred-product.ts';
import { meanOf, sumsOf, varianceOf, visitors } from './measure.laws.ts';
import { momentsOf } from './moments.ts';

test('mean and variance from sums are those of the values', () => {
  fc.assert(
    fc.property(visitors(), (list) => {
      const values = list.map(({ x }) => x);
      const moments = momentsOf(sumsOf(list));
      expect(moments?.mean).toBeCloseTo(meanOf(values), 6);
      expect((moments?.variance ?? NaN) / (varianceOf(values) || 1)).toBeCloseTo(
        varianceOf(values) ? 1 : 0,
        9,
      );
    }),
  );
});

test('adding a constant to every value changes the variance by nothing, however large the constant', () => {
  const value = fc.bigInt({ min: 0n, max: 1_000n });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 2, maxLength: 30 }),
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      (values, constant) => {
        const of = (list: bigint[]) => ({
          n: list.length,
          sum: list.reduce((sum, x) => sum + x, 0n),
          sumSquares: list.reduce((sum, x) => sum + x * x, 0n),
        });
        const moved = momentsOf(of(values.map((x) => x + constant)));
        expect(moved?.variance).toBe(momentsOf(of(values))?.variance);
      },
    ),
  );
});

test('bigint and number say the same', () => {
  fc.assert(
    fc.property(visitors(), (list) => {
      const { n, sum, sumSquares } = sumsOf(list);
      const big = { n: BigInt(n), sum: BigInt(sum), sumSquares: BigInt(sumSquares) };
      expect(momentsOf(big)).toEqual(momentsOf({ n, sum, sumSquares }));
    }),
  );
});

test('fractions that are all alike do not vary by what rounding leaves', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.integer({ min: 2, max: 1_000 }),
      (x, n) => {
        const values = Array.from({ length: n }, () => x);
        const sum = values.reduce((total, each) => total + each, 0);
        const squares = values.reduce((total, each) => total + each * each, 0);
        expect(centredProduct(n, sum, sum, squares)).toBe(0);
      },
    ),
  );
});

test('of fewer than two visitors nothing is said', () => {
  expect(momentsOf({ n: 0, sum: 0, sumSquares: 0 })).toBeNull();
  expect(momentsOf({ n: 1n, sum: 5n, sumSquares: 25n })).toBeNull();
});

test('shares vary by p (1 − p)', () => {
  expect(momentsOf({ n: 28, sum: 14, sumSquares: 14 }, 'share')).toEqual({
    n: 28,
    mean: 0.5,
    variance: 0.25,
  });
  expect(momentsOf({ n: 28, sum: 14, sumSquares: 14 })?.variance).toBeCloseTo((0.25 * 28) / 27, 14);
});
