import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundAssigned } from './bound-assigned.ts';
import { ASSIGNED_CHARS_MAX, type Assigned } from './profile.ts';

const DAY_MS = 86_400_000;
const lot: fc.Arbitrary<Assigned> = fc.record(
  {
    at: fc.integer({ min: 1000, max: 1020 }).map((day) => day * DAY_MS),
    share: fc.constantFrom(0.1, 0.333333),
    held: fc.constant(true as const),
    shares: fc.constant({ 'a-variant-with-a-name': 0.333333, another: 0.666667 }),
  },
  { requiredKeys: ['at', 'share'] },
);
const lots = fc.dictionary(fc.stringMatching(/^([a-z]{1,12}(\/[a-z])?)?$/), lot, { maxKeys: 40 });

test('what is kept has room, and is kept again, with whatever comes later', () => {
  fc.assert(
    fc.property(lots, lots, (before, later) => {
      const kept = boundAssigned(before);
      expect(JSON.stringify(kept).length).toBeLessThan(ASSIGNED_CHARS_MAX);
      expect(boundAssigned(kept)).toBe(kept);
      const next = Object.entries(later).flatMap(([key, each]) =>
        key in kept || key === '' ? [] : [[key, { ...each, at: each.at + 21 * DAY_MS }] as const],
      );
      expect(boundAssigned({ ...kept, ...Object.fromEntries(next) })).toMatchObject(kept);
    }),
  );
});

test('the site’s side has room whenever it came', () => {
  fc.assert(
    fc.property(lots, lot, (others, site) => {
      expect(boundAssigned({ ...others, '': site })).toHaveProperty([''], site);
    }),
  );
});

test('what is more than 400 days older than the newest is forgotten', () => {
  const at = (days: number) => ({ at: days * DAY_MS, share: 0.1 });
  const all = { '': at(0), hero: at(1), chat: at(2), aside: at(402) };
  expect(Object.keys(boundAssigned(all))).toEqual(['aside']);
  expect(Object.keys(boundAssigned({ ...all, chat: at(3) }))).toEqual(['chat', 'aside']);
});
