import { hash32 } from '../learn/hash.ts';
import { ORDER_ITEMS_MAX, type TaughtOrder } from './taught-order.ts';

/** What one order teaches of one item: it was in it, or it had been bought before it. */
export type ItemFact = BoughtFact | FollowedFact;

export interface BoughtFact {
  kind: 'bought';
  /** Stands for the order; of another item's fact about the same order it is unlike, so that rows of two items do not add up to a basket. */
  key: number;
  /** UTC day since the epoch: nothing that is learned needs it finer. */
  day: number;
  /** What else was in the order, at most OTHERS_MAX. */
  others: string[];
  /** Distinct items of the order. */
  size: number;
  /** Days since the visitor bought it before; null where they had not; absent where nobody knows who bought. */
  sinceDays?: number | null;
  /** Mean days between the visitor's orders. */
  orderDays?: number;
}

export interface FollowedFact {
  kind: 'followed';
  key: number;
  day: number;
  /** What the visitor bought later and had not bought before, at most OTHERS_MAX. */
  others: string[];
  size: number;
}

/**
 * Companions that one order gives an item: its neighbours in the order's lines. On the Online Retail data (fitted to
 * March, tried on April to June 2011) 30 neighbours hit as often as all of a basket's up to 700; 30 drawn at random do worse.
 */
export const OTHERS_MAX = 30;
/** What is bought a quarter later is another story. */
export const FOLLOWED_DAYS_MAX = 90;

const DAY_MS = 86_400_000;

/** The facts of an order by item: one each. The same order always gives the same facts. */
export function splitOrder(taught: TaughtOrder): Map<string, ItemFact> {
  const { order, at, before, orderDays } = taught;
  const items = [...new Set(taught.items)].slice(0, ORDER_ITEMS_MAX);
  const day = Math.floor(at / DAY_MS);
  const daysSince = (item: string): number | null => {
    const time = before && Object.hasOwn(before, item) ? before[item] : undefined;
    return time === undefined || time > at ? null : day - Math.floor(time / DAY_MS);
  };
  const facts = new Map<string, ItemFact>();
  items.forEach((item, place) => {
    const others = neighbours(items, place);
    const fact = { kind: 'bought', key: orderKey(order, item), day, others, size: items.length } as const;
    const pace = before ? { sinceDays: daysSince(item) } : {};
    facts.set(item, { ...fact, ...pace, ...(orderDays === undefined ? {} : { orderDays }) });
  });
  const fresh = items.filter((item) => daysSince(item) === null);
  const followed = { kind: 'followed', day, others: fresh.slice(0, OTHERS_MAX), size: fresh.length } as const;
  for (const item of fresh.length > 0 ? Object.keys(before ?? {}) : []) {
    const days = daysSince(item);
    // What came on the same day is one shopping trip in two orders.
    if (facts.has(item) || days === null || days < 1 || days > FOLLOWED_DAYS_MAX) continue;
    facts.set(item, { ...followed, key: orderKey(order, item) });
  }
  return facts;
}

/** The lines around `place`, as many on both sides as there are, without itself. */
function neighbours(items: readonly string[], place: number): string[] {
  const last = Math.max(0, items.length - 1 - OTHERS_MAX);
  const from = Math.min(Math.max(0, place - OTHERS_MAX / 2), last);
  return items.slice(from, from + OTHERS_MAX + 1).filter((_, at) => from + at !== place);
}

/**
 * Stands for an order where only `about` is kept of it; another for whatever else. 52 bits: of a million orders two share a key with a
 * chance of one in ten thousand.
 */
export function orderKey(order: string, about: string): number {
  const text = JSON.stringify([order, about]);
  return hash32(text, 1) * 2 ** 20 + (hash32(text, 2) >>> 12);
}
