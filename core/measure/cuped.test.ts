import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cuped } from './cuped.ts';
import { meanOf, sumsOf, varianceOf, visitors, type Visitor } from './measure.laws.ts';
import { momentsOf } from './moments.ts';
import { differenceOf } from './welch.ts';

const xs = (list: readonly Visitor[]) => list.map(({ x }) => x);
const ys = (list: readonly Visitor[]) => list.map(({ y }) => y);
const close = (value: number | undefined, truth: number, scale: number) =>
  expect(Math.abs((value ?? NaN) - truth)).toBeLessThanOrEqual(1e-7 * scale + 1e-9);

/** Slope of a regression on raw data with an intercept for each arm, a visitor weighing 1 / (n (n − 1)); null without variance. */
function slope(arms: readonly (readonly Visitor[])[]): number | null {
  let [xy, yy] = [0, 0];
  for (const arm of arms) {
    const [meanX, meanY] = [meanOf(xs(arm)), meanOf(ys(arm))];
    const weight = 1 / (arm.length * (arm.length - 1));
    for (const { x, y } of arm) {
      xy += weight * (x - meanX) * (y - meanY);
      yy += weight * (y - meanY) ** 2;
    }
  }
  return yy > 0 ? xy / yy : null;
}

test('θ and what is left are those of a regression on the raw data', () => {
  fc.assert(
    fc.property(visitors(), visitors(), (treatment, control) => {
      const adjusted = cuped(sumsOf(treatment), sumsOf(control));
      const theta = slope([treatment, control]);
      expect(adjusted === null).toBe(theta === null);
      if (adjusted === null || theta === null) return;
      close(adjusted.theta, theta, Math.abs(theta));
      const left = (list: Visitor[]) => list.map(({ x, y }) => x - theta * y);
      const before = varianceOf(xs(treatment)) / treatment.length + varianceOf(xs(control)) / control.length;
      const after =
        varianceOf(left(treatment)) / treatment.length + varianceOf(left(control)) / control.length;
      close(adjusted.difference?.variance ?? 0, after, before);
      if (adjusted.difference)
        close(adjusted.difference.value, meanOf(left(treatment)) - meanOf(left(control)), 1e6);
    }),
  );
});

test('the variance is never worse than without, and less by the share that is said', () => {
  fc.assert(
    fc.property(visitors(), visitors(2, 6), (treatment, control) => {
      const [t, c] = [sumsOf(treatment), sumsOf(control)];
      const [mt, mc] = [momentsOf(t), momentsOf(c)];
      const plain = mt && mc && differenceOf(mt, mc);
      const adjusted = cuped(t, c);
      if (plain === null || adjusted === null) return;
      const variance = adjusted.difference?.variance ?? 0;
      expect(variance).toBeLessThanOrEqual(plain.variance * (1 + 1e-12));
      close(variance, plain.variance * (1 - adjusted.varianceRemoved), plain.variance);
    }),
  );
});

test('no other θ leaves less', () => {
  fc.assert(
    fc.property(
      visitors(),
      visitors(),
      fc.constantFrom(-0.1, -0.001, 0.001, 0.1),
      (treatment, control, step) => {
        const adjusted = cuped(sumsOf(treatment), sumsOf(control));
        if (adjusted === null) return;
        const other = (list: Visitor[]) =>
          varianceOf(list.map(({ x, y }) => x - (adjusted.theta + step) * y)) / list.length;
        const least = adjusted.difference?.variance ?? 0;
        expect(other(treatment) + other(control)).toBeGreaterThanOrEqual(least * (1 - 1e-9) - 1e-9);
      },
    ),
  );
});

test('over all ways to deal out the arms, the estimate is right on average', () => {
  // Eight customers, four in each arm: 70 ways. Treatment adds 100 to everyone. θ is estimated anew each time.
  const customers = [3, 0, 5, 1, 8, 2, 9, 4].map((y, i) => ({ x: 10 * y + (i % 3), y }));
  const ways = Array.from({ length: 256 }, (_, bits) => bits).filter((bits) => {
    return customers.filter((_, i) => (bits >> i) & 1).length === 4;
  });
  expect(ways).toHaveLength(70);
  const estimates = ways.map((bits) => {
    const treatment = customers.filter((_, i) => (bits >> i) & 1).map(({ x, y }) => ({ x: x + 100, y }));
    const control = customers.filter((_, i) => !((bits >> i) & 1));
    return cuped(sumsOf(treatment), sumsOf(control))?.difference?.value ?? NaN;
  });
  expect(meanOf(estimates)).toBeCloseTo(100, 9);
  expect(Math.sqrt(varianceOf(estimates))).toBeLessThan(1.5);
});

test('relative, it is the delta method on x and y of both arms, by small steps', () => {
  const treatment = sumsOf([
    { x: 120, y: 80 },
    { x: 0, y: 10 },
    { x: 300, y: 250 },
    { x: 90, y: 0 },
  ]);
  const control = sumsOf([
    { x: 100, y: 90 },
    { x: 0, y: 0 },
    { x: 180, y: 260 },
  ]);
  const adjusted = cuped(treatment, control);
  const theta = adjusted?.theta ?? NaN;
  // Variance of g = (x̄ₜ − x̄꜀ − θ(ȳₜ − ȳ꜀)) / x̄꜀ where no difference in ȳ is expected.
  const [t, c] = [momentsOf(treatment), momentsOf(control)];
  const part = (scale: number, list: typeof treatment, n: number) => {
    const mean = (sum: typeof list.sum) => Number(sum) / n;
    const varianceX = (Number(list.sumSquares) - n * mean(list.sum) ** 2) / (n - 1);
    const varianceY = (Number(list.sumSquaresY) - n * mean(list.sumY) ** 2) / (n - 1);
    const both = (Number(list.sumXY) - n * mean(list.sum) * mean(list.sumY)) / (n - 1);
    return (scale ** 2 * varianceX - 2 * scale * theta * both + theta ** 2 * varianceY) / n;
  };
  const [meanT, meanC] = [t?.mean ?? NaN, c?.mean ?? NaN];
  const variance = (part(1, treatment, 4) + part(meanT / meanC, control, 3)) / meanC ** 2;
  expect(adjusted?.relative?.variance).toBeCloseTo(variance, 12);
  expect(adjusted?.relative?.value).toBeCloseTo((adjusted?.difference?.value ?? NaN) / meanC, 12);
});

test('a covariate that is the same for all, or an arm of one, adjusts nothing', () => {
  const alike = sumsOf([
    { x: 1, y: 7 },
    { x: 5, y: 7 },
  ]);
  expect(cuped(alike, alike)).toBeNull();
  expect(cuped(sumsOf([{ x: 1, y: 2 }]), alike)).toBeNull();
});

test('a covariate that says all leaves no error to tell', () => {
  const same = [1, 5, 9].map((x) => ({ x, y: x }));
  expect(cuped(sumsOf(same), sumsOf(same))).toMatchObject({ theta: 1, varianceRemoved: 1, difference: null });
});
