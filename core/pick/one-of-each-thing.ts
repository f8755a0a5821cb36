import type { CatalogItem } from '../catalog/item.ts';
import { thingOf } from '../manners/thing-of.ts';

/** The first of each thing in front, its other colours and sizes behind: they are there where a manner holds the first back. */
export function oneOfEachThing(items: readonly CatalogItem[]): CatalogItem[] {
  const seen = new Set<string>();
  const [first, others]: [CatalogItem[], CatalogItem[]] = [[], []];
  for (const item of items) {
    const thing = thingOf(item);
    (seen.has(thing) ? others : first).push(item);
    seen.add(thing);
  }
  return [...first, ...others];
}
