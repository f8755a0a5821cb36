import { expect, test } from 'vitest';
import { dateWords, spanWords } from './date-words.ts';

test('a date is that of the place', () => {
  const lateInTheEvening = Date.UTC(2026, 2, 3, 23, 30);
  expect(dateWords(lateInTheEvening, 'Europe/London')).toBe('3 March 2026');
  expect(dateWords(lateInTheEvening, 'Europe/Paris')).toBe('4 March 2026');
});

test.each([
  [0.5, 'less than a day'],
  [1, '1 day'],
  [28, '28 days'],
  [59.4, '59 days'],
  [60, '2 months'],
  [180, '6 months'],
  [540, '18 months'],
  [730, '2 years'],
  [900, '2.5 years'],
  [2920, '8 years'],
])('%d days are %s', (days, words) => {
  expect(spanWords(days)).toBe(words);
});
