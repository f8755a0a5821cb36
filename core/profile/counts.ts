import type { TactEvent } from '../event/event.ts';
import { canonical, compare } from './canonical.ts';
import { joinRecords } from './join-values.ts';
import type { Counts, Order, Origin } from './profile.ts';

export const NO_COUNTS: Readonly<Counts> = {
  events: 0,
  pages: 0,
  views: 0,
  carts: 0,
  purchases: 0,
  purchasesOff: 0,
  spent: {},
  refunded: {},
  activeMs: 0,
};

/** What happened to the order that an event tells of: `before` is undefined where it is counted for the first time. */
export interface OrderChange {
  before: Order | undefined;
  after: Order;
}

/** What was paid back of that order before and after, and whether it has come to nothing. */
export interface BackChange {
  before: { money: Record<string, number>; isUndone: boolean };
  after: { money: Record<string, number>; isUndone: boolean };
}

/**
 * One event more. An order that is told of again is not counted again; where its value changed, the difference is. The same
 * holds for what was paid back: whatever is told twice (a cancellation, then its refund) changes nothing the second time.
 */
export function addToCounts(
  counts: Counts,
  event: TactEvent,
  order: OrderChange | undefined,
  back: BackChange | undefined,
): Counts {
  const one = (name: TactEvent['name']) => (event.name === name ? 1 : 0);
  const undone =
    (counts.undone ?? 0) +
    (back === undefined ? 0 : Number(back.after.isUndone) - Number(back.before.isUndone));
  return {
    events: counts.events + 1,
    pages: counts.pages + one('page_view'),
    views: counts.views + one('view_item'),
    carts: counts.carts + one('add_to_cart'),
    purchases: counts.purchases + (order !== undefined && order.before === undefined ? 1 : 0),
    purchasesOff:
      counts.purchasesOff +
      (order === undefined ? 0 : Number(order.after.off ?? false) - Number(order.before?.off ?? false)),
    spent:
      order === undefined
        ? counts.spent
        : exchange(counts.spent, order.before && moneyOf(order.before), moneyOf(order.after)),
    refunded:
      back === undefined ? counts.refunded : exchange(counts.refunded, back.before.money, back.after.money),
    ...(undone !== 0 && { undone }),
    activeMs: counts.activeMs + activeMsOf(event),
  };
}

/** Only `user_engagement` reports time that no other event reports too. */
export function activeMsOf(event: TactEvent): number {
  return event.name === 'user_engagement' ? (event.params.engagement_time_msec ?? 0) : 0;
}

function moneyOf({ currency, value }: Order): Record<string, number> {
  return { [currency]: value };
}

/** The sums with one part of them replaced; what comes to 0 is left out. */
export function exchange(
  sums: Record<string, number>,
  before: Record<string, number> = {},
  after: Record<string, number> = {},
): Record<string, number> {
  const next = { ...sums };
  for (const [currency, value] of Object.entries(before)) next[currency] = (next[currency] ?? 0) - value;
  for (const [currency, value] of Object.entries(after)) next[currency] = (next[currency] ?? 0) + value;
  return Object.fromEntries(Object.entries(next).filter(([, sum]) => sum !== 0));
}

/**
 * Per origin the counters that have counted more events: an origin has one writer, so of two copies the one
 * with more events is the later one, and holds what the other holds.
 */
export function joinCounts(a: Record<Origin, Counts>, b: Record<Origin, Counts>): Record<Origin, Counts> {
  return joinRecords(a, b, (x, y) =>
    (compare(x.events, y.events) || compare(canonical(x), canonical(y))) >= 0 ? x : y,
  );
}
