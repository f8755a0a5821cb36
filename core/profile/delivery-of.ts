import type { Profile } from './profile.ts';
import { backOf, undoneOf } from './undone.ts';

export interface Delivery {
  state: 'unknown' | 'on_its_way' | 'delivered' | 'cancelled' | 'returned';
  /** ms since the epoch when it came to that; absent while it is unknown. */
  at?: number;
}

/**
 * Where an order is, as the shop's systems said; `unknown` where they said nothing (a shop that tells no deliveries). What
 * undid it goes before what brought it, whenever that was said.
 *
 * @param item asks of that item of the order alone: it may have come back though the rest was kept
 */
export function deliveryOf(profile: Profile, order: string, item?: string): Delivery {
  const fate = Object.hasOwn(profile.fates, order) ? profile.fates[order] : undefined;
  if (fate === undefined) return { state: 'unknown' };
  const undone = undoneOf(profile, order);
  if (undone !== undefined) return { state: undone.how, at: undone.at };
  if (item !== undefined && backOf(fate, item) > 0) return { state: 'returned', at: fate.back?.[item] ?? 0 };
  if (fate.deliveredAt !== undefined) return { state: 'delivered', at: fate.deliveredAt };
  if (fate.shippedAt !== undefined) return { state: 'on_its_way', at: fate.shippedAt };
  return { state: 'unknown' };
}
