import { expect, test } from 'vitest';
import { CLOCK_TOLERANCE_MS, clockOffset } from './event-time.ts';

const NOW = 1_790_000_000_000;

test('a clock within the tolerance is right', () => {
  expect(clockOffset(NOW - CLOCK_TOLERANCE_MS, NOW)).toBe(0);
  expect(clockOffset(NOW + CLOCK_TOLERANCE_MS, NOW)).toBe(0);
});

test('a clock past it is off by all of the difference', () => {
  expect(clockOffset(NOW - CLOCK_TOLERANCE_MS - 1, NOW)).toBe(CLOCK_TOLERANCE_MS + 1);
  expect(clockOffset(NOW + 31_536_000_000, NOW)).toBe(-31_536_000_000);
});

test('a page that does not say what its clock shows is believed', () => {
  expect(clockOffset(undefined, NOW)).toBe(0);
  expect(clockOffset(NaN, NOW)).toBe(0);
});
