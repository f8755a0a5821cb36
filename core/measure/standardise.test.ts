import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareArms } from './compare-arms.ts';
import { compareStrata } from './compare-strata.ts';
import { meanOf, sumsOf, varianceOf, visitors, type Visitor } from './measure.laws.ts';
import { standardise, type Stratum } from './standardise.ts';

const people = fc.record({ treatment: visitors(0, 15), control: visitors(0, 15) });
type People = { treatment: Visitor[]; control: Visitor[] };
const strataOf = (list: readonly People[]): Stratum[] =>
  list.map(({ treatment, control }) => ({ treatment: sumsOf(treatment), control: sumsOf(control) }));
const isEnough = ({ treatment, control }: People) => treatment.length > 1 && control.length > 1;
const weightsOf = (list: readonly People[]) => {
  const sizes = list.map(({ treatment: t, control: c }) => (t.length * c.length) / (t.length + c.length));
  return sizes.map((size) => size / sizes.reduce((sum, each) => sum + each, 0));
};

test('one stratum is compared as it is, to the last bit, and others that cannot be compared change nothing', () => {
  fc.assert(
    fc.property(people, fc.array(people, { maxLength: 3 }), fc.boolean(), (one, more, isShare) => {
      fc.pre(isEnough(one));
      const alone = more.map(({ treatment, control }) => ({ treatment, control: control.slice(0, 1) }));
      const [stratum] = strataOf([one]);
      const options = { kind: isShare ? 'share' : 'mean' } as const;
      expect(standardise(strataOf([...alone, one]))).toEqual(stratum);
      expect(compareStrata(strataOf([...alone, one]), options)).toEqual(
        compareArms(sumsOf(one.treatment), sumsOf(one.control), options),
      );
    }),
  );
});

test('where none can be compared nothing is said', () => {
  const one = { n: 1, sum: 5, sumSquares: 25, sumY: 0, sumSquaresY: 0, sumXY: 0 };
  expect(compareStrata([])).toBeNull();
  expect(compareStrata([{ treatment: one, control: one }])).toBeNull();
  expect(standardise([{ treatment: one, control: { ...one, n: 100n } }])).toBeNull();
});

test('of several, means and their variances are those of each, by weights n n / (n + n)', () => {
  fc.assert(
    fc.property(fc.array(people, { minLength: 2, maxLength: 5 }), (list) => {
      const kept = list.filter(isEnough);
      fc.pre(kept.length > 1);
      const weights = weightsOf(kept);
      const over = (of: (each: People, weight: number) => number) =>
        kept.reduce((sum, each, i) => sum + of(each, weights[i] ?? 0), 0);
      const comparison = compareStrata(strataOf(list), { kind: 'share' });
      const mean = (arm: 'treatment' | 'control') =>
        over((each, w) => w * meanOf(each[arm].map(({ x }) => x)));
      const variance = (arm: 'treatment' | 'control') =>
        over((each, w) => (w ** 2 * varianceOf(each[arm].map(({ x }) => x))) / each[arm].length);
      const error = Math.sqrt(variance('treatment') + variance('control'));
      expect(comparison?.treatment.mean).toBeCloseTo(mean('treatment'), 6);
      expect(comparison?.control.mean).toBeCloseTo(mean('control'), 6);
      expect(comparison?.treatment.n).toBe(kept.reduce((sum, each) => sum + each.treatment.length, 0));
      if (error === 0) {
        expect(comparison?.difference).toBeNull();
        return;
      }
      expect(comparison?.difference?.estimate).toBeCloseTo(mean('treatment') - mean('control'), 6);
      expect((comparison?.difference?.standardError ?? NaN) / error).toBeCloseTo(1, 9);
    }),
  );
});

test('adjusted by what was before, the difference is that of x − θy in each stratum, and no other θ leaves less', () => {
  fc.assert(
    fc.property(
      fc.array(people, { minLength: 2, maxLength: 4 }),
      fc.constantFrom(-0.1, -0.001, 0.001, 0.1),
      (list, step) => {
        const kept = list.filter(isEnough);
        fc.pre(kept.length > 1);
        const adjusted = compareStrata(strataOf(list))?.adjusted;
        if (!adjusted?.difference) return;
        const weights = weightsOf(kept);
        const left = (theta: number) =>
          kept.reduce((sum, each, i) => {
            const of = (arm: Visitor[]) => varianceOf(arm.map(({ x, y }) => x - theta * y)) / arm.length;
            return sum + (weights[i] ?? 0) ** 2 * (of(each.treatment) + of(each.control));
          }, 0);
        const difference = kept.reduce((sum, { treatment, control }, i) => {
          const of = (arm: Visitor[]) => meanOf(arm.map(({ x, y }) => x - adjusted.theta * y));
          return sum + (weights[i] ?? 0) * (of(treatment) - of(control));
        }, 0);
        const scale = 1 + Math.abs(difference);
        expect(adjusted.difference.estimate / scale).toBeCloseTo(difference / scale, 9);
        expect(adjusted.difference.standardError ** 2 / left(adjusted.theta)).toBeCloseTo(1, 6);
        expect(left(adjusted.theta + step)).toBeGreaterThanOrEqual(left(adjusted.theta) * (1 - 1e-9) - 1e-9);
      },
    ),
  );
});

test('strata that are alike say what they say added up, nearly', () => {
  const share = (n: number, sum: number) => ({ n, sum, sumSquares: sum, sumY: 0, sumSquaresY: 0, sumXY: 0 });
  const stratum = { treatment: share(9_000, 540), control: share(1_000, 50) };
  const together = compareArms(share(27_000, 1_620), share(3_000, 150), { kind: 'share' });
  const apart = compareStrata([stratum, stratum, stratum], { kind: 'share' });
  expect(apart?.difference?.estimate).toBeCloseTo(together.difference?.estimate ?? NaN, 12);
  expect((apart?.difference?.standardError ?? NaN) / (together.difference?.standardError ?? NaN)).toBeCloseTo(
    1,
    3,
  );
  expect(apart?.relative?.estimate).toBeCloseTo(together.relative?.estimate ?? NaN, 12);
});

test('who converted is counted over those compared, or at least never overcounted', () => {
  fc.assert(
    fc.property(fc.array(people, { minLength: 2, maxLength: 4 }), (list) => {
      const kept = list.filter(isEnough);
      fc.pre(kept.length > 0);
      const truth = kept.flatMap(({ control }) => control).filter(({ x }) => x !== 0).length;
      const counted = strataOf(list).map((each, i) => {
        const conversions = list[i]?.control.filter(({ x }) => x !== 0).length ?? 0;
        return { ...each, control: { ...each.control, conversions } };
      });
      expect(compareStrata(counted)?.control.conversions).toBe(truth);
      expect(compareStrata(strataOf(list))?.control.conversions).toBeLessThanOrEqual(truth + 1e-9);
    }),
  );
});

test('where values are large beside how they differ, the variance keeps six digits, and what does not vary has none', () => {
  const around = (middle: bigint, values: readonly bigint[]) => {
    const all = values.map((value) => middle + value);
    const sum = all.reduce((total, x) => total + x, 0n);
    const squares = all.reduce((total, x) => total + x * x, 0n);
    return { n: BigInt(all.length), sum, sumSquares: squares, sumY: 0n, sumSquaresY: 0n, sumXY: 0n };
  };
  const strata = (middle: bigint, values: readonly bigint[]) =>
    [7n, 0n].map((more) => ({
      treatment: around(
        middle,
        [...values, ...values].map((value) => value + more),
      ),
      control: around(middle, values),
    }));
  const values = [3n, -4n, 8n, 0n, 1n, 1n, -2n];
  const error = (middle: bigint) => compareStrata(strata(middle, values))?.difference?.standardError ?? NaN;
  expect(error(10_000n) / error(0n)).toBeCloseTo(1, 6);
  expect(compareStrata(strata(10n ** 9n, [0n, 0n, 0n]))?.difference).toBeNull();
});
