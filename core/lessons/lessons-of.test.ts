import { expect, test } from 'vitest';
import { splitOrder } from './item-fact.ts';
import { NEXT_MAX, TOGETHER_MAX } from './item-lessons.ts';
import { learnOrder } from './learn-order.ts';
import { newLessonState } from './lesson-state.ts';
import { lessonsOf } from './lessons-of.ts';
import { PAIR_ORDERS_MIN } from './rank-together.ts';
import type { TaughtOrder } from './taught-order.ts';

const DAY_MS = 86_400_000;

function lessons(orders: Omit<TaughtOrder, 'order'>[], item = 'tea') {
  const facts = orders.flatMap((order, n) => splitOrder({ order: `T${n}`, ...order }).get(item) ?? []);
  return lessonsOf(facts.reduce(learnOrder, newLessonState(item)));
}
const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

test('of an item that nobody bought nothing is known', () => {
  expect(lessons([])).toEqual({ item: 'tea', orders: 0, together: [], next: [] });
});

test('what is in more of its orders goes better with it', () => {
  const { orders, together } = lessons([
    ...times(6, { at: 0, items: ['tea', 'cup'] }),
    ...times(4, { at: 0, items: ['tea', 'cup', 'pot'] }),
  ]);
  expect(orders).toBe(10);
  expect(together.map(({ item, orders }) => [item, orders])).toEqual([
    ['cup', 10],
    ['pot', 4],
  ]);
  for (const { score } of together) expect(score > 0 && score < 1).toBe(true);
});

test('a small basket says more than a large one', () => {
  const crowd = Array.from({ length: 40 }, (_, n) => `x${n}`);
  const { together } = lessons([
    ...times(3, { at: 0, items: ['tea', 'cup'] }),
    ...times(4, { at: 0, items: ['tea', 'lamp', ...crowd] }),
  ]);
  expect(together[0]!.item).toBe('cup');
});

test('what too few orders share is not told', () => {
  const { together } = lessons(times(PAIR_ORDERS_MIN - 1, { at: 0, items: ['tea', 'cup'] }));
  expect(together).toEqual([]);
});

test('what the same visitors bought later comes next, as much as a look-up carries', () => {
  const items = Array.from({ length: 30 }, (_, n) => `i${n}`);
  const later = times(PAIR_ORDERS_MIN, { at: 20 * DAY_MS, items, before: { tea: 2 * DAY_MS } });
  const { next, together } = lessons([...later, ...times(3, { at: 0, items: ['tea', ...items] })]);
  expect(next).toHaveLength(NEXT_MAX);
  expect(together).toHaveLength(TOGETHER_MAX);
});

test('the pace is early where half come back within a month, and late where hardly anybody does', () => {
  const buyers = (count: number, before: Record<string, number>, at: number) =>
    times(count, { at, items: ['tea'], before });
  const consumable = lessons([
    ...buyers(20, {}, 300 * DAY_MS),
    ...buyers(10, { tea: 300 * DAY_MS }, 330 * DAY_MS),
  ]).gap!;
  const durable = lessons([...buyers(200, {}, 100 * DAY_MS), ...buyers(1, {}, 400 * DAY_MS)]).gap!;
  expect(consumable).toMatchObject({ n: 10, days: 30 });
  expect(consumable.daysEarly).toBeLessThan(30);
  expect(durable).toMatchObject({ n: 0, days: durable.daysEarly });
  expect(durable.daysEarly).toBeGreaterThan(300);
});

test('who bought last of all has not stayed away yet', () => {
  expect(lessons(times(200, { at: 100 * DAY_MS, items: ['tea'], before: {} })).gap).toBeUndefined();
});

test('two orders on one day are no gap, and orders of nobody known teach no pace', () => {
  const split = times(20, { at: 300 * DAY_MS, items: ['tea'], before: { tea: 300 * DAY_MS } });
  expect(lessons(split).gap).toBeUndefined();
  expect(lessons(times(50, { at: 300 * DAY_MS, items: ['tea'] })).gap).toBeUndefined();
});
