import { boundAssigned } from './bound-assigned.ts';
import { boundBasket } from './bound-basket.ts';
import { boundBought } from './bound-bought.ts';
import { boundCounts } from './bound-counts.ts';
import { boundFates } from './bound-fates.ts';
import { boundItems } from './bound-items.ts';
import { compare } from './canonical.ts';
import { caseAt, isOpen } from './cases.ts';
import { forgetting } from './forgetting.ts';
import { isPromotional, messageAt } from './messages.ts';
import { profileBytes } from './profile-bytes.ts';
import {
  CASES_MAX,
  MESSAGES_MAX,
  ORDERS_MAX,
  PROFILE_BYTES_MAX,
  SAID_MAX,
  SHOWINGS_MAX,
  VISITS_MAX,
  type Profile,
  type Said,
} from './profile.ts';
import { settle } from './settle.ts';
import { showingAt } from './showings.ts';
import { joinTraces } from './traces.ts';

/**
 * The profile within its bounds: first each part within its own (the newest are kept; of cases those that are open, of
 * messages those that promote, of things bought also a few that cost most), then all of it within PROFILE_BYTES_MAX. For
 * the latter is forgotten, one by one until it fits, in this order:
 *
 *   1. basket operations that an order has made void; then how the basket came about, but not what is in it; then the lines of
 *      large orders but the first ORDER_LINES_KEPT, the oldest order first
 *   2. traces, the oldest first
 *   3. items that were only offered, the longest ago first
 *   4. showings that were not dismissed, the longest ago first
 *   5. messages, those that promote nothing before the others, the oldest first, but the last four; then closed cases
 *   6. orders, the oldest first, but the newest three (all of them stay counted)
 *   7. visits, the oldest first, but the newest two
 *   8. items without a verdict (bought, put back, came back, "not for me", in the basket), the least recently touched first
 *   9. fates of orders of which nothing is remembered
 *  10. the other items, the least recently touched first
 *  11. things bought, the longest ago first: they matter for as long as they last
 *  12. traits, the oldest first
 *  13. where chance has put them, the newest first and the site's side last: a hash puts them there again while the shares are the same, and
 *      nothing puts back a "no" or an order that had to make room
 *  14. the basket, the remaining orders, fates, visits, messages and cases, which a person cannot make this large
 *  15. dismissed showings, then what the visitor said, the oldest first
 *  16. the other origins' counts
 *
 * What is left then is bounded by construction. What rested on something forgotten is settled before (`settle`). A second
 * call changes nothing. This is the one place where the order of events can matter: what is told of later, of a thing that
 * was forgotten here, starts anew.
 */
export function boundProfile(profile: Profile): Profile {
  const bounded = boundParts(profile);
  if (profileBytes(bounded) <= PROFILE_BYTES_MAX) return bounded;
  // Each step is smaller than the one before, so the first that fits is found by halving: 7 times written out, not 60.
  const steps = [...forgetting(bounded)];
  let [tooLarge, fits] = [-1, steps.length];
  let found: Profile | undefined;
  while (fits - tooLarge > 1) {
    const middle = (tooLarge + fits) >> 1;
    const told = withTraces(settle(bounded, steps[middle] ?? bounded));
    if (profileBytes(told) > PROFILE_BYTES_MAX) tooLarge = middle;
    else [fits, found] = [middle, told];
  }
  if (found === undefined) throw new Error('a profile without its parts is larger than PROFILE_BYTES_MAX');
  return found;
}

function boundParts(profile: Profile): Profile {
  const bounded = {
    ...profile,
    counts: boundCounts(profile.counts, profile.origin),
    visits: newestVisits(profile),
    items: boundItems(profile.items),
    basket: boundBasket(profile.basket, profile.orders),
    orders: profile.orders.slice(-ORDERS_MAX),
    bought: boundBought(profile.bought),
    cases: keepNewest(profile.cases, CASES_MAX, caseAt, isOpen),
    messages: keepNewest(profile.messages, MESSAGES_MAX, messageAt, isPromotional),
    showings: keepNewest(profile.showings, SHOWINGS_MAX, showingAt),
    said: keepNewest(profile.said, SAID_MAX, wordAt),
    traits: keepNewest(profile.traits, SAID_MAX, wordAt),
    ...(profile.assigned && { assigned: boundAssigned(profile.assigned) }),
  };
  return withTraces(settle(profile, { ...bounded, fates: boundFates(bounded) }));
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

/** Those that are `dear` before the others, the newest of each. */
function keepNewest<T>(
  record: Record<string, T>,
  max: number,
  at: (value: T) => number,
  dear: (value: T) => boolean = () => true,
): Record<string, T> {
  const entries = Object.entries(record);
  if (entries.length <= max) return record;
  return Object.fromEntries(
    entries
      .sort(
        ([x, a], [y, b]) =>
          compare(Number(dear(a)), Number(dear(b))) || compare(at(a), at(b)) || compare(x, y),
      )
      .slice(-max),
  );
}

function wordAt({ at }: Said): number {
  return at;
}
