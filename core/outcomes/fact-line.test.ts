import { expect, test } from 'vitest';
import type { VisitOutcome } from '../intent/visit-outcome.ts';
import type { Fact } from './fact.ts';
import { factLine, factOfLine } from './fact-line.ts';
import type { Served } from './served.ts';

const served: Served = {
  ...{ id: 'd1', at: 1, slot: 'hero', arm: 'lifted', variant: 'a', manner: 'fatigued', atOnce: true },
  ...{ channel: 'site', segment: 'new/-', propensity: 0.4, shares: { a: 0.4, b: 0.6 }, cost: 300 },
  ...{ currency: 'EUR', windowDays: 7, cap: 200_000, confirmedOnly: true },
  draw: { site: 0.1, slot: 0.05, shares: { a: 0.5, b: 0.5 }, spared: 0.002 },
};
const order = {
  id: 'T1',
  at: 2,
  value: 990,
  currency: 'EUR',
  items: [],
  off: true,
  confirmed: false,
} as const;
const outcome = { visit: 'v1', last: 9, signs: [] } as unknown as VisitOutcome;

const FACTS: Fact[] = [
  { kind: 'served', served },
  { kind: 'served', served, firstAt: 1, bot: true },
  { kind: 'seen', id: 'e1', at: 3, decision: 'd1', what: 'click' },
  {
    kind: 'order',
    id: 'e2',
    order: { ...order, items: [{ item: 'tea', quantity: 2, price: 495 }] },
    margin: 400,
  },
  { kind: 'fate', id: 'e3', order: 'T1', fate: { returnedAt: 5 } },
  { kind: 'bot', at: 6 },
  { kind: 'left', at: 7 },
  { kind: 'visit', at: 8, outcome },
  { kind: 'joined', visitor: 'phone' },
  { kind: 'joined', visitor: 'phone', firstAt: 1, bot: true },
  { kind: 'settled', before: 9 },
];

test.each(FACTS)('a line of $kind says whose fact it is, and all of the fact', (fact) => {
  const line = factLine(12, 'ann', fact);
  expect(line).toMatchObject({ number: 12, visitor: 'ann', kind: fact.kind });
  expect(factOfLine(structuredClone(line))).toEqual(fact);
});

test('a name means the same in every kind', () => {
  const types = new Map<string, Set<string>>();
  for (const line of FACTS.map((fact) => factLine(1, 'ann', fact))) {
    for (const [name, value] of Object.entries(line)) {
      types.set(name, (types.get(name) ?? new Set()).add(typeof value));
    }
  }
  expect([...types].filter(([, kinds]) => kinds.size > 1)).toEqual([]);
});
