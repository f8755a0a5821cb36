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
  spent: {},
  activeMs: 0,
};

/** What happened to the order that an event tells of: `before` is undefined where it is counted for the first time. */
export interface OrderChange {
  before: Order | undefined;
  after: Order;
}

/** One event more. An order that is told of again is not counted again; where its value changed, the difference is. */
export function addToCounts(counts: Counts, event: TactEvent, order: OrderChange | undefined): Counts {
  const one = (name: TactEvent['name']) => (event.name === name ? 1 : 0);
  return {
    events: counts.events + 1,
    pages: counts.pages + one('page_view'),
    views: counts.views + one('view_item'),
    carts: counts.carts + one('add_to_cart'),
    purchases: counts.purchases + (order !== undefined && order.before === undefined ? 1 : 0),
    spent: order === undefined ? counts.spent : spend(counts.spent, order),
    activeMs: counts.activeMs + activeMsOf(event),
  };
}

/** Only `user_engagement` reports time that no other event reports too. */
export function activeMsOf(event: TactEvent): number {
  return event.name === 'user_engagement' ? (event.params.engagement_time_msec ?? 0) : 0;
}

function spend(spent: Counts['spent'], { before, after }: OrderChange): Counts['spent'] {
  const next = { ...spent };
  if (before !== undefined) next[before.currency] = (next[before.currency] ?? 0) - before.value;
  next[after.currency] = (next[after.currency] ?? 0) + after.value;
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
