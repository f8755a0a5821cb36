import { validOps } from './basket-of.ts';
import { hasVerdict, newestFirst } from './bound-items.ts';
import { compactBasket } from './bound-basket.ts';
import { compare } from './canonical.ts';
import type { ItemMemory, Profile, Showing } from './profile.ts';
import { showingAt } from './showings.ts';
import { isTold } from './traces.ts';

/** The profile with ever less in it, one thing at a time, in the order that `boundProfile` states. */
export function* forgetting(profile: Profile): Generator<Profile> {
  let left = profile;
  const without = (part: Partial<Profile>) => (left = { ...left, ...part });

  yield without({ basket: validOps(left.basket, left.orders) });
  yield without({ basket: compactBasket(left.basket, 1) });
  while (left.traces.some(isTold)) yield without({ traces: left.traces.filter(isTold).slice(1) });
  for (const key of oldest(left.showings, showingAt, isNotDismissed))
    yield without({ showings: omit(left.showings, key) });
  while (left.orders.length > 3) yield without({ orders: left.orders.slice(1) });
  while (left.visits.length > 2) yield without({ visits: left.visits.slice(1) });
  for (const key of leastTouched(left.items, false)) yield without({ items: omit(left.items, key) });
  for (const key of leastTouched(left.items, true)) yield without({ items: omit(left.items, key) });
  for (const key of oldest(left.traits, (word) => word.at)) yield without({ traits: omit(left.traits, key) });
  yield without({ basket: [] });
  while (left.orders.length > 0) yield without({ orders: left.orders.slice(1) });
  while (left.visits.length > 0) yield without({ visits: left.visits.slice(1) });
  for (const key of oldest(left.showings, showingAt)) yield without({ showings: omit(left.showings, key) });
  for (const key of oldest(left.said, (word) => word.at)) yield without({ said: omit(left.said, key) });
  const own = left.counts[left.origin];
  yield without({ counts: own === undefined ? {} : { [left.origin]: own } });
}

function isNotDismissed(showing: Showing): boolean {
  return showing.dismissed.length === 0;
}

function leastTouched(items: Record<string, ItemMemory>, decided: boolean): string[] {
  return Object.entries(items)
    .filter(([, memory]) => hasVerdict(memory) === decided)
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
