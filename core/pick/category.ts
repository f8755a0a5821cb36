import type { Picked, PickInput } from './picked.ts';

/** The first items of a category, in the catalogue's order. */
export function category(name: string, { catalog, count }: PickInput): Picked {
  const items = catalog.category(name).slice(0, count);
  return items.length > 0 ? { items } : { lacks: `The catalogue has nothing in the category ${name}.` };
}
