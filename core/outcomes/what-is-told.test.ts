import { expect, test } from 'vitest';
import type { CatalogItem } from '../catalog/item.ts';
import type { TactEvent } from '../event/event.ts';
import type { Order } from '../profile/profile.ts';
import { BURST_MS, BURST_PAGES, isBurst } from './is-burst.ts';
import { marginOf } from './margin-of.ts';
import { outcomeFactsOf } from './outcome-facts-of.ts';

const AT = Date.UTC(2026, 10, 1, 12);
const event = (
  name: TactEvent['name'],
  params: TactEvent['params'],
  more: Partial<TactEvent> = {},
): TactEvent => ({
  ...{ id: 'ABC-12345678', name, at: AT, params, session: 's', source: 'server' },
  ...more,
});

test('what is seen of a decision is told under the event’s id; what came too late, or names none, is not', () => {
  const seen = { kind: 'seen', id: 'abc-12345678', at: AT, decision: 'd' };
  const told = (name: TactEvent['name'], params = {}) =>
    outcomeFactsOf(event(name, { decision: 'd', ...params }));
  for (const [name, what] of [
    ['slot_view', 'view'],
    ['invite_shown', 'view'],
    ['slot_click', 'click'],
    ['invite_accept', 'click'],
    ['slot_dismiss', 'dismiss'],
    ['invite_dismiss', 'dismiss'],
    ['not_interested', 'refuse'],
  ] as const)
    expect(told(name)).toEqual([{ ...seen, what }]);
  expect(told('slot_view', { reason: 'control' })).toHaveLength(1);
  expect(told('slot_view', { reason: 'late' })).toEqual([]);
  expect(told('slot_late')).toEqual([]);
  expect(outcomeFactsOf(event('slot_view', { slot: 'hero' }))).toEqual([]);
});

test('an order is told with its margin, and of what became of it only what changes its money', () => {
  const bought = event('purchase', { transaction_id: 'T', value: 10.5, currency: 'EUR' }, { margin: 400 });
  const [order, ...others] = outcomeFactsOf(bought);
  expect(order).toMatchObject({
    kind: 'order',
    margin: 400,
    order: { id: 'T', value: 1050, confirmed: true },
  });
  expect(others).toEqual([]);
  const fate = (name: TactEvent['name'], source: TactEvent['source'] = 'server') =>
    outcomeFactsOf(event(name, { transaction_id: 'T' }, { source }));
  expect(fate('order_cancelled')).toEqual([
    { kind: 'fate', id: 'abc-12345678', order: 'T', fate: { cancelledAt: AT } },
  ]);
  expect(fate('refund')).toHaveLength(1);
  expect(fate('return_received')).toHaveLength(1);
  for (const name of ['order_shipped', 'order_delivered'] as const) expect(fate(name)).toEqual([]);
  expect(fate('refund', 'browser'), 'a browser takes no order back').toEqual([]);
});

test('thirty pages within half a minute are a burst, in any order; one more second, or one page less, is none', () => {
  const pages = (n: number, gapMs: number) => Array.from({ length: n }, (_, k) => AT + k * gapMs).reverse();
  const gapMs = BURST_MS / (BURST_PAGES - 1);
  expect(isBurst(pages(BURST_PAGES, gapMs - 1))).toBe(true);
  expect(isBurst(pages(BURST_PAGES, gapMs))).toBe(false);
  expect(isBurst(pages(BURST_PAGES - 1, 1))).toBe(false);
  expect(isBurst([...pages(100, 60_000), ...pages(BURST_PAGES, 10)])).toBe(true);
});

const items = new Map<string, Partial<CatalogItem>>([
  ['dress', { price: 10_000, currency: 'EUR', margin: 0.6 }],
  ['shoes', { price: 5000, salePrice: 4000, currency: 'EUR' }],
  ['import', { price: 1, currency: 'USD', margin: 0.9 }],
]);
function left(value: number, lines: Order['items'], share = 0.5): number {
  const order: Order = { id: 'T', at: AT, value, currency: 'EUR', items: lines, confirmed: true };
  return marginOf(order, (id) => items.get(id) as CatalogItem | undefined, share);
}

test('what is left is what was paid less what the goods cost, whatever they were reduced to', () => {
  expect(left(20_000, [{ item: 'dress', quantity: 2, price: 10_000 }])).toBe(12_000);
  expect(left(7000, [{ item: 'dress', quantity: 1, price: 7000 }])).toBe(3000);
  expect(left(3000, [{ item: 'dress', quantity: 1, price: 3000 }]), 'below cost').toBe(-1000);
});

test('a coupon on the whole takes from what is left, shipping adds nothing', () => {
  const lines = [{ item: 'dress', quantity: 1, price: 10_000 }];
  expect(left(9000, lines)).toBe(5000);
  expect(left(10_500, lines)).toBe(6000);
});

test('of goods whose margin nobody tells, and of what no line explains, a share is left', () => {
  expect(left(4000, [{ item: 'shoes', quantity: 1 }])).toBe(2000);
  expect(
    left(14_000, [
      { item: 'dress', quantity: 1, price: 10_000 },
      { item: 'unheard-of', quantity: 1 },
    ]),
  ).toBe(8000);
  expect(left(1000, [{ item: 'shoes', quantity: 1 }]), 'whatever they cost otherwise').toBe(500);
  expect(left(1000, [])).toBe(500);
  expect(left(1000, [{ item: 'import', quantity: 1, price: 1000 }]), 'another currency says nothing').toBe(
    500,
  );
  expect(left(0, [{ item: 'dress', quantity: 1 }])).toBe(0);
});
