import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareArms, type CompareOptions } from './compare-arms.ts';
import { bestReadings, verdictOf, type VerdictRule } from './verdict-of.ts';
import { verdictWords } from './verdict-words.ts';

const shares = (n: number, sum: number) => ({ n, sum, sumSquares: sum });
const compare = (
  [n, sum]: [number, number],
  [controlN, controlSum]: [number, number],
  options?: CompareOptions,
) => compareArms(shares(n, sum), shares(controlN, controlSum), { kind: 'share', ...options });
/** As one alone, unless told otherwise. */
const judge = (comparison: ReturnType<typeof compare>, rule: Partial<VerdictRule> = {}) =>
  verdictOf(comparison, {
    adjustedP: bestReadings(comparison).difference?.alwaysValid.p ?? 1,
    ...rule,
  });
/** 0 to 1, evenly; `fc.double` would make most of them next to nothing. */
const share = fc.integer({ min: 0, max: 1_000 }).map((each) => each / 1_000);
const arm = fc
  .tuple(fc.integer({ min: 0, max: 50_000 }), share)
  .map(([n, each]): [number, number] => [n, Math.floor(n * each)]);

test('with the arms exchanged, better becomes worse, and what is not known stays so', () => {
  fc.assert(
    fc.property(arm, arm, (one, other) => {
      const there = judge(compare(one, other), { worthHaving: 0 });
      const back = judge(compare(other, one), { worthHaving: 0 });
      const turned = { better: 'worse', worse: 'better' }[there.name as string] ?? there.name;
      expect(back.name).toBe(turned);
    }),
  );
});

test('where less is better, the verdict is the other way round', () => {
  fc.assert(
    fc.property(arm, arm, (one, other) => {
      const comparison = compare(one, other);
      const more = judge(comparison);
      const less = judge(comparison, { goal: 'less' });
      expect(less.reason).toBe(more.reason);
      if (more.reason === 'clear')
        expect(new Set([less.name, more.name])).toEqual(new Set(['better', 'worse']));
    }),
  );
});

test('nobody is called better or worse on few, on uneven groups, or when 0 is possible', () => {
  fc.assert(
    fc.property(arm, arm, share, share, (one, other, adjustedP, sampleRatioP) => {
      const { name, interval } = judge(compare(one, other), { adjustedP, sampleRatioP });
      if (name !== 'better' && name !== 'worse') return;
      expect(Math.min(one[0], other[0])).toBeGreaterThanOrEqual(100);
      expect(Math.min(one[1], other[1])).toBeGreaterThanOrEqual(25);
      expect(sampleRatioP).toBeGreaterThanOrEqual(0.001);
      expect(adjustedP).toBeLessThanOrEqual(0.05);
      expect(Math.sign(interval?.[0] ?? 0)).toBe(Math.sign(interval?.[1] ?? 0));
    }),
  );
});

const NAMES = {
  treatment: '“Summer hats”',
  control: 'nothing shown',
  metric: 'the share who order',
  compared: 8,
  format: (amount: number) => `${(100 * amount).toFixed(2)} points`,
};
test.each([
  [
    'better',
    'clear',
    judge(compare([20_000, 1_400], [20_000, 1_000])),
    'With “Summer hats”, the share who order is higher than with nothing shown, by at least 1.24 points and at most 2.76 points.',
  ],
  [
    'worse',
    'clear',
    judge(compare([20_000, 1_000], [20_000, 1_400])),
    'With “Summer hats”, the share who order is lower than with nothing shown, by at least 1.24 points and at most 2.76 points.',
  ],
  [
    'not yet known',
    'one_of_many',
    judge(compare([20_000, 1_400], [20_000, 1_000]), { adjustedP: 0.06 }),
    'Not yet known: “Summer hats” stands out from nothing shown, but of 8 that were compared, one may do so by chance.',
  ],
  [
    'not yet known',
    'groups_uneven',
    judge(compare([20_000, 1_400], [20_000, 1_000]), { sampleRatioP: 0.0009 }),
    'Not yet known: the two groups are not of the sizes they were meant to be, so something goes wrong in sharing out or counting visitors.',
  ],
  [
    'not yet known',
    'may_be_either',
    judge(compare([2_000, 105], [2_000, 100])),
    'Not yet known: with “Summer hats”, the share who order may be lower by 1.87 points or higher by 2.37 points than with nothing shown.',
  ],
  [
    'no difference worth having',
    'close',
    judge(compare([4_000_000, 2_000_100], [4_000_000, 2_000_000])),
    'With “Summer hats”, the share who order is as good as with nothing shown: the difference is below 0.50 points either way.',
  ],
  [
    'not yet known',
    'too_few_visitors',
    judge(compare([99, 90], [20_000, 1_000])),
    'Not yet known: it takes at least 100 visitors in each group to say anything.',
  ],
  [
    'not yet known',
    'too_few_conversions',
    judge(compare([20_000, 1_000], [20_000, 24])),
    'Not yet known: it takes at least 25 successes in each group to say anything.',
  ],
  [
    'not yet known',
    'nothing_varies',
    judge(compare([1_000, 1_000], [1_000, 1_000])),
    'Not yet known: so far, the share who order is the same for everybody.',
  ],
] as const)('%s: %s', (name, reason, verdict, words) => {
  expect(verdict).toMatchObject({ name, reason });
  expect(verdictWords(verdict, NAMES)).toBe(words);
});

test('with a covariate the adjusted reading decides, even where the other is kinder', () => {
  const sums = {
    n: 1_000,
    sum: 5_000,
    sumSquares: 900_000,
    sumY: 5_000,
    sumSquaresY: 900_000,
    sumXY: 800_000,
  };
  const comparison = compareArms(sums, { ...sums, sum: 4_000 });
  expect(bestReadings(comparison)).toBe(comparison.adjusted);
  expect(bestReadings({ ...comparison, adjusted: null }).difference).toBe(comparison.difference);
});
