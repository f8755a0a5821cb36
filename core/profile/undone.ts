import { moneyBack } from './money-back.ts';
import type { Buy, Fate, Order, Profile } from './profile.ts';

/** How an order came to nothing, and when. */
export interface Undone {
  how: 'cancelled' | 'returned';
  at: number;
}

/**
 * Whether an order came to nothing: called off, come back or paid back as a whole, whether that was said of the whole, of
 * each of its items, or by payments that reach what it was worth. A smaller sum with no items named is a goodwill: the
 * things were kept.
 */
export function undoneOf(profile: Profile, order: string): Undone | undefined {
  const fate = fateOf(profile, order);
  if (fate === undefined) return undefined;
  if (fate.cancelledAt !== undefined) return { how: 'cancelled', at: fate.cancelledAt };
  const whole = Math.max(fate.refundedAt ?? 0, fate.returnedAt ?? 0);
  if (whole > 0) return { how: 'returned', at: whole };
  const known = profile.orders.find((each) => each.id === order);
  const at = known && (paidBackAt(profile, fate, known) ?? allBackAt(fate, known));
  return at === undefined ? undefined : { how: 'returned', at };
}

export function fateOf(profile: Profile, order: string): Fate | undefined {
  return Object.hasOwn(profile.fates, order) ? profile.fates[order] : undefined;
}

/** Pieces of a buy that are still theirs. */
export function leftOf(profile: Profile, item: string, buy: Buy): number {
  const fate = fateOf(profile, buy.order);
  if (fate === undefined) return buy.quantity;
  if (undoneOf(profile, buy.order) !== undefined) return 0;
  return Math.max(0, buy.quantity - backOf(fate, item));
}

/** Pieces of an item that came back; Infinity where all did, as when no number was said. */
export function backOf({ back = {}, pieces = {} }: Fate, item: string): number {
  if (!Object.hasOwn(back, item)) return 0;
  return Object.hasOwn(pieces, item) ? (pieces[item] ?? Infinity) : Infinity;
}

/** When payments back had reached what was paid for the things; shipping may have been kept. */
function paidBackAt(profile: Profile, fate: Fate, order: Order): number | undefined {
  const payments = Object.values(fate.paid ?? {});
  const sum = moneyBack(profile, order.id)[order.currency] ?? 0;
  if (payments.length === 0 || sum < Math.min(order.value, linesWorth(order))) return undefined;
  return Math.max(...payments.map((each) => each.at));
}

/** Infinity where one price is not known. */
function linesWorth({ items }: Order): number {
  if (items.length === 0) return Infinity;
  return items.reduce((sum, { price = Infinity, quantity }) => sum + price * quantity, 0);
}

function allBackAt(fate: Fate, { items }: Order): number | undefined {
  const bought = new Map<string, number>();
  for (const { item, quantity } of items) bought.set(item, (bought.get(item) ?? 0) + quantity);
  const isBack = [...bought].every(([item, quantity]) => backOf(fate, item) >= quantity);
  return bought.size === 0 || !isBack
    ? undefined
    : Math.max(...[...bought.keys()].map((item) => fate.back?.[item] ?? 0));
}
