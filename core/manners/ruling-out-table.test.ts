import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULING_OUT, type SignAgainst } from './ruling-out-table.ts';
import { ruledOut } from './ruled-out.ts';
import { subjectOf } from './subject-of.laws.ts';

const DAY = 86_400_000;
const NOW = 1000 * DAY;
/** A score of 0.6. */
const THRESHOLD = -Math.log(1 - 0.6);
const SIGNS: readonly SignAgainst[] = [
  'read_and_left',
  'put_back',
  'went_for_substitute',
  'returned',
  'not_for_me',
];

function saidOf(memory: object, days: number, halfLifeDays = 60) {
  return ruledOut.ask(
    subjectOf({
      items: ['dress'],
      profile: { items: { dress: { seen: [], touched: NOW, ...memory } } },
      plan: { manners: { takeRuledOutAsRuledOut: { halfLifeDays } } },
      context: { now: NOW + days * DAY },
    }),
  );
}

test('each sign alone rules out while it is fresh', () => {
  for (const sign of SIGNS) expect(RULING_OUT[sign].weight).toBeGreaterThan(THRESHOLD);
});

test('what was done weighs more than what was only looked at, and what was said most', () => {
  const {
    read_and_left: read,
    went_for_substitute: other,
    put_back: back,
    returned,
    not_for_me: no,
  } = RULING_OUT;
  const lasting = ({ weight, halfLives }: { weight: number; halfLives: number }) => weight * halfLives;
  expect(lasting(read)).toBeLessThan(lasting(back));
  expect(lasting(other)).toBeLessThan(lasting(back));
  expect(lasting(back)).toBeLessThan(lasting(returned));
  expect(lasting(returned)).toBeLessThan(lasting(no));
});

test('coming back once, or checking the stock, outweighs what reading and leaving has to spare', () => {
  const spare = RULING_OUT.read_and_left.weight - THRESHOLD;
  expect(-RULING_OUT.came_back.weight).toBeGreaterThan(spare);
  expect(-RULING_OUT.checked_stock.weight).toBeGreaterThan(spare);
});

test('it holds until when it says, and no longer', () => {
  const memories = fc.record(
    {
      putBackAt: fc.integer({ min: NOW - 40 * DAY, max: NOW }),
      returnedAt: fc.integer({ min: NOW - 40 * DAY, max: NOW }),
      notForMeAt: fc.integer({ min: NOW - 40 * DAY, max: NOW }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(memories, fc.constantFrom(10, 60, 365), (memory, halfLifeDays) => {
      const verdict = saidOf(memory, 0, halfLifeDays);
      if (verdict.allows) return;
      const until = verdict.until ?? Infinity;
      const days = (until - NOW) / DAY;
      expect(saidOf(memory, days - 0.001, halfLifeDays).allows).toBe(false);
      expect(saidOf(memory, days, halfLifeDays).allows).toBe(true);
    }),
  );
});

test('a look after everything undoes everything', () => {
  const at = fc.option(fc.integer({ min: 1, max: NOW - 2 }), { nil: undefined });
  const memories = fc.record({
    putBackAt: at,
    returnedAt: at,
    notForMeAt: at,
    regions: fc.record({ reviews: at }),
  });
  fc.assert(
    fc.property(memories, (memory) => {
      const plain = JSON.parse(JSON.stringify(memory)) as object;
      expect(saidOf({ ...plain, seen: [NOW - 1] }, 1).allows).toBe(true);
    }),
  );
});
