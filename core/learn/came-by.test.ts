import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cameBy } from './came-by.ts';

test('more and more have come, and all when the window is over', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 28 }),
      fc.double({ min: 0, max: 30, noNaN: true }),
      (windowDays, age) => {
        expect(cameBy(age, windowDays)).toBeGreaterThan(0.4);
        expect(cameBy(age + 0.1, windowDays)).toBeGreaterThanOrEqual(cameBy(age, windowDays));
        expect(cameBy(windowDays + age, windowDays)).toBe(1);
        expect(cameBy(windowDays - 1e-9, windowDays)).toBeCloseTo(1, 6);
      },
    ),
  );
});

test('of a week’s orders, two thirds have come after a day', () => {
  expect(cameBy(0, 7)).toBe(0.45);
  expect(cameBy(1, 7)).toBeCloseTo(0.643, 3);
});
