import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addChanges, cellKey } from './add-changes.ts';
import { anyLife } from './arbitrary-facts.laws.ts';
import { SUM_FIELDS, type CellChange } from './cell.ts';
import { contributionsIn } from './contributions.ts';
import { DAY_MS } from './day-ms.ts';
import type { Fact } from './fact.ts';
import { memoryLedger } from './memory-ledger.ts';
import { oracle, type Told } from './oracle.laws.ts';
import { recompute } from './recompute.ts';
import type { Served } from './served.ts';
import { takeFact } from './take-fact.ts';
import { takeOver } from './take-over.ts';

/* Whatever comes in whatever order, the changes that were sent add up to what all facts together come to. */

function told(changes: readonly CellChange[]): Told {
  return new Map(
    changes.map((change) => [
      cellKey(change),
      Object.fromEntries(SUM_FIELDS.flatMap((field, n) => (change.sums[n] ? [[field, change.sums[n]]] : []))),
    ]),
  );
}

/** What one ledger says, fact by fact. */
function taken(facts: readonly Fact[], ledger = memoryLedger()) {
  const all = facts.map((fact) => takeFact(ledger, fact));
  return {
    ledger,
    changes: all.flatMap(({ changes }) => changes),
    facts: all.flatMap(({ facts: news }) => news),
  };
}

const ofOne = (facts: readonly Fact[]) => facts.map((fact) => ({ visitor: 'v', fact }));

test('the changes of any order of facts add up to what the oracle counts', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      expect(told(addChanges(taken(life).changes))).toEqual(oracle(life));
    }),
    { numRuns: 1500 },
  );
});

test('facts told again, anywhere, change nothing', () => {
  fc.assert(
    fc.property(
      anyLife.chain((life) => fc.tuple(fc.constant(life), fc.shuffledSubarray(life))),
      ([life, again]) => {
        const { ledger, changes } = taken(life);
        const more = taken(again, ledger);
        expect(more.facts).toEqual([]);
        expect(more.changes).toEqual([]);
        expect(told(addChanges(changes))).toEqual(oracle(life));
      },
    ),
  );
});

test('what a ledger gives on as counting is enough to recompute everything, in any order', () => {
  fc.assert(
    fc.property(
      anyLife.chain((life) => {
        const { facts } = taken(life);
        return fc.tuple(fc.constant(life), fc.shuffledSubarray(facts, { minLength: facts.length }));
      }),
      ([life, facts]) => {
        expect(told(asNumbers(recompute(ofOne(facts))))).toEqual(oracle(life));
        expect(recompute(ofOne(life))).toEqual(recompute(ofOne(facts)));
      },
    ),
    { numRuns: 500 },
  );
});

function asNumbers(totals: ReturnType<typeof recompute>): CellChange[] {
  return totals.map(({ sums, ...cell }) => ({
    ...cell,
    sums: SUM_FIELDS.map((field) => Number(sums[field])),
  }));
}

/** Who is told each fact, and after how many of them each device becomes the person's, or another device's that then does. */
const split = fc.record({
  tellers: fc.array(fc.constantFrom('phone', 'laptop', 'person'), { minLength: 40, maxLength: 40 }),
  twice: fc.oneof(fc.constant<boolean[]>([]), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })),
  joins: fc.record({ phone: fc.nat(40), laptop: fc.nat(40) }),
  chained: fc.boolean(),
});

test('facts split over devices, some told to several, come to the same whenever these join', () => {
  fc.assert(
    fc.property(anyLife, split, (life, { tellers, twice, joins, chained }) => {
      const ledgers = { phone: memoryLedger(), laptop: memoryLedger(), person: memoryLedger() };
      const became: Record<string, keyof typeof ledgers> = {};
      const changes: CellChange[] = [];
      const raw: { visitor: string; fact: Fact }[] = [];
      const whose = (name: keyof typeof ledgers): keyof typeof ledgers => {
        const next = became[name];
        return next === undefined ? name : whose(next);
      };
      const note = (visitor: string, taking: ReturnType<typeof takeFact>) => {
        changes.push(...taking.changes);
        raw.push(...taking.facts.map((fact) => ({ visitor, fact })));
      };
      const join = (device: 'phone' | 'laptop') => {
        const person = whose(device === 'phone' && chained ? 'laptop' : 'person');
        note(person, takeOver(ledgers[person], device, ledgers[device].outcomes()));
        became[device] = person;
      };
      for (const [n, fact] of life.entries()) {
        for (const device of ['phone', 'laptop'] as const) if (joins[device] === n) join(device);
        const teller = whose(tellers[n] ?? 'person');
        note(teller, takeFact(ledgers[teller], fact));
        if (twice[n]) note(whose('laptop'), takeFact(ledgers[whose('laptop')], fact));
      }
      for (const device of ['phone', 'laptop'] as const) if (became[device] === undefined) join(device);
      expect(told(addChanges(changes))).toEqual(oracle(life));
      expect(told(asNumbers(recompute(raw)))).toEqual(oracle(life));
      const isToldOnce = !twice.includes(true) && textsOf(life).size === life.length;
      if (isToldOnce) expect(textsOf(raw.map(({ fact }) => fact)).size, 'given on once').toBe(raw.length);
      expect(addChanges(contributionsIn(ledgers.person, ledgers.person.units()))).toEqual(
        addChanges(changes),
      );
    }),
    { numRuns: 800 },
  );
});

function textsOf(facts: readonly Fact[]): Set<string> {
  return new Set(facts.map((fact) => JSON.stringify(fact)));
}

test('an order reads what was ordered twice, however many units it touches', () => {
  const { ledger } = taken(
    Array.from({ length: 40 }, (_, n): Fact[] => {
      const slot = `slot-${n}`;
      const at = START + n;
      return [{ kind: 'served', served: { ...SERVED, id: `d${n}`, at, slot } }, viewOf(`d${n}`, at)];
    }).flat(),
  );
  expect(ledger.units().length).toBeGreaterThan(100);
  let reads = 0;
  const dealsDuring: typeof ledger.dealsDuring = (span) => {
    reads++;
    return ledger.dealsDuring(span);
  };
  const { changes } = takeFact({ ...ledger, dealsDuring }, orderAt(START + DAY_MS));
  expect(changes.length).toBeGreaterThan(100);
  expect(reads).toBe(2);
});

test('what was ordered after anything enrolled somebody is not what they ordered before', () => {
  const later = START + 30 * DAY_MS;
  const hero = { ...SERVED, id: 'd2', at: later, slot: 'hero' };
  const { changes } = taken([
    orderAt(START - DAY_MS, 'T1'),
    { kind: 'served', served: { ...SERVED, slot: 'aside' } },
    viewOf('d1', START),
    orderAt(START + 20 * DAY_MS, 'T2'),
    { kind: 'served', served: hero },
    viewOf('d2', later),
  ]);
  const ofHero = addChanges(changes).find(({ slot, arm }) => slot === 'hero' && arm === 'shown');
  expect(ofHero?.sums[SUM_FIELDS.indexOf('before')]).toBe(1000);
});

test('what enrolled somebody first is known from what is told later, when its own fact is kept no more', () => {
  const later = START + 150 * DAY_MS;
  const { facts, changes } = taken([
    { kind: 'served', served: SERVED },
    viewOf('d1', START),
    orderAt(START + 100 * DAY_MS),
    { kind: 'served', served: { ...SERVED, id: 'd2', at: later } },
    viewOf('d2', later),
  ]);
  const day = later / DAY_MS;
  const kept = asNumbers(recompute(ofOne(facts.slice(2))));
  expect(kept).toEqual(addChanges(changes.filter((change) => change.day >= day)));
});

test('who was held out before they were shown something is held out, whatever their devices were told', () => {
  const { changes } = taken([
    { kind: 'served', served: { ...SERVED, id: 'd2', at: START + 1 } },
    viewOf('d2', START + 1),
    { kind: 'served', served: { ...SERVED, arm: 'control', variant: 'b' } },
    viewOf('d1', START),
  ]);
  const counted = addChanges(changes).map(({ slot, variant, arm }) => `${slot}/${variant}/${arm}`);
  expect(counted.sort()).toEqual(['//shown', 'hero//control', 'hero/a/taught', 'hero/b/control']);
});

const START = Date.UTC(2026, 0, 5);
const SERVED: Served = {
  ...{ id: 'd1', at: START, slot: 'hero', arm: 'shown', variant: 'a', channel: 'site', segment: 'new/-' },
  ...{ propensity: 1, cost: 0, currency: 'EUR', windowDays: 7, cap: 10_000 },
};

function viewOf(decision: string, at: number): Fact {
  return { kind: 'seen', id: `e-${decision}`, at, decision, what: 'view' };
}

function orderAt(at: number, id = 'T1'): Fact {
  const order = { id, at, value: 1000, currency: 'EUR', items: [], confirmed: true };
  return { kind: 'order', id: `o-${id}`, order, margin: 500 };
}

test('everything is a whole number', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      for (const { sums } of taken(life).changes)
        expect(sums.filter((sum) => !Number.isSafeInteger(sum) || Object.is(sum, -0))).toEqual([]);
    }),
  );
});
