import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLogistic, sigmoid, surprise } from './fit-logistic.ts';
import { solveLinear } from './solve-linear.ts';

const FREE = [Infinity, Infinity];
const times = (count: number, x: number, bought: number) =>
  Array.from({ length: count }, (_, i) => ({ row: [1, x], happened: i < bought }));

test('of two groups it finds the log-odds of each, as the table of counts has them', () => {
  const seen = [...times(100, 0, 20), ...times(50, 1, 25)];
  const [level, more] = fitLogistic(
    seen.map(({ row }) => row),
    seen.map(({ happened }) => happened),
    { mean: [0, 0], spread: FREE },
  );
  expect(level).toBeCloseTo(Math.log(20 / 80), 4);
  expect(more).toBeCloseTo(Math.log(25 / 25) - Math.log(20 / 80), 4);
});

test('of nothing it is the prior', () => {
  expect(fitLogistic([], [], { mean: [0.3, -2], spread: [1, 0.1] })).toEqual([0.3, -2]);
});

test('where one group always happens, the prior keeps the weight finite', () => {
  const seen = [...times(50, 0, 10), ...times(50, 1, 50)];
  const [, more = NaN] = fitLogistic(
    seen.map(({ row }) => row),
    seen.map(({ happened }) => happened),
    { mean: [0, 0], spread: [Infinity, 1] },
  );
  expect(more).toBeGreaterThan(1);
  expect(more).toBeLessThan(5);
});

test('at the weights found no small step makes it more likely', () => {
  const row = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.boolean());
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (seen) => {
      const rows = seen.map(([x]) => [1, x]);
      const happened = seen.map(([, each]) => each);
      const found = fitLogistic(rows, happened, { mean: [0, 0], spread: [2, 1] });
      const cost = ([level = 0, slope = 0]: number[]) =>
        rows.reduce((sum, [, x = 0], i) => sum + surprise(level + slope * x, happened[i] === true), 0) +
        level ** 2 / 8 +
        slope ** 2 / 2;
      for (const [i, step] of [
        [0, 0.01],
        [0, -0.01],
        [1, 0.01],
        [1, -0.01],
      ] as const) {
        expect(cost(found.with(i, (found[i] ?? 0) + step))).toBeGreaterThan(cost(found) - 1e-6);
      }
    }),
  );
});

test('surprise is −log of the chance given to what happened, and finite for what was thought impossible', () => {
  expect(surprise(1.5, true)).toBeCloseTo(-Math.log(sigmoid(1.5)), 12);
  expect(surprise(1.5, false)).toBeCloseTo(-Math.log(1 - sigmoid(1.5)), 12);
  expect(surprise(800, false)).toBe(800);
});

test('the solution of linear equations solves them', () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true });
  const system = fc
    .integer({ min: 1, max: 8 })
    .chain((n) =>
      fc.tuple(
        fc.array(fc.array(number, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
        fc.array(number, { minLength: n, maxLength: n }),
      ),
    );
  fc.assert(
    fc.property(system, ([square, right]) => {
      // Made positive definite, as the fit's are: its product with itself turned over, and something on the diagonal.
      const matrix = square.map((a, i) =>
        square.map((b, j) => a.reduce((sum, x, k) => sum + x * (b[k] ?? 0), i === j ? 1 : 0)),
      );
      const x = solveLinear(matrix, right);
      for (const [i, line] of matrix.entries())
        expect(line.reduce((sum, each, j) => sum + each * (x[j] ?? 0), 0)).toBeCloseTo(right[i] ?? 0, 5);
    }),
  );
});
