import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Gap, ItemLessons } from './item-lessons.ts';
import { reorderAfterDays } from './reorder-after-days.ts';

const DAY_MS = 86_400_000;
const onDays = (...days: number[]) => days.map((day) => day * DAY_MS);
const taught = (gap: Partial<Gap> = {}): ItemLessons => ({
  item: 'tea',
  orders: 100,
  together: [],
  next: [],
  gap: { daysEarly: 20, days: 45, n: 40, ...gap },
});

test('where nothing is known nothing is said', () => {
  expect(reorderAfterDays({ own: [] })).toBeNull();
  expect(reorderAfterDays({ own: onDays(5) })).toBeNull();
  expect(reorderAfterDays({ own: onDays(5), lessons: { ...taught(), gap: undefined } as never })).toBeNull();
});

test('the visitor’s own pace goes before everyone’s, and everyone’s before the feed’s', () => {
  const all = { lessons: taught(), feedDays: 90 };
  expect(reorderAfterDays({ own: onDays(0, 30), ...all })?.from).toBe('own');
  expect(reorderAfterDays({ own: onDays(0), ...all })).toEqual({ days: 20, from: 'everyone' });
  expect(reorderAfterDays({ own: onDays(0), feedDays: 90 })).toEqual({ days: 90, from: 'feed' });
});

test('two purchases on one day are no pace', () => {
  expect(reorderAfterDays({ own: [0, 3_600_000], feedDays: 90 })?.from).toBe('feed');
});

test('who buys a consumable every month is asked again in the fourth week', () => {
  const { days } = reorderAfterDays({ own: onDays(0, 30, 60, 90), feedDays: 30 })!;
  expect(days).toBeGreaterThan(21);
  expect(days).toBeLessThan(30);
});

test('who orders more often than others buys again sooner', () => {
  const days = (...orders: number[]) =>
    reorderAfterDays({ own: onDays(100), lessons: taught(), orders: onDays(...orders) })!.days;
  expect(days(100)).toBe(20);
  expect(days(79, 86, 93, 100)).toBeLessThan(10);
  expect(days(0, 100)).toBeGreaterThan(20 * 0.9);
});

test('a longer pace of their own is never a shorter wait, and the wait is a positive number of days up to a year', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 3 }),
      fc.option(fc.integer({ min: 1, max: 365 }), { nil: undefined }),
      (gaps, feedDays) => {
        const own = (factor: number) =>
          onDays(...gaps.map((_, n) => factor * sum(gaps.slice(0, n))), factor * sum(gaps));
        const [short, long] = [1, 2].map((factor) => reorderAfterDays({ own: own(factor), feedDays })!.days);
        expect(long).toBeGreaterThanOrEqual(short!);
        expect(short).toBeGreaterThan(0);
        expect(long).toBeLessThanOrEqual(365);
      },
    ),
  );
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
