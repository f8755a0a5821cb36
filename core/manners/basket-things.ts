import type { CatalogLookup } from '../catalog/item.ts';
import { once } from '../catalog/once-a-request.ts';
import { basketOf } from '../profile/basket-of.ts';
import type { Profile } from '../profile/profile.ts';
import { thingOf } from './thing-of.ts';

/** What lies in the basket: how many of each item, and how many of each thing in whatever variant. */
export interface BasketThings {
  readonly items: ReadonlyMap<string, number>;
  readonly things: ReadonlyMap<string, number>;
}

const EMPTY: BasketThings = { items: new Map(), things: new Map() };

/** Asked for every item of every variant, so it is made once a request. */
export function basketThings(profile: Profile | null, catalog: CatalogLookup): BasketThings {
  if (profile === null || profile.basket.length === 0) return EMPTY;
  return once(catalog, basketThings, profile, (noting) => gather(profile, noting));
}

function gather(profile: Profile, catalog: CatalogLookup): BasketThings {
  const items = new Map<string, number>();
  const things = new Map<string, number>();
  for (const { item: id, quantity } of basketOf(profile)) {
    items.set(id, (items.get(id) ?? 0) + quantity);
    const thing = thingOf(catalog.item(id) ?? { id });
    things.set(thing, (things.get(thing) ?? 0) + quantity);
  }
  return { items, things };
}
