import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newProfile, TRACE_KINDS, type Profile, type TraceKind } from '../profile/profile.ts';
import { EVIDENCE, type EvidenceKind, type EvidenceWeight } from './evidence-table.ts';
import { scoreIntent } from './score-intent.ts';

const NOW = Date.UTC(2026, 8, 1, 12);
const MINUTE = 60_000;
/** The plan's default. */
const ASK_FROM = 0.6;

/** Times are minutes ago. */
interface Shopper {
  name: string;
  seen?: Record<string, number[]>;
  visits?: { start: number; last: number; pages?: number; activeMs?: number }[];
  traces?: { kind: TraceKind; ago: number; item?: string }[];
  basket?: string[];
  bought?: Record<string, number>;
  notForMe?: Record<string, number>;
  asked: boolean;
  kinds: string[];
}

const shoppers = JSON.parse(readFileSync(new URL('shoppers.json', import.meta.url), 'utf8')) as Shopper[];

function profileOf(shopper: Partial<Shopper>): Profile {
  const at = (ago: number) => NOW - ago * MINUTE;
  const { seen = {}, visits = [], traces = [], basket = [], bought = {}, notForMe = {} } = shopper;
  return {
    ...newProfile('v'),
    items: Object.fromEntries(
      Object.entries(seen).map(([item, times]) => [
        item,
        {
          seen: times.map(at),
          touched: at(times.at(-1) ?? 0),
          ...(bought[item] !== undefined && { boughtAt: at(bought[item]) }),
          ...(notForMe[item] !== undefined && { notForMeAt: at(notForMe[item]) }),
        },
      ]),
    ),
    visits: visits.map(({ start, last, pages = 1, activeMs = 0 }, index) => ({
      id: `s${index}`,
      start: at(start),
      last: at(last),
      pages,
      activeMs,
    })),
    traces: traces.map(({ ago, ...trace }) => ({ ...trace, at: at(ago) })),
    basket: basket.map((item) => ({ kind: 'put', at: at(90), id: `op-${item}`, item, quantity: 1 })),
  };
}

test.each(shoppers)('$name', (shopper) => {
  const { score, evidence } = scoreIntent(profileOf(shopper), { now: NOW });
  expect(evidence.map((each) => each.kind).sort()).toEqual(shopper.kinds);
  expect(score >= ASK_FROM).toBe(shopper.asked);
});

test('the parts that are listed make the score', () => {
  for (const shopper of shoppers) {
    const { score, evidence } = scoreIntent(profileOf(shopper), { now: NOW });
    const sum = evidence.reduce((total, each) => total + each.now, 0);
    expect(score).toBeCloseTo(Math.max(0, 1 - Math.exp(-sum)), 12);
  }
});

test('of somebody who is not known nothing is claimed', () => {
  expect(scoreIntent(null, { now: NOW })).toEqual({ score: 0, evidence: [] });
});

/** Evenly spread, in minutes; fc.double would crowd towards 0. */
const secondsAgo = (max: number) => fc.integer({ min: 0, max }).map((seconds) => seconds / 60);
const trace = fc.record({
  kind: fc.constantFrom(...TRACE_KINDS),
  ago: secondsAgo(3 * 86_400),
  item: fc.constantFrom('a', 'b', 'c'),
});
const helpful = trace.filter(({ kind }) => kind !== 'bought');

test('the score lies between 0 and 1 whatever happened, and needs no order of the traces', () => {
  fc.assert(
    fc.property(fc.array(trace, { maxLength: 24 }), (traces) => {
      const { score } = scoreIntent(profileOf({ traces }), { now: NOW });
      expect(scoreIntent(profileOf({ traces: [...traces].reverse() }), { now: NOW }).score).toBeCloseTo(
        score,
        12,
      );
      return score >= 0 && score < 1;
    }),
  );
});

test('one more sign of hesitation never lowers the score, and one more purchase never raises it', () => {
  fc.assert(
    fc.property(fc.array(trace, { maxLength: 12 }), helpful, (traces, more) => {
      const score = (list: typeof traces) => scoreIntent(profileOf({ traces: list }), { now: NOW }).score;
      const before = score(traces);
      expect(score([...traces, more])).toBeGreaterThanOrEqual(before - 1e-9);
      expect(score([...traces, { ...more, kind: 'bought' }])).toBeLessThanOrEqual(before + 1e-9);
    }),
  );
});

test('one more reading never lowers the score, also where it joins two into one stretch of reading', () => {
  const reading = fc.record({
    kind: fc.constant<TraceKind>('read_reviews'),
    ago: secondsAgo(480),
    item: fc.constant('a'),
  });
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 3 }), reading, (traces, more) => {
      const score = (list: typeof traces) => scoreIntent(profileOf({ traces: list }), { now: NOW }).score;
      return score([...traces, more]) >= score(traces) - 1e-9;
    }),
    // Two readings and one between them are rare among what is drawn: a hundred runs may miss them.
    { numRuns: 2000 },
  );
});

test('without anything new the score falls with time', () => {
  fc.assert(
    fc.property(
      fc.array(helpful, { maxLength: 12 }),
      fc.integer({ min: 0, max: 1e9 }),
      fc.integer({ min: 0, max: 1e9 }),
      (traces, a, b) => {
        const profile = profileOf({ traces });
        const score = (ms: number) => scoreIntent(profile, { now: NOW + ms }).score;
        return score(Math.max(a, b)) <= score(Math.min(a, b)) + 1e-9;
      },
    ),
  );
});

test('one kind alone stays below the threshold however often it is repeated, standing still apart', () => {
  const enough = -Math.log(1 - ASK_FROM);
  const table: [string, EvidenceWeight][] = Object.entries(EVIDENCE);
  expect(table.filter(([, { weightMax }]) => weightMax >= enough).map(([kind]) => kind)).toEqual(['stalled']);
});

test('any three kinds of hesitation, fresh, pass the threshold', () => {
  const kinds: EvidenceKind[] = [
    'came_back_to_item',
    'to_and_fro',
    'read_reviews',
    'read_size_guide',
    'read_shipping',
    'read_returns',
    'checked_stock',
    'found_nothing',
  ];
  for (const [i, a] of kinds.entries()) {
    for (const [j, b] of kinds.entries()) {
      for (const c of kinds.slice(Math.max(i, j) + 1)) {
        if (i >= j) continue;
        const sum = EVIDENCE[a].weight + EVIDENCE[b].weight + EVIDENCE[c].weight;
        expect(1 - Math.exp(-sum), `${a}, ${b}, ${c}`).toBeGreaterThan(ASK_FROM);
      }
    }
  }
});
