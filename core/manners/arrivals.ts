import { deliveryOf, type Delivery } from '../profile/delivery-of.ts';
import type { Buy, Profile } from '../profile/profile.ts';
import { standingBuys } from '../profile/standing-buys.ts';

/** One purchase of the thing and where it is. */
export interface Arrival {
  buy: Buy;
  delivery: Delivery;
}

/** Newest purchase first, of what still is theirs: of one item, or without one of everything. */
export function arrivalsOf(profile: Profile, item: string | undefined): Arrival[] {
  const standing = standingBuys(profile);
  const items = item === undefined ? [...standing.keys()] : [item];
  return items
    .flatMap((id) =>
      (standing.get(id) ?? []).map((buy) => ({ buy, delivery: deliveryOf(profile, buy.order, id) })),
    )
    .sort((a, b) => b.buy.at - a.buy.at);
}
