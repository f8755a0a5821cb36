import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fatigued, freshness } from './fatigued.ts';
import { occasions, OCCASION_GAP_MS } from './occasions.ts';
import { subjectOf, type SubjectInput } from './subject-of.laws.ts';

const NOW = 1_788_264_000_000;
const DAY_MS = 24 * 3_600_000;

// Not at the very moment of a showing: there it is exactly as tired as it may be, allowed and without freshness.
const ages = fc.array(fc.integer({ min: 1, max: 60 * DAY_MS }), { maxLength: 6 });
const views = fc.integer({ min: 1, max: 6 });

function seen(before: readonly number[], now = NOW, plan: SubjectInput['plan'] = {}) {
  const shown = before.map((age) => NOW - age).sort((a, b) => a - b);
  return subjectOf({ plan, profile: { showings: { 's/a': { shown, dismissed: [] } } }, context: { now } });
}

const within = (count: number): SubjectInput['plan'] => ({ manners: { stayFresh: { views: count } } });

test('one unanswered occasion more never makes it fresher', () => {
  fc.assert(
    fc.property(ages, (each) => {
      const oldest = Math.max(0, ...each) + OCCASION_GAP_MS;
      expect(freshness(seen([...each, oldest]))).toBeLessThanOrEqual(freshness(seen(each)));
    }),
  );
});

test('it grows fresher with time', () => {
  fc.assert(
    fc.property(ages, fc.integer({ min: 0, max: 30 * DAY_MS }), (each, later) => {
      expect(freshness(seen(each, NOW + later))).toBeGreaterThanOrEqual(freshness(seen(each)));
    }),
  );
});

test('what is forbidden has no freshness left, and has some from `until` on', () => {
  fc.assert(
    fc.property(ages, views, (each, count) => {
      const verdict = fatigued.ask(seen(each, NOW, within(count)));
      expect(freshness(seen(each, NOW, within(count))) === 0).toBe(!verdict.allows);
      if (verdict.allows || verdict.until === undefined) return;
      // Floating point: a millisecond past the moment itself.
      expect(fatigued.ask(seen(each, verdict.until + 1, within(count))).allows).toBe(true);
      expect(fatigued.ask(seen(each, verdict.until - 1000, within(count))).allows).toBe(false);
    }),
  );
});

test('half fresh is half-way there: one of the two that three views leave room for', () => {
  expect(freshness(seen([]))).toBe(1);
  expect(freshness(seen([0]))).toBe(0.5);
  expect(freshness(seen([0, 7 * DAY_MS]))).toBe(0.25);
});

test('with the manner switched off everything is fresh', () => {
  const off = { manners: { stayFresh: false as const } };
  expect(freshness(seen([0, DAY_MS, 2 * DAY_MS, 3 * DAY_MS], NOW, off))).toBe(1);
});

test('occasions are views that lie half an hour or more apart, none of them within that of an answer', () => {
  const times = fc
    .array(fc.integer({ min: 0, max: 10 * OCCASION_GAP_MS }))
    .map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(
      times,
      fc.option(fc.integer({ min: 0, max: 10 * OCCASION_GAP_MS }), { nil: undefined }),
      (all, answeredAt) => {
        const found = occasions(all, answeredAt);
        for (const [index, at] of found.entries()) {
          expect(all).toContain(at);
          expect(at).toBeGreaterThanOrEqual((found[index - 1] ?? answeredAt ?? -Infinity) + OCCASION_GAP_MS);
        }
        expect(found.at(-1) ?? all.at(-1)).toBe(all.at(-1));
        if (answeredAt === undefined) expect(found.length > 0).toBe(all.length > 0);
      },
    ),
  );
});
