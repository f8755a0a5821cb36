import {
  CATEGORY_ITEMS_MAX,
  POPULAR_ITEMS_MAX,
  type CatalogItem,
  type CatalogLookup,
  type Found,
  type Wanted,
} from '../catalog/item.ts';
import type { Made } from '../catalog/once-a-request.ts';
import type { ItemLessons } from '../lessons/item-lessons.ts';

/** A lookup over what is at hand; items of a list are found by their id too. */
export function lookupOf({
  items = [],
  categories = {},
  popular = {},
  lessons = [],
}: Partial<Found>): CatalogLookup {
  const byCategory = short(categories, CATEGORY_ITEMS_MAX);
  const byPopularity = short(popular, POPULAR_ITEMS_MAX);
  const lists = [...byCategory.values(), ...byPopularity.values()];
  const byId = new Map(lists.flat().map((item) => [item.id, item]));
  for (const item of items) byId.set(item.id, item);
  const taught = new Map(lessons.map((each) => [each.item, each]));
  return {
    item: (id) => byId.get(id),
    category: (name) => byCategory.get(name) ?? NO_ITEMS,
    popular: (category = '') => byPopularity.get(category) ?? NO_ITEMS,
    lessons: (id) => taught.get(id),
  };
}

const NO_ITEMS: readonly CatalogItem[] = [];

function short(lists: Found['categories'], max: number): Map<string, readonly CatalogItem[]> {
  return new Map(Object.entries(lists).map(([name, list]) => [name, list.slice(0, max)]));
}

/** What a decision looked up, as its record keeps it: lists by the ids of their items. */
export interface Noted {
  items: CatalogItem[];
  categories: Record<string, string[]>;
  popular: Record<string, string[]>;
  lessons: ItemLessons[];
}

export interface NotingLookup extends CatalogLookup {
  found(): Noted;
  /** All that was asked for, found or not. */
  asked(): Wanted;
}

/** A lookup that remembers what was asked of it, and what it found: what a decision was made from. */
export function noted(catalog: CatalogLookup): NotingLookup {
  const items = new Map<string, CatalogItem | undefined>();
  const categories = new Map<string, readonly CatalogItem[]>();
  const popular = new Map<string, readonly CatalogItem[]>();
  const lessons = new Map<string, ItemLessons | undefined>();
  const rested = new Set<Made>();
  const looking: NotingLookup = {
    item(id) {
      const item = catalog.item(id);
      items.set(id, item);
      return item;
    },
    category(name) {
      const list = catalog.category(name);
      categories.set(name, list);
      return list;
    },
    popular(category = '') {
      const list = catalog.popular(category);
      popular.set(category, list);
      return list;
    },
    lessons(id) {
      const taught = catalog.lessons(id);
      lessons.set(id, taught);
      return taught;
    },
    found() {
      const lists = [...categories.values(), ...popular.values()].flat();
      const all = new Map(lists.map((item) => [item.id, item]));
      for (const item of items.values()) if (item !== undefined) all.set(item.id, item);
      return {
        items: [...all.values()],
        categories: idsOf(categories),
        popular: idsOf(popular),
        lessons: [...lessons.values()].filter((each) => each !== undefined),
      };
    },
    asked: () => ({
      items: [...items.keys()],
      categories: [...categories.keys()],
      popular: [...popular.keys()],
      lessons: [...lessons.keys()],
    }),
    ...(catalog.shared && { shared: catalog.shared }),
    restsOn(made) {
      if (rested.has(made)) return;
      rested.add(made);
      made.askAgain(looking);
    },
  };
  return looking;
}

function idsOf(lists: ReadonlyMap<string, readonly CatalogItem[]>): Record<string, string[]> {
  return Object.fromEntries([...lists].map(([name, list]) => [name, list.map((item) => item.id)]));
}
