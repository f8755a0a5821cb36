import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTimeZone, localMinutes, nextLocal } from './local-minutes.ts';

const DAY_MS = 24 * 3_600_000;
const zones = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const moment = fc.integer({ min: Date.UTC(2015), max: Date.UTC(2035) });

test('the next time that the clock shows a minute lies ahead, at most a day and an hour, and shows it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), moment, fc.integer({ min: 0, max: 1439 }), (zone, at, minute) => {
      const next = nextLocal(minute, at, zone);
      expect(next).toBeGreaterThan(at);
      expect(next - at).toBeLessThanOrEqual(DAY_MS + 3_600_000);
      // A clock put forward skips up to an hour of the day.
      const late = (localMinutes(next, zone) - minute + 1440) % 1440;
      expect(late).toBeLessThanOrEqual(60);
    }),
  );
});

test('in a zone that is never changed it shows it exactly', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 1439 }), (at, minute) => {
      expect(localMinutes(nextLocal(minute, at, 'Asia/Kolkata'), 'Asia/Kolkata')).toBe(minute);
    }),
  );
});

test('anything else than a zone is none', () => {
  expect(['Europe/Paris', 'UTC'].every(isTimeZone)).toBe(true);
  expect(['Middle/Earth', '', 'Paris', '<b>'].some(isTimeZone)).toBe(false);
});
