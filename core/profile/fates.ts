import { eventItems } from '../event/event-items.ts';
import type { EventItem, TactEvent } from '../event/event.ts';
import { itemsWorth } from '../event/items-worth.ts';
import { toMinor } from '../money/to-minor.ts';
import { canonical, compare } from './canonical.ts';
import { joinRecords, later } from './join-values.ts';
import { known } from './known.ts';
import { NO_CURRENCY } from './orders.ts';
import { FATE_ITEMS_MAX, type Fate, type Payback } from './profile.ts';

type Fates = Record<string, Fate>;

/** What became of an order, by the word of the shop's systems: a browser's refund changes nothing. */
export function fatesOf(event: TactEvent): Fates {
  const { transaction_id: order } = event.params;
  const fate = event.source === 'server' ? fateOf(event) : undefined;
  return fate === undefined || order === undefined ? {} : { [order]: fate };
}

function fateOf(event: TactEvent): Fate | undefined {
  const { name, at } = event;
  switch (name) {
    case 'order_shipped':
      return { shippedAt: at };
    case 'order_delivered':
      return { deliveredAt: at };
    case 'order_cancelled':
      return { cancelledAt: at };
    case 'return_received':
      return backIn(event) ?? { returnedAt: at };
    case 'refund':
      return refundOf(event);
    default:
      return undefined;
  }
}

/** A refund that names neither a sum nor items is of the whole; a sum alone may be a goodwill. */
function refundOf(event: TactEvent): Fate {
  const paid = paybackOf(event);
  if (paid === undefined) return { refundedAt: event.at };
  return { ...backIn(event), paid: { [event.id.slice(-8).toLowerCase()]: paid } };
}

function paybackOf(event: TactEvent): Payback | undefined {
  const { at, params } = event;
  const { value, currency = NO_CURRENCY } = params;
  const items = eventItems(event);
  const isPriced = items.length > 0 && items.every((item) => item.price !== undefined);
  const sum = value ?? (isPriced ? itemsWorth(items) : undefined);
  if (sum !== undefined) return { at, value: toMinor(sum, currency), currency };
  return items.length === 0 ? undefined : { at, of: Object.fromEntries(piecesOf(items)) };
}

/** The items that came back, and how many of each where that was said of each of its lines. */
function backIn(event: TactEvent): Fate | undefined {
  const items = eventItems(event).slice(0, FATE_ITEMS_MAX);
  if (items.length === 0) return undefined;
  const uncounted = new Set(items.filter((item) => item.quantity === undefined).map((item) => item.item_id));
  const counted = [...piecesOf(items)].filter(([item]) => !uncounted.has(item));
  return {
    back: Object.fromEntries(items.map((item) => [item.item_id, event.at])),
    ...(counted.length > 0 && { pieces: Object.fromEntries(counted) }),
  };
}

function piecesOf(items: readonly EventItem[]): Map<string, number> {
  const pieces = new Map<string, number>();
  for (const { item_id: item, quantity = 1 } of items) pieces.set(item, (pieces.get(item) ?? 0) + quantity);
  return pieces;
}

export function joinFates(a: Fates, b: Fates): Fates {
  return joinRecords(a, b, joinFate);
}

function joinFate(a: Fate, b: Fate): Fate {
  const back = joinRecords<number>(a.back ?? {}, b.back ?? {}, Math.max);
  const pieces = joinPieces(a, b);
  const paid = joinRecords<Payback>(a.paid ?? {}, b.paid ?? {}, (x, y) =>
    compare(canonical(x), canonical(y)) >= 0 ? x : y,
  );
  return known<Fate>({
    shippedAt: later(a.shippedAt, b.shippedAt),
    deliveredAt: later(a.deliveredAt, b.deliveredAt),
    cancelledAt: later(a.cancelledAt, b.cancelledAt),
    refundedAt: later(a.refundedAt, b.refundedAt),
    returnedAt: later(a.returnedAt, b.returnedAt),
    back: some(back),
    pieces: some(pieces),
    paid: some(paid),
    settled: (a.settled ?? b.settled) ? true : undefined,
  });
}

/** No number means all of them, which is the most there can be. */
function joinPieces(a: Fate, b: Fate): Record<string, number> {
  const isWhole = ({ back = {}, pieces = {} }: Fate, item: string) =>
    Object.hasOwn(back, item) && !Object.hasOwn(pieces, item);
  const joined = joinRecords<number>(a.pieces ?? {}, b.pieces ?? {}, Math.max);
  return Object.fromEntries(
    Object.entries(joined).filter(([item]) => !isWhole(a, item) && !isWhole(b, item)),
  );
}

function some<T>(record: Record<string, T>): Record<string, T> | undefined {
  return Object.keys(record).length > 0 ? record : undefined;
}

/** ms of the latest that is known of it. */
export function fateAt(fate: Fate): number {
  const { shippedAt = 0, deliveredAt = 0, cancelledAt = 0, refundedAt = 0, returnedAt = 0 } = fate;
  const payments = Object.values(fate.paid ?? {}).map((each) => each.at);
  return Math.max(
    ...[shippedAt, deliveredAt, cancelledAt, refundedAt, returnedAt],
    ...Object.values(fate.back ?? {}),
    ...payments,
  );
}
