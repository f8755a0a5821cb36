import type { Context } from '../decide/context.ts';
import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';
import type { BasketLine, Profile } from '../profile/profile.ts';

/** What a pick found, the main item first; or what it lacked, in one plain sentence. */
export type Picked =
  | { items: readonly CatalogItem[]; lines?: readonly BasketLine[] }
  | { lacks: string; lines?: readonly BasketLine[] };

/** All that a pick may look at. */
export interface PickInput {
  profile: Profile | null;
  context: Context;
  catalog: CatalogLookup;
  /** How many items the content has room for, 1 or more. */
  count: number;
}

/** The catalogue's items of these ids, in this order; ids it does not have are left out. */
export function known(catalog: CatalogLookup, ids: readonly string[]): CatalogItem[] {
  return ids.flatMap((id) => catalog.item(id) ?? []);
}
