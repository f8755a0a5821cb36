import { joinBasket } from './basket.ts';
import { compare } from './canonical.ts';
import { joinCounts } from './counts.ts';
import { joinItems } from './items.ts';
import { joinOrders } from './orders.ts';
import type { Origin, Profile } from './profile.ts';
import { joinWords } from './said.ts';
import { joinShowings } from './showings.ts';
import { joinTraces } from './traces.ts';
import { joinVisits } from './visits.ts';

/**
 * One profile of two, of the same person or of two that turn out to be one. Associative, commutative and
 * idempotent; forgets nothing, so `boundProfile` what is to be stored.
 *
 * The origin is the identity that was there earlier. A writer that goes on folding takes its own name back by
 * `writtenBy`, because each origin's counters must have one writer only.
 */
export function merge(a: Profile, b: Profile): Profile {
  const items = joinItems(a.items, b.items);
  const earlier = isEarlier(a, b) ? a : b;
  return {
    v: 1,
    origin: earlier.origin,
    first: earlier.first,
    last: Math.max(a.last, b.last),
    counts: joinCounts(a.counts, b.counts),
    visits: joinVisits(a.visits, b.visits),
    items,
    basket: joinBasket(a.basket, b.basket),
    orders: joinOrders(a.orders, b.orders),
    traces: joinTraces(a.traces, b.traces, items),
    showings: joinShowings(a.showings, b.showings),
    said: joinWords(a.said, b.said),
    traits: joinWords(a.traits, b.traits),
  };
}

/** The same profile in the hand of another writer. */
export function writtenBy(profile: Profile, origin: Origin): Profile {
  return { ...profile, origin };
}

function isEarlier(a: Profile, b: Profile): boolean {
  return (compare(began(a), began(b)) || compare(a.origin, b.origin)) <= 0;
}

function began({ first }: Profile): number {
  return first === 0 ? Infinity : first;
}
