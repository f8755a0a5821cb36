import { known, type Picked, type PickInput } from './picked.ts';

/** The item of the page itself, for a variant that is about nothing in particular and yet names an item. */
export function pageItem({ context, catalog }: PickInput): Picked {
  const id = context.page.itemId;
  if (id === undefined) return { lacks: 'It names an item, and this page is not about one.' };
  const items = known(catalog, [id]);
  return items.length > 0 ? { items } : { lacks: 'The item of this page is not in the catalogue.' };
}
