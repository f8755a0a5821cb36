import { expect, test } from 'vitest';
import { readMoment } from './read-moment.ts';

const TEN = Date.UTC(2026, 10, 1, 10);

test.each([
  [TEN],
  [TEN / 1000],
  [TEN * 1000],
  [String(TEN / 1000)],
  [String(TEN)],
  ['2026-11-01T10:00Z'],
  ['2026-11-01T10:00:00.000Z'],
  ['2026-11-01T11:00:00+01:00'],
  ['2026-11-01T11:00:00+0100'],
  ['2026-11-01 10:00:00 +0000'],
  ['2026-11-01 10:00:00 UTC'],
  ['2026-11-01 11:00:00'],
  ['2026-11-01 11:00'],
  ['2026/11/01 11:00:00'],
  ['01.11.2026 11:00'],
  ['1.11.2026, 11:00:00'],
  ['Sun, 01 Nov 2026 10:00:00 GMT'],
  ['01 Nov 2026 10:00:00 +0000'],
  ['20261101T100000Z'],
])('%j is ten in the morning of UTC, eleven in Paris', (text) => {
  expect(readMoment(text, 'Europe/Paris')).toEqual({ at: TEN, wholeDay: false });
});

test('a day alone begins at midnight of the shop, and says so', () => {
  expect(readMoment('2026-07-01', 'Europe/Paris')).toEqual({ at: Date.UTC(2026, 5, 30, 22), wholeDay: true });
  expect(readMoment('2026-12-01', 'America/New_York')?.at).toBe(Date.UTC(2026, 11, 1, 5));
});

test('an hour is that of the shop, before and after the clocks change', () => {
  expect(readMoment('2026-10-25 01:30', 'Europe/Paris')?.at).toBe(Date.UTC(2026, 9, 24, 23, 30));
  expect(readMoment('2026-10-25 04:00', 'Europe/Paris')?.at).toBe(Date.UTC(2026, 9, 25, 3));
  expect(readMoment('2026-03-29 03:30', 'Europe/Paris')?.at).toBe(Date.UTC(2026, 2, 29, 1, 30));
});

test.each([
  '',
  'yesterday',
  '11/01/2026',
  '2026-13-01',
  '2026-02-30',
  '2026-11-01 25:00',
  '2026-11-01T10:00 Mars',
  -1,
  Number.NaN,
  Infinity,
  null,
  {},
])('%j is none', (value) => {
  expect(readMoment(value, 'Europe/Paris')).toBeUndefined();
});
