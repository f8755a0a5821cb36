import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offPolicy, type Logged } from './off-policy.ts';

const share = fc.integer({ min: 1, max: 99 }).map((each) => each / 100);

test('the policy that logged is worth what was earned', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ reward: fc.integer({ min: -50, max: 500 }), propensity: share }), {
        minLength: 2,
      }),
      (rows) => {
        const found = offPolicy(rows.map((row) => ({ ...row, other: row.propensity })))!;
        const mean = rows.reduce((sum, { reward }) => sum + reward, 0) / rows.length;
        expect(found.ips.value).toBeCloseTo(mean, 6);
        expect(found.snips?.value).toBeCloseTo(mean, 6);
        expect(found.effectiveDecisions).toBeCloseTo(rows.length, 6);
      },
    ),
  );
});

/** A log in which each action was taken exactly as often as its propensity says, so that expectations are means. */
function wholeLog(
  chance: number,
  other: number,
  rewards: readonly [number, number],
  model: readonly [number, number],
): Logged[] {
  const taken = Math.round(100 * chance);
  return Array.from({ length: 100 }, (_, n) => {
    const action = n < taken ? 0 : 1;
    return {
      reward: rewards[action]!,
      propensity: action === 0 ? chance : 1 - chance,
      other: action === 0 ? other : 1 - other,
      predicted: model[action]!,
      predictedOther: other * model[0] + (1 - other) * model[1],
    };
  });
}

test('on average each estimate is the other policy’s true worth, however wrong the model', () => {
  const reward = fc.integer({ min: -100, max: 100 });
  fc.assert(
    fc.property(
      share,
      share,
      fc.tuple(reward, reward),
      fc.tuple(reward, reward),
      (chance, other, rewards, model) => {
        const worth = other * rewards[0] + (1 - other) * rewards[1];
        const { ips, snips, doublyRobust } = offPolicy(wholeLog(chance, other, rewards, model))!;
        for (const each of [ips, snips, doublyRobust]) expect(each?.value).toBeCloseTo(worth, 6);
      },
    ),
  );
});

test('a model that is right leaves no error', () => {
  const { ips, doublyRobust } = offPolicy(wholeLog(0.3, 0.8, [4, 9], [4, 9]))!;
  expect(doublyRobust?.value).toBeCloseTo(5, 9);
  expect(doublyRobust?.standardError).toBeCloseTo(0, 9);
  expect(ips.standardError).toBeGreaterThan(0.1);
});

test('errors and intervals are those of a mean', () => {
  const { ips } = offPolicy([1, 2, 3, 4].map((reward) => ({ reward, propensity: 0.5, other: 0.5 })))!;
  expect(ips.value).toBe(2.5);
  expect(ips.standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 9);
  expect(ips.interval[1] - ips.interval[0]).toBeCloseTo(2 * 1.959964 * ips.standardError, 9);
});

test('it says when few or uneven weights carry the estimate', () => {
  const even = Array.from({ length: 400 }, (_, n) => ({ reward: n % 2, propensity: 0.5, other: 0.5 }));
  expect(offPolicy(even)?.caution).toBeNull();
  expect(offPolicy(even.slice(0, 50))?.caution).toBe('too_few');
  const heavy = even.map((row, n) => (n === 0 ? { ...row, propensity: 0.02, other: 0.5 } : row));
  expect(offPolicy(heavy)?.caution).toBe('uneven_weights');
});

test('without predictions nothing is doubly robust, and what the other policy never does has no ratio', () => {
  const found = offPolicy(Array.from({ length: 10 }, () => ({ reward: 1, propensity: 0.5, other: 0 })))!;
  expect(found.doublyRobust).toBeNull();
  expect(found.snips).toBeNull();
  expect(found.ips.value).toBe(0);
  expect(offPolicy([{ reward: 1, propensity: 1, other: 1 }])).toBeNull();
});

test('a log with a propensity of 0 is not believed', () => {
  const row = { reward: 1, propensity: 0, other: 1 };
  expect(() => offPolicy([row, row])).toThrow(RangeError);
});
