import { canonical, compare } from './canonical.ts';
import { joinRecords } from './join-values.ts';
import { known } from './known.ts';
import type { Buy, Order } from './profile.ts';

type Bought = Record<string, Buy[]>;

/** What an order bought, each item for itself. */
export function boughtBy(order: Order): Bought {
  return order.items.reduce<Bought>((bought, { item, quantity, price }) => {
    const mine = bought[item]?.[0];
    // Two lines of one item at two prices: the lower is what "cheaper than paid" has to go by.
    const lowest = lower(mine?.price, price);
    const buy = known<Buy>({
      order: order.id,
      at: order.at,
      quantity: quantity + (mine?.quantity ?? 0),
      price: lowest,
      currency: lowest === undefined ? undefined : order.currency,
      off: order.off,
      confirmed: order.confirmed ? true : undefined,
    });
    return { ...bought, [item]: [buy] };
  }, {});
}

function lower(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** By item and order, ascending. How many are kept is `boundProfile`'s matter: an order's time may still become earlier. */
export function joinBought(a: Bought, b: Bought): Bought {
  return joinRecords(a, b, (x, y) => {
    const buys = new Map(x.map((buy) => [buy.order, buy]));
    for (const buy of y) {
      const mine = buys.get(buy.order);
      buys.set(buy.order, mine === undefined ? buy : joinBuy(mine, buy));
    }
    return [...buys.values()].sort((p, q) => compare(p.at, q.at) || compare(p.order, q.order));
  });
}

/** As with orders: the earliest time of both; for the rest the shop's word before the browser's, then the larger. */
function joinBuy(a: Buy, b: Buy): Buy {
  const at = Math.min(a.at, b.at);
  const [mine, theirs] = [
    { ...a, at },
    { ...b, at },
  ];
  const order =
    compare(Number(a.confirmed ?? false), Number(b.confirmed ?? false)) ||
    compare(canonical(mine), canonical(theirs));
  return order >= 0 ? mine : theirs;
}
