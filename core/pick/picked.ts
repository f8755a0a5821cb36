import type { Context } from '../decide/context.ts';
import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';
import type { Plan } from '../plan/plan.ts';
import type { BasketLine, Profile } from '../profile/profile.ts';

/** What a pick found, the main item first; or what it lacked, in one plain sentence. */
export type Picked =
  | {
      items: readonly CatalogItem[];
      lines?: readonly BasketLine[];
      /**
       * One plain sentence for the shopper about one of `items`: "You looked at this three times in the past week." Of some
       * thousand items that a decision looks at, one is told of: sentences are made when they are asked for.
       */
      why?: (item: CatalogItem) => string;
    }
  | { lacks: string; lines?: readonly BasketLine[] };

/** All that a pick may look at. */
export interface PickInput {
  plan: Plan;
  profile: Profile | null;
  context: Context;
  catalog: CatalogLookup;
  /** How many items are wanted, 1 or more: those that are shown, and some for those that manners hold back. */
  count: number;
}

/** The catalogue's items of these ids, in this order; ids it does not have are left out. */
export function known(catalog: CatalogLookup, ids: readonly string[]): CatalogItem[] {
  return ids.flatMap((id) => catalog.item(id) ?? []);
}
