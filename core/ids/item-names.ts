import type { CatalogItem } from '../catalog/item.ts';
import { gtinOf } from './gtin-of.ts';
import { knownIdParts } from './known-id-parts.ts';

/** By what an item may be called, in lower case. */
export interface ItemNames {
  /** Its own id, and what of it a known scheme says is the item's. */
  own: readonly string[];
  /** Its group, likewise. */
  group: readonly string[];
  mpn?: string;
  gtin?: string;
}

/** An isolate holds items for a minute, and a page's ids are held against many. */
const made = new WeakMap<CatalogItem, ItemNames>();

export function itemNames(item: CatalogItem): ItemNames {
  const names = made.get(item) ?? namesOf(item);
  made.set(item, names);
  return names;
}

function namesOf({ id, groupId, mpn, gtin }: CatalogItem): ItemNames {
  const parts = knownIdParts(id);
  const groupParts = groupId === undefined ? undefined : knownIdParts(groupId);
  const number = gtin === undefined ? undefined : gtinOf(gtin);
  return {
    own: present(id.toLowerCase(), parts?.id, parts?.variant),
    group: present(groupId?.toLowerCase(), groupParts?.id, groupParts?.group, parts?.group),
    ...(mpn !== undefined && { mpn: mpn.trim().toLowerCase() }),
    ...(number !== undefined && { gtin: number }),
  };
}

function present(...names: (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined && name !== ''))] as string[];
}
