import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldAll } from '../profile/fold-all.ts';
import { HALF_HOUR_MS, newProfile, SHOWN_MAX, type Showing } from '../profile/profile.ts';
import type { TactEvent } from '../event/event.ts';
import { occasions } from './occasions.ts';
import { viewsOf } from './views-of.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const START = 1_788_264_000_000;

function showingAfter(times: readonly number[]): Showing {
  const events = times.map((at, index): TactEvent => ({
    id: `e${index}`,
    name: 'slot_view',
    at,
    params: { slot: 's', variant: 'a' },
    session: 'visit',
    source: 'browser',
  }));
  const { showings } = foldAll({ profile: newProfile('v'), seen: new Set() }, events).profile;
  return showings['s/a'] ?? { shown: [], dismissed: [] };
}

test('visits of many pages are told apart, though the views of one fill all that is remembered of single views', () => {
  const visits = [0, DAY_MS, 2 * DAY_MS, 3 * DAY_MS];
  const views = visits.flatMap((day) =>
    Array.from({ length: 9 }, (_, page) => START + day + page * 2 * MINUTE_MS),
  );
  const showing = showingAfter(views);
  expect(showing.shown).toHaveLength(SHOWN_MAX);
  expect(occasions(showing.shown)).toHaveLength(1);
  expect(occasions(viewsOf(showing))).toHaveLength(visits.length);
});

test('a visit of two hours is one occasion, as it is of single views', () => {
  const page = (at: number, index: number) => at + index * 5 * MINUTE_MS;
  const long = Array.from({ length: 24 }, (_, index) => page(START, index));
  const next = Array.from({ length: SHOWN_MAX }, (_, index) => page(START + DAY_MS, index));
  expect(occasions(viewsOf(showingAfter([...long, ...next])))).toHaveLength(2);
});

test('as long as single views are not full, they are all there is', () => {
  const showing = showingAfter([START, START + DAY_MS]);
  expect(viewsOf(showing)).toEqual(showing.shown);
});

test('half hours never tell more occasions than there were, nor times that are out of order', () => {
  const times = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(times, (steps) => {
      const views = steps.map((step) => START + step * 10 * MINUTE_MS).sort((a, b) => a - b);
      const found = viewsOf(showingAfter(views));
      expect(found).toEqual([...found].sort((a, b) => a - b));
      expect(occasions(found).length).toBeLessThanOrEqual(occasions([...new Set(views)]).length);
      expect(found.at(-1)).toBe(views.at(-1));
      expect(found.every((at) => views.some((view) => Math.abs(view - at) <= HALF_HOUR_MS))).toBe(true);
    }),
  );
});
