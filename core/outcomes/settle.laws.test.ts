import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addChanges, addTotals } from './add-changes.ts';
import { anyLife } from './arbitrary-facts.laws.ts';
import { SUM_FIELDS, type CellChange, type CellTotal } from './cell.ts';
import { contributionsIn } from './contributions.ts';
import { DAY_MS } from './day-ms.ts';
import type { Fact } from './fact.ts';
import { memoryLedger } from './memory-ledger.ts';
import { recompute } from './recompute.ts';
import type { Served } from './served.ts';
import { isSettled, settle, settleOutcomes } from './settle.ts';
import { takeFact } from './take-fact.ts';
import { takeOver } from './take-over.ts';
import { periodOf } from './unit-key.ts';
import { PERIOD_DAYS } from './unit.ts';

/* Whatever is settled, joined or forgotten in between: facts and the numbers that stand for what is gone come to what was summed. */

const START = Date.UTC(2026, 0, 5);
const NAMES = ['phone', 'laptop', 'person'] as const;
type Name = (typeof NAMES)[number];

/** What happens before the fact of that place, of the forty there may be. */
const turns = fc.array(
  fc.record({
    place: fc.nat(40),
    who: fc.constantFrom(...NAMES),
    what: fc.oneof(
      { weight: 4, arbitrary: fc.record({ settle: fc.constantFrom(1, 1, 2, 3, 4, 6) }) },
      { weight: 2, arbitrary: fc.constant('join' as const) },
      { weight: 1, arbitrary: fc.constant('erase' as const) },
    ),
  }),
  { maxLength: 12 },
);
const tellers = fc.array(fc.constantFrom(...NAMES), { minLength: 40, maxLength: 40 });
/** Days by which all is later, so that a period begins in the midst of it, and by which the end is, so that there are more of them. */
const times = fc.record({
  shift: fc.constantFrom(0, 3, 8, 9),
  stretch: fc.constantFrom(0, 28, 84),
  T1: fc.nat(97),
  T2: fc.nat(97),
  T3: fc.nat(97),
});
type Times = Record<'shift' | 'stretch' | 'T1' | 'T2' | 'T3', number>;

test('facts, with the numbers of what none tells any more, come to the sums', () => {
  fc.assert(
    fc.property(anyLife, tellers, turns, times, (life, told, turns, days) => {
      const world = worldOf();
      for (const [n, fact] of life.entries()) {
        for (const { what, who } of turns.filter(({ place }) => place === n)) {
          if (what === 'join') world.join(who);
          else if (what === 'erase') world.erase(who);
          else world.settle(who, periodOf(START) + what.settle);
        }
        world.take(told[n] ?? 'person', moved(fact, days));
      }
      expect(world.remade()).toEqual(world.sums());
    }),
    { numRuns: 2000 },
  );
});

const SERVED: Served = {
  ...{ id: 'd1', at: START, slot: 'hero', arm: 'shown', variant: 'a', channel: 'site', segment: 'new/-' },
  ...{ propensity: 1, cost: 0, currency: 'EUR', windowDays: 7, cap: 10_000 },
};
const shown = (id: string, at: number, viewedAt = at, variant = 'a'): Fact[] => [
  { kind: 'served', served: { ...SERVED, id, at, variant } },
  { kind: 'seen', id: `e-${id}`, at: viewedAt, decision: id, what: 'view' },
];

test.each(['settled', 'settled as devices join'])(
  'an order that what is %s had taken from what is kept goes back to that',
  (how) => {
    const [world, begins] = [worldOf(), (periodOf(START) + 1) * PERIOD_DAYS * DAY_MS];
    const order = {
      id: 'T1',
      at: begins + 2 * DAY_MS,
      value: 1000,
      currency: 'EUR',
      items: [],
      confirmed: true,
    };
    for (const fact of [
      ...shown('d1', begins - 1, begins + DAY_MS),
      ...shown('d2', begins, begins, 'b'),
      { kind: 'order' as const, id: 'o1', order, margin: 500 },
    ])
      world.take('phone', fact);
    const toldOf = () => world.sums().filter(({ arm, sums }) => arm === 'taught' && sums.orders > 0n);
    expect(toldOf().map(({ variant }) => variant)).toEqual(['a']);
    if (how === 'settled') world.settle('phone', periodOf(begins));
    else {
      for (const fact of shown('d0', START)) world.take('person', fact);
      world.settle('person', periodOf(begins));
      world.join('phone');
    }
    expect(toldOf().map(({ variant }) => variant)).toEqual(['b', 'a']);
    expect(world.remade()).toEqual(world.sums());
  },
);

test('what is known of a device is known of the person it becomes, when its own facts are kept no more', () => {
  const [world, later] = [worldOf(), START + 100 * DAY_MS];
  const order = { id: 'T1', at: START + DAY_MS, value: 1000, currency: 'EUR', items: [], confirmed: true };
  for (const fact of [...shown('d1', START), { kind: 'bot' as const, at: START }]) world.take('phone', fact);
  for (const fact of [{ kind: 'order' as const, id: 'o1', order, margin: 500 }, ...shown('d2', later)])
    world.take('person', fact);
  world.join('phone');
  const kept = world.facts().filter(({ visitor }) => visitor === 'person');
  const day = later / DAY_MS;
  expect(recompute(kept)).toEqual(world.sums().filter((cell) => cell.day >= day));
});

/** An order that is told again after it was forgotten is not told of another time: nobody would know. */
function moved(fact: Fact, { shift, stretch, ...ordered }: Times): Fact {
  const later = (at: number) => at + (shift + (at > START + 60 * DAY_MS ? stretch : 0)) * DAY_MS;
  switch (fact.kind) {
    case 'served':
      return { ...fact, served: { ...fact.served, at: later(fact.served.at) } };
    case 'order': {
      const day = ordered[fact.order.id as 'T1'];
      return { ...fact, order: { ...fact.order, at: later(START + day * DAY_MS) } };
    }
    case 'seen':
    case 'left':
      return { ...fact, at: later(fact.at) };
    default:
      return fact;
  }
}

/** Three objects, as `edge/visitor` has them, and what they have told. */
function worldOf() {
  const ledgers = { phone: memoryLedger(), laptop: memoryLedger(), person: memoryLedger() };
  const periods: Record<Name, number> = { phone: -Infinity, laptop: -Infinity, person: -Infinity };
  const became = new Map<Name, Name>();
  const gone = new Set<Name>();
  const changes: CellChange[] = [];
  const numbers: CellChange[] = [];
  let raw: { visitor: string; fact: Fact }[] = [];

  const whose = (name: Name): Name => (became.has(name) ? whose(became.get(name)!) : name);
  const note = (visitor: Name, taken: { changes: CellChange[]; facts: Fact[] }) => {
    changes.push(...taken.changes);
    raw.push(...taken.facts.map((fact) => ({ visitor, fact })));
  };
  const settleAt = (name: Name, period: number) => {
    const settlement = settle(ledgers[name], period);
    if (settlement === undefined) return;
    changes.push(...settlement.changes);
    numbers.push(...settlement.settled);
    raise(name, period);
  };
  const raise = (name: Name, period: number) => {
    if (period <= periods[name]) return;
    periods[name] = period;
    note(name, { changes: [], facts: [{ kind: 'settled', before: period * PERIOD_DAYS * DAY_MS }] });
  };

  return {
    take(teller: Name, fact: Fact) {
      const name = whose(teller);
      if (!gone.has(name) && !isSettled(periods[name], fact)) note(name, takeFact(ledgers[name], fact));
    },
    settle(teller: Name, period: number) {
      const name = whose(teller);
      if (!gone.has(name)) settleAt(name, Math.max(period, periods[name]));
    },
    join(device: Name) {
      const person: Name = device === 'person' ? 'laptop' : 'person';
      const [from, to] = [whose(device), whose(person)];
      if (from === to || gone.has(from) || gone.has(to)) return;
      let outcomes = ledgers[from].outcomes();
      const period = Math.max(periods[from], periods[to]);
      if (period > -Infinity) {
        settleAt(to, period);
        raise(to, period);
        const settlement = settleOutcomes(outcomes, period);
        changes.push(...settlement.changes);
        numbers.push(...settlement.settled);
        outcomes = settlement.rest;
      }
      note(to, takeOver(ledgers[to], from, outcomes));
      became.set(from, to);
    },
    erase(teller: Name) {
      const name = whose(teller);
      if (gone.has(name)) return;
      gone.add(name);
      numbers.push(...contributionsIn(ledgers[name], ledgers[name].units()));
      raw = raw.filter(({ visitor }) => whose(visitor as Name) !== name);
    },
    facts: () => raw,
    sums: (): CellTotal[] => addTotals(changes),
    remade: (): CellTotal[] => addTotals([...asChanges(recompute(raw)), ...addChanges(numbers)]),
  };
}

function asChanges(totals: readonly CellTotal[]): CellChange[] {
  return totals.map(({ sums, ...cell }) => ({
    ...cell,
    sums: SUM_FIELDS.map((field) => Number(sums[field])),
  }));
}
