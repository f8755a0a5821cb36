import { expect, test } from 'vitest';
import type { Buy } from '../profile/profile.ts';
import type { BoughtThing } from './bought-things.ts';
import { restOf } from './rest-of.ts';
import { subjectOf } from './subject-of.laws.ts';

const DAY = 86_400_000;
const { plan, profile } = subjectOf({});
const coffee = { thing: 'beans', id: 'beans', item: undefined, categories: [], at: 60 * DAY };
const everyone = {
  item: 'beans',
  orders: 90,
  together: [],
  next: [],
  gap: { daysEarly: 20, days: 40, n: 50 },
};

/** How long it is left alone after buying so many of it each month. */
function daysOf(quantities: readonly number[], lessons?: BoughtThing['lessons']): number {
  const buys = quantities.map((quantity, month): Buy => ({
    order: `o${month}`,
    at: month * 30 * DAY,
    quantity,
  }));
  if (profile === null) throw new Error('the subject is nobody');
  const rest = restOf({ ...coffee, lessons, buys }, { plan, profile, days: 30 });
  return rest.how === 'done' ? Infinity : rest.days;
}

test('at the visitor’s own pace, twice as much as usual lasts twice as long', () => {
  expect(daysOf([1, 1, 2])).toBeCloseTo(2 * daysOf([1, 1, 1]));
  expect(daysOf([3, 3, 6])).toBeCloseTo(2 * daysOf([1, 1, 1]));
});

test('and half as much half as long', () => {
  expect(daysOf([2, 2, 1])).toBeCloseTo(daysOf([1, 1, 1]) / 2);
});

test('ten times as much is held to last twice as long, not ten times', () => {
  expect(daysOf([1, 1, 10])).toBeCloseTo(2 * daysOf([1, 1, 1]));
});

test('everyone’s pace is that of whatever everyone takes', () => {
  expect(daysOf([3], everyone)).toBe(daysOf([1], everyone));
});
