import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashShare } from '../learn/hash.ts';
import { newProfile, type Profile, type Trace } from '../profile/profile.ts';
import { SIGNS_WITHIN_MS } from './early-signs.ts';
import { EVIDENCE, type EvidenceKind } from './evidence-table.ts';
import { INTENT_VISITS_MIN, learnIntent, SIGN_VISITS_MIN, TIMES_MAX, TIMES_MIN } from './learn-intent.ts';
import { scoreIntent } from './score-intent.ts';
import { SESSION_WEIGHTS } from './session-weights.ts';
import { anySession } from './sessions.laws.ts';
import { visitOutcomeOf, type VisitOutcome } from './visit-outcome.ts';

const START = Date.UTC(2026, 8, 1, 12);
const MINUTE = 60_000;
const kinds = Object.keys(EVIDENCE) as EvidenceKind[];
const anyVisit: fc.Arbitrary<VisitOutcome> = fc
  .tuple(anySession, fc.subarray(kinds), fc.boolean(), fc.boolean(), fc.boolean(), fc.nat(10_000))
  .map(([session, signs, bought, wentOn, helped, n]) => ({
    ...session,
    visit: `v${n}`,
    last: START + n,
    signs,
    bought,
    wentOn,
    helped,
    ...(n % 5 > 0 && { wentOnLater: wentOn }),
  }));

function visit(n: number, signs: EvidenceKind[], wentOn: boolean): VisitOutcome {
  return {
    visit: `v${n}`,
    last: START + n,
    productPages: 4,
    productMs: 80_000,
    infoPages: 0,
    accountPages: 0,
    returning: false,
    weekend: false,
    signs,
    bought: false,
    wentOn,
    wentOnLater: wentOn,
    helped: false,
  };
}

/** Of those who read reviews half go on, of those who ask about stock one in ten, and so of the rest. */
const site = Array.from({ length: 1200 }, (_, n) => {
  if (n % 3 === 0) return visit(n, ['read_reviews'], n % 2 === 0);
  return visit(n, n % 3 === 1 ? ['checked_stock'] : [], n % 10 === 1);
});

test('a sign that goes before going on here weighs more, one that leads to nothing less', () => {
  const { signs, logLoss, visits, wentOn } = learnIntent(site);
  expect(signs.read_reviews?.times).toBeGreaterThan(1.1);
  expect(signs.checked_stock?.times).toBeLessThan(0.9);
  expect(signs.read_reviews).toMatchObject({ visits: 400, wentOn: 200 });
  expect(logLoss.after).toBeLessThan(logLoss.before);
  expect([visits, wentOn]).toEqual([1200, site.filter((each) => each.wentOn).length]);
});

test('no sign moves past its bounds, and none but stalled becomes a question by itself', () => {
  fc.assert(
    fc.property(fc.array(anyVisit, { minLength: INTENT_VISITS_MIN, maxLength: 300 }), (all) => {
      for (const [kind, sign] of Object.entries(learnIntent(all).signs)) {
        expect(sign.times).toBeGreaterThanOrEqual(TIMES_MIN);
        expect(sign.times).toBeLessThanOrEqual(TIMES_MAX);
        expect(sign.visits).toBeGreaterThanOrEqual(SIGN_VISITS_MIN);
        const { weightMax } = EVIDENCE[kind as EvidenceKind];
        if (kind !== 'stalled' && kind !== 'bought')
          expect(weightMax * sign.times).toBeLessThanOrEqual(0.9 + 0.005 * weightMax);
      }
    }),
    { numRuns: 10 },
  );
});

test('a few visits move nothing, and the same visits say the same again', () => {
  expect(learnIntent(site.slice(0, INTENT_VISITS_MIN - 1)).signs).toEqual({});
  expect(learnIntent([]).session.weights).toEqual(SESSION_WEIGHTS);
  expect(learnIntent(site)).toEqual(learnIntent(structuredClone(site)));
});

test('what was learned changes the score, and what it rests on says so', () => {
  const profile: Profile = {
    ...newProfile('anna'),
    visits: [{ id: 'v', start: START, last: START + MINUTE, pages: 2, activeMs: 0 }],
    traces: [{ kind: 'read_reviews', at: START + MINUTE, item: 'dress' }],
  };
  const now = START + MINUTE;
  const learned = learnIntent(site);
  const [before] = scoreIntent(profile, { now }).evidence;
  const [after] = scoreIntent(profile, { now }, learned).evidence;
  expect(before).toMatchObject({ kind: 'read_reviews', weight: 0.4 });
  expect(after?.weight).toBeCloseTo(0.4 * (learned.signs.read_reviews?.times ?? 0));
});

test('of a visit is told what came of it, and the signs that were there before', () => {
  const profile: Profile = {
    ...newProfile('anna'),
    visits: [
      { id: 'v0', start: START - 5 * 86_400_000, last: START - 4 * 86_400_000, pages: 2, activeMs: 0 },
      { id: 'v1', start: START, last: START + 10 * MINUTE, pages: 5, activeMs: 90_000 },
    ],
    items: { dress: { seen: [START + MINUTE], touched: START, basketAt: START + 5 * MINUTE } },
    traces: [
      { kind: 'read_reviews', at: START - 5 * 86_400_000, item: 'dress' },
      { kind: 'read_size_guide', at: START + 2 * MINUTE, item: 'dress' },
      { kind: 'added_to_cart', at: START + 5 * MINUTE, item: 'dress' },
      { kind: 'read_returns', at: START + 6 * MINUTE },
    ],
    showings: { 'chat/hello': { shown: [START], dismissed: [], acceptedAt: START + 7 * MINUTE } },
  };
  expect(visitOutcomeOf(profile)).toMatchObject({
    visit: 'v1',
    last: START + 10 * MINUTE,
    signs: ['read_size_guide', 'returned_to_shop'],
    bought: false,
    wentOn: true,
    helped: true,
    returning: true,
  });
  expect(visitOutcomeOf(newProfile('anna'))).toBeUndefined();
});

describe('signs that mean nothing', () => {
  const KINDS = ['searched', 'read_shipping', 'read_reviews', 'read_returns'] as const;
  /** The last two come late: nobody shows them before a minute is over, most of them far later. */
  const FROM = { searched: 0, read_shipping: 0, read_reviews: MINUTE, read_returns: MINUTE };

  /** Whoever is there may leave, go on, and show any sign, at rates that have nothing to do with each other. */
  function idleVisit(name: string) {
    const wait = (what: string, meanMs: number) =>
      START + Math.round(-Math.log(1 - hashShare(name, what)) * meanMs);
    const [last, went] = [wait('leaves', 8 * MINUTE), wait('goes on', 6 * MINUTE)];
    const traces = KINDS.map((kind) => ({ kind, at: FROM[kind] + wait(kind, 4 * MINUTE) }));
    const dress = { seen: [START], touched: START, boughtAt: went, basketAt: went };
    return visitOutcomeOf({
      ...newProfile(name),
      visits: [{ id: name, start: START, last, pages: 4, activeMs: 60_000 }],
      traces: traces.filter(({ at }) => at <= last),
      items: went <= last ? { dress } : {},
    });
  }

  test('stay as they are, whenever in a visit they come', () => {
    const learned = ['a', 'b', 'c', 'd', 'e', 'f'].map((shop) =>
      learnIntent(Array.from({ length: 2000 }, (_, n) => idleVisit(`${shop}${n}`)).filter(isThere)),
    );
    for (const kind of KINDS) {
      const times = learned.map(({ signs }) => signs[kind]?.times ?? 1);
      for (const each of times) expect(Math.abs(each - 1), kind).toBeLessThan(0.3);
      const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
      expect(Math.abs(mean - 1), kind).toBeLessThan(0.1);
    }
    expect(learned.every(({ signs }) => (signs.read_reviews?.visits ?? 0) > 100)).toBe(true);
  });

  function isThere(visit: VisitOutcome | undefined): visit is VisitOutcome {
    return visit !== undefined;
  }
});

describe('the beginning of a visit', () => {
  const later = (more: Partial<Profile>, lastMs = 10 * MINUTE) =>
    visitOutcomeOf({
      ...newProfile('anna'),
      visits: [{ id: 'v', start: START, last: START + lastMs, pages: 5, activeMs: 90_000 }],
      ...more,
    });
  const putAt = (at: number) => ({ items: { dress: { seen: [START], touched: START, basketAt: at } } });

  test('is compared with what came after it, and with nothing where it went on or was over within', () => {
    expect(later({})?.wentOnLater).toBe(false);
    expect(later(putAt(START + SIGNS_WITHIN_MS))?.wentOnLater).toBe(true);
    expect(later(putAt(START + SIGNS_WITHIN_MS - 1))?.wentOnLater).toBeUndefined();
    const both: Trace[] = [{ kind: 'added_to_cart', at: START + MINUTE, item: 'dress' }];
    expect(later({ ...putAt(START + 5 * MINUTE), traces: both })?.wentOnLater).toBeUndefined();
    expect(later({}, SIGNS_WITHIN_MS - 1)?.wentOnLater).toBeUndefined();
  });

  test('is no longer known where as much was done since as is remembered', () => {
    const many = Array.from({ length: 20 }, (_, n): Trace => ({ kind: 'searched', at: START + n * 1000 }));
    expect(later({ traces: many.slice(1) })?.wentOnLater).toBe(false);
    expect(later({ traces: many })?.wentOnLater).toBeUndefined();
    expect(later({ traces: [{ kind: 'searched', at: START - 1 }, ...many] })?.wentOnLater).toBe(false);
  });

  test('shows the same signs whatever comes after', () => {
    const seen = [START, START + 10_000, START + 20_000];
    const items = {
      dress: { seen: [START, seen[2]!], touched: START },
      hat: { seen: [seen[1]!], touched: START },
    };
    const traces: Trace[] = [
      { kind: 'read_reviews', at: START + MINUTE, item: 'dress' },
      { kind: 'stalled', at: START + 2 * MINUTE },
    ];
    const before = later({ items, traces });
    expect(before?.signs).toEqual(['read_reviews', 'to_and_fro']);
    const at = START + 6 * MINUTE;
    const after = later({
      items: {
        ...items,
        dress: { ...items.dress, seen: [...items.dress.seen, at], boughtAt: at, basketAt: at },
      },
      traces: [...traces, { kind: 'read_returns', at }, { kind: 'added_to_cart', at, item: 'dress' }],
    });
    expect(after?.signs).toEqual(before?.signs);
    expect([before?.wentOnLater, after?.wentOnLater]).toEqual([false, true]);
  });
});
