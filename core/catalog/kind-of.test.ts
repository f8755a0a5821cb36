import { expect, test } from 'vitest';
import { endsWithin, levelsOf } from './ends-within.ts';
import { kindOf } from './kind-of.ts';
import { isSameKind } from './same-kind.ts';

const shredder = { categories: ['Study', 'Shredders', 'Cross-cut'] };
const item = (path: string) => ({ categories: path === '' ? [] : path.split('/') });

test('without a word of feed or plan nothing is known, and one does instead of another', () => {
  expect(kindOf(shredder, { categories: {} })).toEqual({ substitutes: true });
});

test('the feed goes before the plan', () => {
  const plan = { categories: { Shredders: { lifetimeDays: 1000 } } };
  expect(kindOf({ ...shredder, lifetimeDays: 2920 }, plan)).toEqual({
    lifetimeDays: 2920,
    substitutes: true,
  });
});

test('what the feed says is used up is not taken for durable by its category', () => {
  const plan = { categories: { Shredders: { lifetimeDays: 1000 } } };
  expect(kindOf({ ...shredder, replenishDays: 180 }, plan)).toEqual({
    replenishDays: 180,
    substitutes: true,
  });
});

test('the longest path that matches goes first, wherever on the path it lies', () => {
  const categories = {
    Study: { lifetimeDays: 1 },
    'Study > Shredders': { lifetimeDays: 2 },
    'Shredders > Cross-cut': { lifetimeDays: 3 },
    'Study > Lamps > Cross-cut': { lifetimeDays: 4 },
  };
  expect(kindOf(shredder, { categories })).toEqual({ lifetimeDays: 3, substitutes: true });
});

test('each question is answered by the longest path that answers it', () => {
  const categories = { Study: { substitutes: false }, 'study>shredders': { lifetimeDays: 2 } };
  expect(kindOf(shredder, { categories })).toEqual({ lifetimeDays: 2, substitutes: false });
});

test('a part of a level is no level', () => {
  expect(kindOf(shredder, { categories: { Shred: { lifetimeDays: 2 } } })).toEqual({ substitutes: true });
});

test.each([
  ['Study/Shredders/Cross-cut', 'Study/Shredders/Micro-cut', true],
  ['Study/Shredders/Cross-cut', 'Study/Shredders/Cross-cut', true],
  ['Study/Shredders/Cross-cut', 'Garden/Shredders/Electric', false],
  ['Study/Shredders/Cross-cut', 'Study/Shredders', false],
  ['Study/Shredders/Cross-cut', 'Study/Lamps/Desk', false],
  ['Candles', 'Candles', true],
  ['Candles', 'Vases', false],
  ['', '', false],
  ['', 'Candles', false],
])('%s and %s: of the same kind is %s', (a, b, expected) => {
  expect(isSameKind(item(a), item(b))).toBe(expected);
  expect(isSameKind(item(b), item(a))).toBe(expected);
});

test('a category ends where its last level lies on the path', () => {
  const { categories } = item('Motor/Cars/Electric');
  expect(endsWithin(categories, levelsOf('cars'))).toBe(2);
  expect(endsWithin(categories, levelsOf('Motor > Cars'))).toBe(2);
  expect(endsWithin(categories, levelsOf('Electric'))).toBe(3);
  expect(endsWithin(categories, levelsOf('Motor > Electric'))).toBe(0);
  expect(endsWithin(categories, levelsOf(' > '))).toBe(0);
  expect(endsWithin([], levelsOf('Motor'))).toBe(0);
});
