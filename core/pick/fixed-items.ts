import { known, type Picked, type PickInput } from './picked.ts';

/** The items that a person has named. Those that the catalogue no longer has are left out. */
export function fixedItems(ids: readonly string[], { catalog, count }: PickInput): Picked {
  const items = known(catalog, ids).slice(0, count);
  return items.length > 0 ? { items } : { lacks: 'None of the items it names is in the catalogue.' };
}
