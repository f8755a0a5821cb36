import { SITE_SIDE } from './assigned.ts';
import { validOps } from './basket-of.ts';
import { compactBasket } from './bound-basket.ts';
import { boughtLast } from './bound-bought.ts';
import { fatesToForget } from './bound-fates.ts';
import { hasVerdict, newestFirst } from './bound-items.ts';
import { compare } from './canonical.ts';
import { caseAt, isOpen } from './cases.ts';
import { isOrdered } from './is-ordered.ts';
import { isPromotional, messageAt } from './messages.ts';
import { ORDER_LINES_KEPT, type ItemMemory, type Order, type Profile, type Showing } from './profile.ts';
import { showingAt } from './showings.ts';
import { isTold } from './traces.ts';

/** Within this many, what other channels said last is worth more than how an item was looked at. */
const MESSAGES_KEPT = 4;

/** The profile with ever less in it, one thing at a time, in the order that `boundProfile` states. */
export function* forgetting(profile: Profile): Generator<Profile> {
  let left = profile;
  const without = (part: Partial<Profile>) => (left = { ...left, ...part });

  yield without({ basket: validOps(left.basket, left.orders) });
  yield without({ basket: compactBasket(left.basket, 1) });
  for (const order of left.orders)
    if (order.items.length > ORDER_LINES_KEPT)
      yield without({ orders: left.orders.map((each) => (each.id === order.id ? firstLines(each) : each)) });
  while (left.traces.some(isTold)) yield without({ traces: left.traces.filter(isTold).slice(1) });
  for (const key of leastTouched(left.items, isOnlyOffered)) yield without({ items: omit(left.items, key) });
  for (const key of oldest(left.showings, showingAt, isNotDismissed))
    yield without({ showings: omit(left.showings, key) });
  for (const key of messagesToForget(left.messages).slice(0, -MESSAGES_KEPT))
    yield without({ messages: omit(left.messages, key) });
  for (const key of oldest(left.cases, caseAt, (each) => !isOpen(each)))
    yield without({ cases: omit(left.cases, key) });
  while (left.orders.length > 3) yield without({ orders: left.orders.slice(1) });
  while (left.visits.length > 2) yield without({ visits: left.visits.slice(1) });
  for (const key of leastTouched(left.items, (memory) => !hasVerdict(memory)))
    yield without({ items: omit(left.items, key) });
  for (const [key] of fatesToForget(left))
    if (!isOrdered(left, key)) yield without({ fates: omit(left.fates, key) });
  for (const key of leastTouched(left.items)) yield without({ items: omit(left.items, key) });
  for (const [key] of Object.entries(left.bought).sort(boughtLast).reverse())
    yield without({ bought: omit(left.bought, key) });
  for (const key of oldest(left.traits, (word) => word.at)) yield without({ traits: omit(left.traits, key) });
  const { assigned = {} } = left;
  const lots = oldest(assigned, ({ at }) => -at).filter((key) => key !== SITE_SIDE);
  for (const key of Object.hasOwn(assigned, SITE_SIDE) ? [...lots, SITE_SIDE] : lots)
    yield without({ assigned: omit(left.assigned ?? {}, key) });
  yield without({ basket: [] });
  while (left.orders.length > 0) yield without({ orders: left.orders.slice(1) });
  for (const [key] of fatesToForget(left)) yield without({ fates: omit(left.fates, key) });
  while (left.visits.length > 0) yield without({ visits: left.visits.slice(1) });
  for (const key of messagesToForget(left.messages)) yield without({ messages: omit(left.messages, key) });
  for (const key of oldest(left.cases, caseAt)) yield without({ cases: omit(left.cases, key) });
  for (const key of oldest(left.showings, showingAt)) yield without({ showings: omit(left.showings, key) });
  for (const key of oldest(left.said, (word) => word.at)) yield without({ said: omit(left.said, key) });
  const own = left.counts[left.origin];
  yield without({ counts: own === undefined ? {} : { [left.origin]: own } });
}

function firstLines(order: Order): Order {
  return { ...order, items: order.items.slice(0, ORDER_LINES_KEPT) };
}

function messagesToForget(messages: Profile['messages']): string[] {
  return [
    ...oldest(messages, messageAt, (each) => !isPromotional(each)),
    ...oldest(messages, messageAt, isPromotional),
  ];
}

function isOnlyOffered({ touched }: ItemMemory): boolean {
  return touched === 0;
}

function isNotDismissed(showing: Showing): boolean {
  return showing.dismissed.length === 0;
}

function leastTouched(
  items: Record<string, ItemMemory>,
  only: (memory: ItemMemory) => boolean = () => true,
): string[] {
  return Object.entries(items)
    .filter(([, memory]) => only(memory))
    .sort(newestFirst)
    .map(([id]) => id)
    .reverse();
}

function oldest<T>(
  record: Record<string, T>,
  at: (value: T) => number,
  only: (value: T) => boolean = () => true,
): string[] {
  return Object.entries(record)
    .filter(([, value]) => only(value))
    .sort(([x, a], [y, b]) => compare(at(a), at(b)) || compare(x, y))
    .map(([key]) => key);
}

function omit<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}
