import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newProfile, type Profile, type Trace, type Visit } from '../profile/profile.ts';
import { EVIDENCE } from './evidence-table.ts';
import { scoreIntent } from './score-intent.ts';
import { sessionOf } from './session-of.ts';
import { SESSION_WEIGHTS } from './session-weights.ts';
import { weightsOf } from './session-chance.ts';

const NOW = Date.UTC(2026, 8, 1, 12);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const ASK_FROM = 0.6;
const VISIT: Visit = { id: 'now', start: NOW - 30 * MINUTE, last: NOW, pages: 0, activeMs: 0 };

/** A visit of half an hour in which things were looked at, each at these minutes ago. */
function profileOf(visit: Partial<Visit>, seen: Record<string, number[]>, traces: Trace[] = []): Profile {
  return {
    ...newProfile('v'),
    visits: [{ ...VISIT, ...visit }],
    items: Object.fromEntries(
      Object.entries(seen).map(([item, ago]) => [
        item,
        { seen: ago.map((each) => NOW - each * MINUTE), touched: NOW },
      ]),
    ),
    traces,
  };
}

const soFar = (profile: Profile, now = NOW) =>
  scoreIntent(profile, { now }).evidence.find(({ kind }) => kind === 'visit_so_far')?.now ?? 0;

/** Each thing once: no returns among them. */
const looks = fc
  .uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 20 })
  .map((agos) => Object.fromEntries(agos.map((ago, i) => [`item-${i}`, [ago]])));
const activeMs = fc.integer({ min: 0, max: 24 * 60 * MINUTE });

test('looking and staying, however much and however long, is no question by itself', () => {
  fc.assert(
    fc.property(looks, activeMs, fc.integer({ min: 0, max: 500 }), (seen, ms, pages) => {
      const { score, evidence } = scoreIntent(profileOf({ activeMs: ms, pages }, seen), { now: NOW });
      expect(evidence.every(({ kind }) => kind === 'visit_so_far')).toBe(true);
      expect(evidence.reduce((sum, each) => sum + each.now, 0)).toBeLessThanOrEqual(
        EVIDENCE.visit_so_far.weightMax,
      );
      expect(score).toBeLessThan(ASK_FROM);
    }),
  );
});

test('it turns no single reading into a question', () => {
  const readings = [
    'read_reviews',
    'read_size_guide',
    'read_shipping',
    'read_returns',
    'checked_stock',
  ] as const;
  for (const kind of readings) {
    const traces = [{ kind, at: NOW, item: 'item-0' }];
    const { score } = scoreIntent(profileOf({ activeMs: 30 * MINUTE }, { 'item-0': [29] }, traces), {
      now: NOW,
    });
    expect(score, kind).toBeLessThan(ASK_FROM);
  }
});

test('no weights, whatever a site has learned, make it more than its bound or less than nothing', () => {
  const weight = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(looks, activeMs, fc.array(weight, { minLength: 14, maxLength: 14 }), (seen, ms, list) => {
      const { evidence } = scoreIntent(
        profileOf({ activeMs: ms }, seen),
        { now: NOW },
        {
          session: { weights: weightsOf(list) },
          signs: {},
        },
      );
      const parts = evidence.flatMap(({ weight, now }) => [weight, now]);
      return parts.every((part) => part >= 0 && part <= EVIDENCE.visit_so_far.weightMax);
    }),
  );
});

test('more active time with the same things never lowers it; more things in the same time never raise it', () => {
  // A visit that reports active time: without, the gaps between the views stand for it.
  const reported = fc.integer({ min: 1, max: 24 * 60 * MINUTE });
  fc.assert(
    fc.property(looks, reported, activeMs, (seen, ms, moreMs) => {
      const now = soFar(profileOf({ activeMs: ms }, seen));
      expect(soFar(profileOf({ activeMs: ms + moreMs }, seen))).toBeGreaterThanOrEqual(now - 1e-9);
      expect(soFar(profileOf({ activeMs: ms }, { ...seen, another: [0] }))).toBeLessThanOrEqual(now + 1e-9);
    }),
  );
});

test('one more sign of hesitation within the visit never lowers the score', () => {
  const trace = fc.record({
    kind: fc.constantFrom('read_returns', 'read_shipping', 'viewed_cart', 'began_checkout', 'searched'),
    at: fc.integer({ min: 0, max: 29 * 60 }).map((seconds) => NOW - seconds * SECOND),
  });
  const few = fc.array(trace, { maxLength: 6 });
  fc.assert(
    fc.property(
      looks,
      activeMs,
      fc.integer({ min: 0, max: 40 }),
      few,
      trace,
      (seen, ms, pages, traces, more) => {
        const score = (list: Trace[]) =>
          scoreIntent(profileOf({ activeMs: ms, pages }, seen, list), { now: NOW }).score;
        return score([...traces, more]) >= score(traces) - 1e-9;
      },
    ),
  );
});

test('it fades from the last sign of life', () => {
  const profile = profileOf({ activeMs: 5 * MINUTE }, { dress: [5] });
  const { halfLifeMs } = EVIDENCE.visit_so_far;
  expect(soFar(profile, NOW + halfLifeMs)).toBeCloseTo(soFar(profile) / 2, 12);
});

test('without a thing looked at there is nothing to go by, however long the visit', () => {
  expect(soFar(profileOf({ activeMs: 20 * MINUTE, pages: 9 }, {}))).toBe(0);
});

test('a new visit starts anew', () => {
  const old = profileOf(
    { start: NOW - 90 * MINUTE, last: NOW - 60 * MINUTE, activeMs: 10 * MINUTE },
    { dress: [80] },
  );
  const back = { ...old, visits: [...old.visits, { ...VISIT, id: 'new', start: NOW, last: NOW, pages: 1 }] };
  expect(soFar(old)).toBeGreaterThan(0);
  expect(soFar(back)).toBe(0);
});

test('a visit as the session model sees it', () => {
  const profile = profileOf({ pages: 9, activeMs: 4 * MINUTE }, { rose: [20, 12], red: [15], old: [500] }, [
    { kind: 'viewed_cart', at: NOW - 10 * MINUTE },
    { kind: 'read_returns', at: NOW - 9 * MINUTE },
    { kind: 'began_checkout', at: NOW - 400 * MINUTE },
  ]);
  const before = { ...VISIT, id: 'before', start: NOW - 600 * MINUTE, last: NOW - 500 * MINUTE };
  const visits = [before, ...profile.visits];
  // Nine pages, of which one was the basket and one the rose again. 1 September 2026 is a Tuesday.
  expect(sessionOf({ ...profile, visits }, profile.visits[0]!)).toEqual({
    productPages: 7,
    productMs: 4 * MINUTE,
    infoPages: 1,
    accountPages: 1,
    returning: true,
    weekend: false,
  });
});

test('where no page reports active time, the gaps between views stand for it, half a minute each at most', () => {
  const profile = profileOf({}, { rose: [10, 9.75], red: [5] });
  expect(sessionOf(profile, profile.visits[0]!).productMs).toBe(15_000 + 30_000);
});

test('Saturday and Sunday are the weekend', () => {
  const days = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 7, 31 + day, 12));
  const weekend = days.map((start) => sessionOf(newProfile('v'), { ...VISIT, start, last: start }).weekend);
  expect(weekend).toEqual([false, false, false, false, false, true, true]);
});

test('the weights Tact comes with give time its full share at about seventy seconds a thing', () => {
  const { evidence } = scoreIntent(
    profileOf({ activeMs: 70 * SECOND }, { dress: [5] }),
    { now: NOW },
    { session: { weights: SESSION_WEIGHTS }, signs: {} },
  );
  expect(evidence[0]?.now).toBeGreaterThan(0.95 * EVIDENCE.visit_so_far.weight);
});
