import {
  CATEGORY_ITEMS_MAX,
  POPULAR_ITEMS_MAX,
  type CatalogItem,
  type CatalogLookup,
  type Found,
  type Wanted,
} from '../catalog/item.ts';
import { itemAt } from '../catalog/item-at.ts';
import { takingDown, withAllBelow, type LookedUp } from '../catalog/looked-up.ts';
import type { ItemLessons } from '../lessons/item-lessons.ts';

/**
 * A lookup over what is at hand; items of a list are found by their id too.
 *
 * @param at ms: the moment of the decision, at which sales are on or not; without it items are given as they are kept
 */
export function lookupOf(
  { items: kept = [], categories = {}, popular = {}, lessons = [] }: Partial<Found>,
  at?: number,
): CatalogLookup {
  const now = (list: readonly CatalogItem[]) =>
    at === undefined ? list : list.map((item) => itemAt(item, at));
  const items = now(kept);
  const byCategory = short(categories, CATEGORY_ITEMS_MAX, now);
  const byPopularity = short(popular, POPULAR_ITEMS_MAX, now);
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

function short(
  lists: Found['categories'],
  max: number,
  now: (list: readonly CatalogItem[]) => readonly CatalogItem[],
): Map<string, readonly CatalogItem[]> {
  return new Map(Object.entries(lists).map(([name, list]) => [name, now(list.slice(0, max))]));
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
  const looked: LookedUp = {};
  return {
    ...takingDown(catalog, looked, catalog.shared),
    found() {
      const { items, categories, popular, lessons } = withAllBelow(looked);
      const all = new Map<string, CatalogItem>();
      for (const lists of [categories, popular])
        for (const list of lists.values()) for (const item of list) all.set(item.id, item);
      for (const [id, item] of items) if (item !== undefined) all.set(id, item);
      return {
        items: [...all.values()],
        categories: idsOf(categories),
        popular: idsOf(popular),
        lessons: [...lessons.values()].filter((each) => each !== undefined),
      };
    },
    asked() {
      const { items, categories, popular, lessons } = withAllBelow(looked);
      return {
        items: [...items.keys()],
        categories: [...categories.keys()],
        popular: [...popular.keys()],
        lessons: [...lessons.keys()],
      };
    },
  };
}

function idsOf(lists: ReadonlyMap<string, readonly CatalogItem[]>): Record<string, string[]> {
  return Object.fromEntries([...lists].map(([name, list]) => [name, list.map((item) => item.id)]));
}
