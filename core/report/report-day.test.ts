import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, readReportDay, reportDay, settledUntil } from './report-day.ts';

test('a day that is written is the day that is read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      expect(readReportDay(reportDay(day))).toBe(day);
    }),
  );
});

test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', 'today', '2026-01-01T00:00:00Z'])(
  '%s is no day',
  (text) => expect(readReportDay(text)).toBeNull(),
);

test('a day is settled once the last who were enrolled on it have had their whole window', () => {
  const now = Date.UTC(2026, 10, 9);
  expect(reportDay(settledUntil(now, 7))).toBe('2026-11-01');
  expect(reportDay(settledUntil(now - 1, 7))).toBe('2026-10-31');
  expect(dayOf(now) - dayOf(now - 1)).toBe(1);
});
