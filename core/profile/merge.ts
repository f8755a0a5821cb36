import { joinAssigned } from './assigned.ts';
import { joinBasket } from './basket.ts';
import { joinBought } from './bought.ts';
import { compare } from './canonical.ts';
import { joinCases } from './cases.ts';
import { joinCounts } from './counts.ts';
import { joinFates } from './fates.ts';
import { joinItems } from './items.ts';
import { later } from './join-values.ts';
import { known } from './known.ts';
import { joinMessages } from './messages.ts';
import { joinOrders } from './orders.ts';
import type { Origin, Profile } from './profile.ts';
import { joinTraits } from './traits.ts';
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
  return known<Profile>({
    v: 1,
    origin: earlier.origin,
    first: earlier.first,
    last: Math.max(a.last, b.last),
    counts: joinCounts(a.counts, b.counts),
    visits: joinVisits(a.visits, b.visits),
    items,
    basket: joinBasket(a.basket, b.basket),
    orders: joinOrders(a.orders, b.orders),
    bought: joinBought(a.bought, b.bought),
    fates: joinFates(a.fates, b.fates),
    cases: joinCases(a.cases, b.cases),
    messages: joinMessages(a.messages, b.messages),
    traces: joinTraces(a.traces, b.traces, items),
    showings: joinShowings(a.showings, b.showings),
    said: joinWords(a.said, b.said),
    traits: joinTraits(a.traits, b.traits),
    assigned: joinAssigned(a.assigned, b.assigned),
    eldest: earlierEldest(a.eldest, b.eldest),
    identifiedAt: later(a.identifiedAt, b.identifiedAt),
  });
}

/** The same profile in the hand of another writer. */
export function writtenBy(profile: Profile, origin: Origin): Profile {
  return { ...profile, origin };
}

function earlierEldest(a: Profile['eldest'], b: Profile['eldest']): Profile['eldest'] {
  if (a === undefined || b === undefined) return a ?? b;
  return (compare(a.at, b.at) || compare(a.id, b.id)) <= 0 ? a : b;
}

function isEarlier(a: Profile, b: Profile): boolean {
  return (compare(began(a), began(b)) || compare(a.origin, b.origin)) <= 0;
}

function began({ first }: Profile): number {
  return first === 0 ? Infinity : first;
}
