import { expect, test } from 'vitest';
import { backoff, RETRY_AFTER_MS_MAX, RETRY_MS_MAX } from './backoff.ts';

test('waits double from half a second to fifteen, within the upper half of each', () => {
  for (const [tries, ms] of [
    [0, 500],
    [1, 1000],
    [4, 8000],
    [5, RETRY_MS_MAX],
    [60, RETRY_MS_MAX],
  ] as const) {
    expect(backoff(tries, 0)).toBe(ms / 2);
    expect(backoff(tries, 0.5)).toBe(ms * 0.75);
  }
});

test('Retry-After in seconds is respected when it is longer, up to its bound', () => {
  expect(backoff(0, 0, '7')).toBe(7000);
  expect(backoff(6, 0, '1')).toBe(RETRY_MS_MAX / 2);
  expect(backoff(0, 0, '999999')).toBe(RETRY_AFTER_MS_MAX);
  for (const nonsense of ['', 'soon', '-5', null]) expect(backoff(0, 0, nonsense)).toBe(250);
});
