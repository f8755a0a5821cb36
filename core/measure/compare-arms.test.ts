import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareArms, type Comparison, type Reading } from './compare-arms.ts';
import { sumsOf, visitors } from './measure.laws.ts';

const readingsOf = ({ difference, relative, adjusted }: Comparison): Reading[] =>
  [difference, relative, adjusted?.difference, adjusted?.relative].filter((each) => each != null);

test('whatever the sums, every number in it is finite, p lie from 0 to 1, and intervals hold their estimate', () => {
  fc.assert(
    fc.property(visitors(0), visitors(0), fc.boolean(), (treatment, control, isShare) => {
      const flat = (list: typeof treatment) =>
        isShare ? list.map(({ x, y }) => ({ x: x > 0 ? 1 : 0, y })) : list;
      const comparison = compareArms(sumsOf(flat(treatment)), sumsOf(flat(control)), {
        kind: isShare ? 'share' : 'mean',
      });
      expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
      for (const { estimate, interval, p, alwaysValid } of readingsOf(comparison)) {
        expect(interval[0]).toBeLessThanOrEqual(estimate);
        expect(interval[1]).toBeGreaterThanOrEqual(estimate);
        expect(alwaysValid.interval[0]).toBeLessThanOrEqual(interval[0]);
        for (const each of [p, alwaysValid.p]) {
          expect(each).toBeGreaterThanOrEqual(0);
          expect(each).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});

test('with the arms exchanged the difference changes its sign and nothing else', () => {
  fc.assert(
    fc.property(visitors(), visitors(), (treatment, control) => {
      const there = compareArms(sumsOf(treatment), sumsOf(control)).difference;
      const back = compareArms(sumsOf(control), sumsOf(treatment)).difference;
      if (there === null || back === null) {
        expect(back).toBe(there);
        return;
      }
      expect(back.estimate).toBeCloseTo(-there.estimate, 9);
      expect(back.standardError).toBeCloseTo(there.standardError, 9);
      expect(back.p).toBeCloseTo(there.p, 9);
    }),
  );
});

test('in pence or in pounds, relative uplift and p are the same', () => {
  fc.assert(
    fc.property(visitors(), visitors(), (treatment, control) => {
      const scaled = (list: typeof treatment) => sumsOf(list.map(({ x, y }) => ({ x: 100 * x, y })));
      const [pounds, pence] = [
        compareArms(sumsOf(treatment), sumsOf(control)),
        compareArms(scaled(treatment), scaled(control)),
      ];
      expect(pence.relative?.estimate ?? 0).toBeCloseTo(pounds.relative?.estimate ?? 0, 9);
      expect(pence.difference?.p ?? 0).toBeCloseTo(pounds.difference?.p ?? 0, 9);
      expect(pence.difference?.alwaysValid.p ?? 0).toBeCloseTo(pounds.difference?.alwaysValid.p ?? 0, 9);
    }),
  );
});

test('of arms with fewer than two visitors, or in which nobody did anything, nothing is said', () => {
  const nobody = { n: 0, sum: 0, sumSquares: 0 };
  const one = { n: 1, sum: 5, sumSquares: 25 };
  const idle = { n: 1_000, sum: 0, sumSquares: 0 };
  for (const [treatment, control] of [
    [nobody, nobody],
    [one, idle],
    [idle, idle],
  ] as const) {
    expect(readingsOf(compareArms(treatment, control))).toEqual([]);
  }
  expect(compareArms(nobody, one)).toMatchObject({ treatment: { mean: null }, control: { mean: 5 } });
});

test('where control earned nothing or lost money, there is a difference but no share of it', () => {
  const earned = { n: 100, sum: 500, sumSquares: 90_000 };
  for (const sum of [0, -300]) {
    const comparison = compareArms(earned, { n: 100, sum, sumSquares: 4_000 });
    expect(comparison.relative).toBeNull();
    expect(comparison.difference?.estimate).toBe((500 - sum) / 100);
  }
});

test('who converted is counted where it is told, and never overcounted where it is not', () => {
  fc.assert(
    fc.property(visitors(0), (list) => {
      const sums = sumsOf(list);
      const truth = list.filter(({ x }) => x !== 0).length;
      const { treatment } = compareArms(sums, sums);
      expect(treatment.conversions).toBeLessThanOrEqual(truth + 1e-9);
      expect(compareArms({ ...sums, conversions: BigInt(truth) }, sums).treatment.conversions).toBe(truth);
    }),
  );
});
