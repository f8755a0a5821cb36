import { ORDERS_MAX, standingBuys, teach } from '#core';
import type { Profile, TactEvent, TaughtOrder } from '#core';

const DAY_MS = 86_400_000;
/** A person who orders more often than so on one day is a test, a till, or a flood; a profile holds ORDERS_MAX orders. */
export const TAUGHT_A_DAY_MAX = ORDERS_MAX - 2;

/**
 * The orders among these events that everybody may learn from: those that the shop's own system confirms. A browser's word
 * counts for its own visitor only, since whoever can post to the page's endpoint could make any two things go together. What
 * was bought before is the visitor's own, cancelled and returned things apart; an order once taught stays taught, whatever
 * becomes of it, because that the two were wanted together stays true.
 *
 * @param events that were not folded before
 * @param profile with the events in it
 */
export function lessonFactsOf(events: readonly TactEvent[], profile: Profile): TaughtOrder[] {
  return events.flatMap((event) => {
    const { name, source, at, params } = event;
    const order = params.transaction_id;
    // An order without an id cannot be told from its own repetition.
    if (name !== 'purchase' || source !== 'server' || order === undefined) return [];
    const items = (params.items ?? []).map(({ item_id: item }) => item);
    const before = profile.orders.filter((each) => each.id !== order && each.at <= at);
    const sameDay = before.filter((each) => Math.floor(each.at / DAY_MS) === Math.floor(at / DAY_MS));
    if (items.length === 0 || sameDay.length >= TAUGHT_A_DAY_MAX) return [];
    const past = { bought: boughtBefore(profile, order, at), orders: before.map((each) => each.at) };
    return [teach({ order, at, items }, past)];
  });
}

function boughtBefore(profile: Profile, order: string, at: number): Map<string, number> {
  const bought = new Map<string, number>();
  for (const [item, buys] of standingBuys(profile)) {
    const times = buys.filter((buy) => buy.order !== order && buy.at <= at).map((buy) => buy.at);
    if (times.length > 0) bought.set(item, Math.max(...times));
  }
  return bought;
}
