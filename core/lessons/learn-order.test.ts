import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitOrder, OTHERS_MAX, type ItemFact } from './item-fact.ts';
import { learnOrder } from './learn-order.ts';
import { BASKETS_MAX, FOLLOWED_MAX, newLessonState, PACES_MAX } from './lesson-state.ts';
import { lessonsOf } from './lessons-of.ts';
import { ORDER_ITEMS_MAX, type TaughtOrder } from './taught-order.ts';

const DAY_MS = 86_400_000;
const item = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const taughtOrder: fc.Arbitrary<TaughtOrder> = fc
  .record(
    {
      order: fc.nat(40).map((n) => `T${n}`),
      at: fc.nat(400).map((day) => day * DAY_MS),
      items: fc.uniqueArray(item, { minLength: 1, maxLength: 4 }),
      before: fc.dictionary(
        item,
        fc.nat(400).map((day) => day * DAY_MS),
      ),
      orderDays: fc.nat(90),
    },
    { requiredKeys: ['order', 'at', 'items'] },
  )
  .map((order) => ({ ...order }));

const learn = (facts: readonly ItemFact[], from = newLessonState('a')) => facts.reduce(learnOrder, from);
const factsAbout = (orders: readonly TaughtOrder[], id = 'a') =>
  orders.flatMap((order) => splitOrder(order).get(id) ?? []);

test('orders told again, in another order, or in parts teach the same', () => {
  fc.assert(
    fc.property(fc.array(taughtOrder, { maxLength: 40 }), fc.nat(40), (orders, cut) => {
      const facts = factsAbout(orders);
      const once = learn(facts);
      expect(learn(facts.toReversed())).toEqual(once);
      expect(learn(facts, once)).toBe(once);
      expect(learn([...facts.slice(cut), ...facts, ...facts.slice(0, cut)])).toEqual(once);
    }),
  );
});

test('a bestseller’s state keeps to its bounds, and still knows how often it was bought', () => {
  const facts = Array.from({ length: 3000 }, (_, n) =>
    factsAbout([
      { order: `T${n}`, at: n * DAY_MS, items: ['a', `x${n}`], before: { a: (n - 1) * DAY_MS } },
      { order: `F${n}`, at: n * DAY_MS, items: ['b'], before: { a: (n - 1) * DAY_MS } },
    ]),
  ).flat();
  const state = learn(facts);
  expect(state.baskets.map(({ day }) => day)).toEqual(
    Array.from({ length: BASKETS_MAX }, (_, n) => 2999 - n),
  );
  expect(state.followed).toHaveLength(FOLLOWED_MAX);
  expect(state.paces).toHaveLength(PACES_MAX);
  const { orders } = lessonsOf(state);
  expect(orders).toBeGreaterThan(3000 * 0.88);
  expect(orders).toBeLessThan(3000 * 1.12);
  // Learned in the reverse order, it is still the newest that are kept.
  expect(learn(facts.toReversed())).toEqual(state);
});

test('an order splits into what each of its items learns, and what came before them', () => {
  const facts = splitOrder({
    order: 'T1',
    at: 100 * DAY_MS,
    items: ['a', 'b', 'a'],
    before: { a: 70 * DAY_MS, old: 95 * DAY_MS, sameDay: 100 * DAY_MS, ancient: 2 * DAY_MS },
    orderDays: 15,
  });
  expect([...facts.keys()]).toEqual(['a', 'b', 'old']);
  expect(facts.get('a')).toMatchObject({
    kind: 'bought',
    others: ['b'],
    size: 2,
    sinceDays: 30,
    orderDays: 15,
  });
  expect(facts.get('b')).toMatchObject({ kind: 'bought', others: ['a'], sinceDays: null });
  // What they buy again follows from nothing.
  expect(facts.get('old')).toMatchObject({ kind: 'followed', others: ['b'] });
});

test('where nobody knows who bought, nothing is said of pace', () => {
  expect(splitOrder({ order: 'T1', at: 0, items: ['a'] }).get('a')).not.toHaveProperty('sinceDays');
});

test('of a long order each item learns its neighbours, and what is past the bound nothing', () => {
  const items = Array.from({ length: 200 }, (_, n) => `i${n}`);
  const facts = splitOrder({ order: 'T1', at: 0, items });
  expect(facts.size).toBe(ORDER_ITEMS_MAX);
  for (const fact of facts.values()) expect(fact.others).toHaveLength(OTHERS_MAX);
  expect(facts.get('i20')!.others).toEqual([...items.slice(5, 20), ...items.slice(21, 36)]);
  expect(facts.get('i0')!.others).toEqual(items.slice(1, 31));
  expect(facts.get('i49')!.others).toEqual(items.slice(19, 49));
});

test('an order has another key with every item', () => {
  const keys = [...splitOrder({ order: 'T1', at: 0, items: ['a', 'b', 'c'] }).values()].map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
  for (const key of keys) expect(Number.isSafeInteger(key)).toBe(true);
});
