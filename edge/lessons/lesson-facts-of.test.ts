import { expect, test } from 'vitest';
import { foldAll, newProfile, ORDERS_MAX, type TactEvent } from '#core';
import { lessonFactsOf, TAUGHT_A_DAY_MAX } from './lesson-facts-of.ts';

const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 10, 1, 12);
let made = 0;

function event(name: TactEvent['name'], at: number, params: TactEvent['params']): TactEvent {
  const id = `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
  return { id, name, at, params, session: '', source: 'server' };
}
const purchase = (order: string, days: number, ...items: string[]) =>
  event('purchase', NOON + days * DAY_MS, {
    transaction_id: order,
    items: items.map((item_id) => ({ item_id, quantity: 1 })),
  });
const profileOf = (events: readonly TactEvent[]) =>
  foldAll({ profile: newProfile('v1'), seen: new Set() }, events).profile;
const factsIn = (...events: TactEvent[]) => lessonFactsOf(events, profileOf(events));

test('an order that the shop confirms teaches, held against what the visitor bought before', () => {
  const facts = factsIn(
    purchase('T1', 0, 'tea', 'cup'),
    purchase('T2', 20, 'tea'),
    purchase('T3', 30, 'tea', 'pot', 'tea'),
  );
  expect(facts.map(({ order, before }) => [order, before])).toEqual([
    ['T1', {}],
    ['T2', { tea: NOON, cup: NOON }],
    ['T3', { tea: NOON + 20 * DAY_MS, cup: NOON }],
  ]);
  expect(facts[2]).toMatchObject({ items: ['tea', 'pot'], orderDays: 15 });
  expect(facts[0]).not.toHaveProperty('orderDays');
});

test('a browser’s word teaches nobody but its own visitor', () => {
  expect(factsIn({ ...purchase('T1', 0, 'tea', 'cup'), source: 'browser' })).toEqual([]);
});

test('what has no order id, no items, or is no purchase teaches nothing', () => {
  const { params, ...rest } = purchase('T1', 0, 'tea');
  const { transaction_id: _, ...nameless } = params;
  expect(factsIn({ ...rest, params: nameless })).toEqual([]);
  expect(factsIn(purchase('T2', 0))).toEqual([]);
  expect(factsIn(event('refund', NOON, { ...params }))).toEqual([]);
});

test('the order itself, a later one, and what was sent back are not what was bought before', () => {
  const events = [
    purchase('T1', 0, 'tea'),
    event('order_cancelled', NOON + DAY_MS, { transaction_id: 'T1' }),
    purchase('T2', 5, 'tea'),
    purchase('T3', 9, 'tea'),
  ];
  const profile = profileOf(events);
  const [again] = lessonFactsOf([events[2]!], profile);
  expect(again?.before).toEqual({});
  expect(lessonFactsOf([events[3]!], profile)[0]?.before).toEqual({ tea: NOON + 5 * DAY_MS });
});

test('a flood of orders by one visitor teaches up to its bound a day', () => {
  const flood = Array.from({ length: ORDERS_MAX + 20 }, (_, n) => purchase(`T${n}`, 0, 'tea', 'odd'));
  const seen: TactEvent[] = [];
  const taught = flood.flatMap((each) => {
    seen.push(each);
    return lessonFactsOf([each], profileOf(seen));
  });
  expect(taught).toHaveLength(TAUGHT_A_DAY_MAX);
});
