import { exchange as exchangeSums } from './counts.ts';
import { merge } from './merge.ts';
import { orderCounts, type OrderCounts } from './order-counts.ts';
import type { Counts, Profile, Visit } from './profile.ts';
import { totals } from './totals.ts';

/** What both had been told of before they turned out to be one. */
export interface ToldTwice {
  /** How many events, known by their ids. */
  events: number;
  /** Transactions of purchases. */
  orders: readonly string[];
}

/**
 * A person's profile with all that another identity of theirs knew: the one that a single writer would have made of the
 * events of both. Where `merge` joins two words about the same events, these two counted different events, but for those
 * told twice: so counters are added, and all of them are the person's from now on. Kept apart by origin they would outgrow
 * ORIGINS_MAX with somebody who signs in and out every week, and what no longer fits would be lost.
 *
 * Once only for each identity: a second call counts it again. Forgets nothing, so `boundProfile` what is to be stored.
 * Of an event told twice that is no purchase, only that it is one is known: a page or a view of it stays counted twice.
 */
export function absorb(
  person: Profile,
  other: Profile,
  twice: ToldTwice = { events: 0, orders: [] },
): Profile {
  const joined = merge(person, other);
  const both = totals({ counts: { person: totals(person), other: totals(other) } });
  let once: Counts = { ...both, events: both.events - twice.events };
  for (const id of ordersInBoth(person, other, twice)) {
    // What one side has forgotten of an order that it had counted, the other may know.
    const told = twice.orders.includes(id) ? joined : undefined;
    once = exchange(once, orderCounts(person, id, told), orderCounts(joined, id, told));
    once = exchange(once, orderCounts(other, id, told));
  }
  return {
    ...joined,
    origin: person.origin,
    counts: Object.keys(joined.counts).length === 0 ? {} : { [person.origin]: once },
    visits: joined.visits.map((visit) => countedInBoth(visit, person.visits, other.visits)),
  };
}

/** Orders of which both know something: the order itself, or what became of it. */
function ordersInBoth(person: Profile, other: Profile, twice: ToldTwice): string[] {
  const known = ({ orders, fates }: Profile) => [...orders.map(({ id }) => id), ...Object.keys(fates)];
  const theirs = new Set(known(other));
  return [...new Set([...twice.orders, ...known(person).filter((id) => theirs.has(id))])];
}

function exchange(counts: Counts, before: OrderCounts, after?: OrderCounts): Counts {
  const number = (key: 'purchases' | 'purchasesOff' | 'undone') =>
    (counts[key] ?? 0) - before[key] + (after?.[key] ?? 0);
  const { undone: _, ...rest } = counts;
  const undone = number('undone');
  return {
    ...rest,
    purchases: number('purchases'),
    purchasesOff: number('purchasesOff'),
    spent: exchangeSums(counts.spent, before.spent, after?.spent),
    refunded: exchangeSums(counts.refunded, before.refunded, after?.refunded),
    ...(undone !== 0 && { undone }),
  };
}

/** One visit under two identities: somebody signed out and in again within it. */
function countedInBoth(visit: Visit, a: readonly Visit[], b: readonly Visit[]): Visit {
  const parts = [...a, ...b].filter(({ id }) => id === visit.id);
  return {
    ...visit,
    pages: parts.reduce((sum, { pages }) => sum + pages, 0),
    activeMs: parts.reduce((sum, { activeMs }) => sum + activeMs, 0),
  };
}
