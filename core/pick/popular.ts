import type { CatalogItem } from '../catalog/item.ts';
import { thingOf } from '../manners/thing-of.ts';
import { oneOfEachThing } from './one-of-each-thing.ts';
import type { Picked, PickInput } from './picked.ts';
import { popularIn } from './popular-in.ts';
import { rankFocus } from './rank-focus.ts';

/**
 * What is bought most these weeks: of the category of the page's item, else of what the visitor is on about, filled up from
 * the whole shop. On an item's own page that item is no news.
 */
export function popular({ profile, context, catalog, count }: PickInput): Picked {
  const id = context.page.itemId ?? rankFocus(profile, context)[0]?.item;
  const base = id === undefined ? undefined : catalog.item(id);
  const near =
    base === undefined
      ? []
      : popularIn(base.categories.slice(0, Math.max(1, base.categories.length - 1)), catalog);
  const ofKind = oneOfEachThing(near.filter((item) => !isOn(item, context.page.itemId, base)));
  // Asked for even where the category has enough: a look-up that is not filled yet looks like an empty one.
  const others = catalog.popular('').filter((item) => !isOn(item, context.page.itemId, base));
  const ids = new Set(ofKind.map((item) => item.id));
  const items = [...ofKind, ...oneOfEachThing(others.filter((item) => !ids.has(item.id)))].slice(0, count);
  if (items.length === 0) return { lacks: 'Nothing is known yet of what people buy.' };
  return { items, why: () => 'It is among what is bought most at the moment.' };
}

/** Whether it is what the page is about, in whatever colour or size. */
function isOn(item: CatalogItem, here: string | undefined, base: CatalogItem | undefined): boolean {
  return here !== undefined && (item.id === here || (base !== undefined && thingOf(item) === thingOf(base)));
}
