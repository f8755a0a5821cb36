import type { TactEvent } from '../event/event.ts';
import { basketOpsOf } from './basket.ts';
import { boughtBy, joinBought } from './bought.ts';
import { casesOf } from './cases.ts';
import { addToCounts, NO_COUNTS, type BackChange, type OrderChange } from './counts.ts';
import { fatesOf } from './fates.ts';
import { isOrdered } from './is-ordered.ts';
import { itemsOf } from './items.ts';
import { merge } from './merge.ts';
import { messagesOf } from './messages.ts';
import { ordersOf } from './orders.ts';
import { moneyBack } from './money-back.ts';
import { newProfile, type Profile } from './profile.ts';
import { wordsOf } from './said.ts';
import { showingsOf } from './showings.ts';
import { traitsOf } from './traits.ts';
import { tracesOf } from './traces.ts';
import { undoneOf } from './undone.ts';
import { countInVisit, visitsOf } from './visits.ts';

/**
 * The profile with one event more. Whatever the order of the events, the profile is the same; an event folded
 * twice is counted twice (`foldAll` sees to that), and a transaction once, however many events tell of it.
 *
 * Never forgets: it may pass the bounds, which `foldAll` and `boundProfile` restore.
 *
 * @param isCounted the event's transaction was counted before, though its order is forgotten
 */
export function fold(profile: Profile, event: TactEvent, isCounted = false): Profile {
  const joined = merge(profile, profileOf(event, profile.origin));
  const counts = profile.counts[profile.origin] ?? NO_COUNTS;
  const order = isCounted ? undefined : orderChange(profile, joined, event);
  const back = isCounted ? undefined : backChange(profile, joined, event);
  return {
    ...joined,
    origin: profile.origin,
    counts: { ...profile.counts, [profile.origin]: addToCounts(counts, event, order, back) },
    visits: countInVisit(joined.visits, event),
  };
}

/** An event as a small profile of its own: what is left to do is to join the two, and to count. */
function profileOf(event: TactEvent, origin: string): Profile {
  const orders = ordersOf(event);
  return {
    ...newProfile(origin),
    first: event.at,
    last: event.at,
    visits: visitsOf(event),
    items: itemsOf(event),
    basket: basketOpsOf(event),
    orders,
    bought: orders.map(boughtBy).reduce(joinBought, {}),
    fates: fatesOf(event),
    cases: casesOf(event),
    messages: messagesOf(event),
    traces: tracesOf(event),
    showings: showingsOf(event),
    said: wordsOf(event),
    traits: traitsOf(event),
    eldest: { id: origin, at: event.at },
  };
}

function orderChange(before: Profile, after: Profile, event: TactEvent): OrderChange | undefined {
  const id = ordersOf(event)[0]?.id;
  const joined = after.orders.find((order) => order.id === id);
  return joined && { before: before.orders.find((order) => order.id === id), after: joined };
}

/** Both what became of an order and the order itself change what was paid back of it: a refund may be told first. */
function backChange(before: Profile, after: Profile, event: TactEvent): BackChange | undefined {
  const id = ordersOf(event)[0]?.id ?? Object.keys(fatesOf(event))[0];
  if (id === undefined || !Object.hasOwn(after.fates, id)) return undefined;
  return { before: backOf(before, id), after: backOf(after, id) };
}

export function backOf(profile: Profile, order: string): BackChange['before'] {
  return {
    money: moneyBack(profile, order),
    isUndone: isOrdered(profile, order) && undoneOf(profile, order) !== undefined,
  };
}
