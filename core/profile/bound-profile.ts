import { boundBasket } from './bound-basket.ts';
import { boundCounts } from './bound-counts.ts';
import { boundItems } from './bound-items.ts';
import { compare } from './canonical.ts';
import { forgetting } from './forgetting.ts';
import { showingAt } from './showings.ts';
import { joinTraces } from './traces.ts';
import { profileBytes } from './profile-bytes.ts';
import {
  ORDERS_MAX,
  PROFILE_BYTES_MAX,
  SAID_MAX,
  SHOWINGS_MAX,
  VISITS_MAX,
  type Profile,
  type Said,
} from './profile.ts';

/**
 * The profile within its bounds: first each part within its own (the newest are kept), then all of it within
 * PROFILE_BYTES_MAX. For the latter is forgotten, one by one until it fits, in this order:
 *
 *   1. basket operations that an order has made void; then how the basket came about, but not what is in it
 *   2. traces, the oldest first
 *   3. showings that were not dismissed, the longest ago first
 *   4. orders, the oldest first, but the newest three (all of them stay counted)
 *   5. visits, the oldest first, but the newest two
 *   6. items without a verdict (bought, put back, "not for me", in the basket), the least recently touched first
 *   7. the other items, the least recently touched first
 *   8. traits, the oldest first
 *   9. the basket, the remaining orders and visits, which a person cannot make this large
 *  10. dismissed showings, then what the visitor said, the oldest first
 *  11. the other origins' counts
 *
 * What is left then is bounded by construction. A second call changes nothing. This is the one place where the
 * order of events can matter: what is told of later, of a thing that was forgotten here, starts anew.
 */
export function boundProfile(profile: Profile): Profile {
  const bounded = boundParts(profile);
  if (profileBytes(bounded) <= PROFILE_BYTES_MAX) return bounded;
  for (const smaller of forgetting(bounded)) {
    const told = withTraces(smaller);
    if (profileBytes(told) <= PROFILE_BYTES_MAX) return told;
  }
  throw new Error('a profile without its parts is larger than PROFILE_BYTES_MAX');
}

function boundParts(profile: Profile): Profile {
  return withTraces({
    ...profile,
    counts: boundCounts(profile.counts, profile.origin),
    visits: newestVisits(profile),
    items: boundItems(profile.items),
    basket: boundBasket(profile.basket, profile.orders),
    orders: profile.orders.slice(-ORDERS_MAX),
    showings: keepNewest(profile.showings, SHOWINGS_MAX, showingAt),
    said: keepNewest(profile.said, SAID_MAX, (word: Said) => word.at),
    traits: keepNewest(profile.traits, SAID_MAX, (word: Said) => word.at),
  });
}

/** Changed variants are read off the items, so they go with them. */
function withTraces(profile: Profile): Profile {
  return { ...profile, traces: joinTraces(profile.traces, [], profile.items) };
}

/** By their last sign of life: a visit that began long ago may be going on. */
function newestVisits({ visits }: Profile): Profile['visits'] {
  if (visits.length <= VISITS_MAX) return visits;
  const kept = new Set(
    [...visits].sort((a, b) => compare(a.last, b.last) || compare(a.id, b.id)).slice(-VISITS_MAX),
  );
  return visits.filter((visit) => kept.has(visit));
}

function keepNewest<T>(record: Record<string, T>, max: number, at: (value: T) => number): Record<string, T> {
  const entries = Object.entries(record);
  if (entries.length <= max) return record;
  return Object.fromEntries(
    entries.sort(([x, a], [y, b]) => compare(at(a), at(b)) || compare(x, y)).slice(-max),
  );
}
