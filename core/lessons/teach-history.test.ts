import { expect, test } from 'vitest';
import { teachHistory } from './teach-history.ts';
import { BEFORE_MAX, ORDER_ITEMS_MAX } from './taught-order.ts';

const DAY_MS = 86_400_000;

test('an order is held against the same customer’s earlier ones, in whatever order they come', () => {
  const orders = [
    { id: 'T3', customer: 'ann', at: 30 * DAY_MS, items: ['tea'] },
    { id: 'T1', customer: 'ann', at: 0, items: ['tea', 'cup'] },
    { id: 'T2', customer: 'bob', at: 10 * DAY_MS, items: ['tea'] },
    { id: 'T4', customer: 'ann', at: 40 * DAY_MS, items: ['pot', 'pot'] },
  ];
  const taught = teachHistory(orders);
  expect(taught).toEqual([
    { order: 'T1', at: 0, items: ['tea', 'cup'], before: {} },
    { order: 'T2', at: 10 * DAY_MS, items: ['tea'], before: {} },
    { order: 'T3', at: 30 * DAY_MS, items: ['tea'], before: { tea: 0, cup: 0 }, orderDays: 30 },
    { order: 'T4', at: 40 * DAY_MS, items: ['pot'], before: { tea: 30 * DAY_MS, cup: 0 }, orderDays: 20 },
  ]);
  expect(teachHistory(orders.toReversed())).toEqual(taught);
});

test('where nobody knows who bought, nothing came before', () => {
  const order = { at: 0, items: ['tea'] };
  const taught = teachHistory([
    { id: 'T1', ...order },
    { id: 'T2', ...order },
  ]);
  for (const each of taught) expect(each).not.toHaveProperty('before');
});

test('an order that comes twice is one', () => {
  const order = { id: 'T1', customer: 'ann', at: 0, items: ['tea'] };
  expect(teachHistory([order, { ...order, items: ['cup'] }])).toHaveLength(1);
});

test('what an order carries is bounded, and keeps what was bought before of its own items', () => {
  const many = (letter: string, count: number) => Array.from({ length: count }, (_, n) => `${letter}${n}`);
  const [, taught] = teachHistory([
    { id: 'T1', customer: 'ann', at: 0, items: [...many('x', 300), ...many('y', 60)] },
    { id: 'T2', customer: 'ann', at: DAY_MS, items: many('y', 60) },
  ]);
  expect(taught?.items).toEqual(many('y', ORDER_ITEMS_MAX));
  const before = Object.keys(taught?.before ?? {});
  expect(before.filter((item) => item.startsWith('y'))).toHaveLength(ORDER_ITEMS_MAX);
  expect(before).toHaveLength(ORDER_ITEMS_MAX + BEFORE_MAX);
});
