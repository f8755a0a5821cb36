import type { TactEvent } from '../event/event.ts';
import { itemsWorth } from '../event/items-worth.ts';
import { hash32 } from '../learn/hash.ts';
import { toMinor } from '../money/to-minor.ts';
import { canonical, compare } from './canonical.ts';
import { known } from './known.ts';
import { ORDER_LINES_MAX, type Order } from './profile.ts';

/** ISO 4217's code for "no currency": money that nobody named. */
export const NO_CURRENCY = 'XXX';

/** The order that a purchase tells of; the value is that of its items where it names none. */
export function ordersOf(event: TactEvent): Order[] {
  if (event.name !== 'purchase') return [];
  const { items = [], currency = NO_CURRENCY, value, coupon } = event.params;
  const isOff =
    coupon !== undefined || items.some((item) => item.coupon !== undefined || (item.discount ?? 0) > 0);
  return [
    known<Order>({
      id: orderId(event),
      at: event.at,
      value: toMinor(value ?? itemsWorth(items), currency),
      currency,
      items: items.slice(0, ORDER_LINES_MAX).map((item) =>
        known<Order['items'][number]>({
          item: item.item_id,
          quantity: item.quantity ?? 1,
          price: item.price === undefined ? undefined : toMinor(item.price, currency),
        }),
      ),
      off: isOff ? true : undefined,
      confirmed: event.source === 'server',
    }),
  ];
}

/**
 * The order's number. Where a page gives none, what was bought in that visit stands for it, so that the page loaded again tells of
 * the same order; the shop's own systems are believed that each purchase they tell of is another.
 */
export function orderId(event: TactEvent): string {
  const { params, session, source } = event;
  if (params.transaction_id !== undefined) return params.transaction_id;
  if (source === 'server' || session === '') return event.id.toLowerCase();
  const { items = [], value, currency } = params;
  const lines = items.map(({ item_id, item_variant, quantity, price }) =>
    canonical([item_id, item_variant, quantity ?? 1, price]),
  );
  const bought = canonical([session, value, currency, lines.sort(compare)]);
  return `visit-${hash32(bought).toString(36)}${hash32(bought, 1).toString(36)}`;
}

/** By transaction, earliest first. */
export function joinOrders(a: readonly Order[], b: readonly Order[]): Order[] {
  const orders = new Map(a.map((order) => [order.id, order]));
  for (const order of b) {
    const mine = orders.get(order.id);
    orders.set(order.id, mine === undefined ? order : joinOrder(mine, order));
  }
  return [...orders.values()].sort((x, y) => compare(x.at, y.at) || compare(x.id, y.id));
}

/**
 * The earliest time of both; for the rest the shop's word before the browser's, then the larger. What a reloaded page says of an
 * order does not come here (`isToldAgain`).
 */
function joinOrder(a: Order, b: Order): Order {
  const at = Math.min(a.at, b.at);
  const [mine, theirs] = [
    { ...a, at },
    { ...b, at },
  ];
  const order =
    compare(Number(a.confirmed), Number(b.confirmed)) || compare(canonical(mine), canonical(theirs));
  return order >= 0 ? mine : theirs;
}
