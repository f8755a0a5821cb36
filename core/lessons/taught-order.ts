/** An order as far as it teaches: what was bought together, and what the same visitor had bought before. */
export interface TaughtOrder {
  /** The shop's id. */
  order: string;
  /** ms since the epoch. */
  at: number;
  /** Distinct ids, at most ORDER_ITEMS_MAX, in the order of its lines. */
  items: string[];
  /**
   * Where the visitor is recognised: when they had last bought (ms) those of `items` that they had bought before, and at most
   * BEFORE_MAX other things. Absent: nobody knows who it was.
   */
  before?: Record<string, number>;
  /** Mean days between the visitor's orders up to this one; absent at the first. */
  orderDays?: number;
}

/** More than any basket seen in shop-events; the rest of a longer order (EVENT_ITEMS_MAX) is not learned from. */
export const ORDER_ITEMS_MAX = 50;
/** Earlier purchases of other things that an order is told to: the newest. With the items it bounds the calls that one order costs. */
export const BEFORE_MAX = 20;

/** What a visitor did before an order, newest purchase of each item, in any order. */
export interface Past {
  /** Item → ms of the latest purchase of it before the order. */
  bought: ReadonlyMap<string, number>;
  /** ms times of the visitor's orders before it. */
  orders: readonly number[];
}

const DAY_MS = 86_400_000;

/** @param past undefined where nobody knows who bought */
export function teach(
  { order, at, items }: { order: string; at: number; items: readonly string[] },
  past?: Past,
): TaughtOrder {
  const once = [...new Set(items)].slice(0, ORDER_ITEMS_MAX);
  if (past === undefined) return { order, at, items: once };
  const newest = [...past.bought].sort((a, b) => b[1] - a[1]);
  const here = new Set(once);
  const again = newest.filter(([item]) => here.has(item));
  const others = newest.filter(([item]) => !here.has(item)).slice(0, BEFORE_MAX);
  const days = new Set([...past.orders, at].map((time) => Math.floor(time / DAY_MS)));
  const span = Math.max(...days) - Math.min(...days);
  return {
    order,
    at,
    items: once,
    before: Object.fromEntries([...again, ...others]),
    ...(days.size > 1 && { orderDays: span / (days.size - 1) }),
  };
}
