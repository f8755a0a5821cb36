import { expect, test } from 'vitest';
import { bannersOf, planOf } from '../decide/plain-world.laws.ts';
import { learnIntent } from '../intent/learn-intent.ts';
import type { Learned } from '../learn/learned.ts';
import { learningOf } from './learning.ts';

const belief = (rate: number, value: number) => ({
  alpha: rate * 1000,
  beta: (1 - rate) * 1000,
  value,
  valueSd: 10,
});
const learned: Learned = {
  at: 5,
  slots: {
    hero: {
      goal: 'margin',
      whole: { a: belief(0.02, 1000), b: belief(0.01, 4000) },
      segments: { 'new/-': {}, 'customer/women': {} },
    },
    gone: { goal: 'click', whole: { x: belief(0.1, 1) }, segments: {} },
  },
  intent: { at: 4, ...learnIntent([]) },
};
const slots = { hero: bannersOf(['a', 'b'], { policy: { kind: 'bandit' } }) };

test('what is worth most comes first, and slots that do not learn any more are not told', () => {
  const told = learningOf(learned, planOf(slots));
  expect(told.slots.map(({ slot, segments }) => [slot, segments])).toEqual([['hero', 2]]);
  expect(told.slots[0]?.variants.map(({ variant, worth }) => [variant, Math.round(worth)])).toEqual([
    ['b', 40],
    ['a', 20],
  ]);
  expect(told.slots[0]?.variants[0]?.rateSd).toBeCloseTo(Math.sqrt((0.01 * 0.99) / 1001));
});

test('what the plan does not use of intent is not said to be learned', () => {
  expect(learningOf(learned, planOf(slots)).intent).toMatchObject({ at: 4, visits: 0, signs: [] });
  const off = planOf(slots, { measurement: { learnIntent: false } });
  expect(learningOf(learned, off).intent).toBeNull();
});
