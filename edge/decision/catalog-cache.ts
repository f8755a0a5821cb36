import { CATEGORY_ITEMS_MAX, POPULAR_ITEMS_MAX } from '#core';
import type { CatalogItem, Found, ItemLessons, Wanted } from '#core';
import { createHeldCache, type Ages } from '../cache/held-cache.ts';
import type { World } from '../world.ts';

/** A price or a stock that was put elsewhere shows here within 10 s, and is never older than a minute. */
export const CATALOG_AGES: Ages = { freshMs: 10_000, staleMsMax: 60_000 };
/** What orders teach moves slowly; the objects write it every half minute at most. */
export const LESSONS_AGES: Ages = { freshMs: 60_000, staleMsMax: 600_000 };
/** About 1 KB an item: the hot part of several sites in 5 MB. */
export const CATALOG_ITEMS_MAX = 5000;
/** About 1.5 KB each, with 24 companions. */
const LESSONS_MAX = 2000;
const SITES_MAX = 200;
/** Each holds up to CATEGORY_ITEMS_MAX items. */
const LISTS_MAX = 200;
/** About 150 bytes each, for what pages say and for their addresses, found or not. */
const KEYS_MAX = 10_000;
/** The most popular of the whole shop that a category's are looked for among, where there are too few of its own. */
const WHOLE_SHOP = '';

/** Each part by itself, from a store of its own: what one of them takes or fails is not the others' business. */
export interface CatalogCache extends Parts {
  /** Ids of the items that each key finds; [] where it finds none. */
  byKeys(site: string, keys: readonly string[]): Promise<Map<string, string[]>>;
  /** Whether the shop has put nothing yet: then there is nothing to look up. */
  isEmpty(site: string): Promise<boolean>;
  /** After this isolate itself has put a catalogue. */
  forget(site: string): void;
}

/** What is there of these names; rejects where the store does. */
export type Parts = {
  [Part in keyof Wanted]: (site: string, names: readonly string[]) => Promise<Found[Part]>;
};

/** The catalogue's hot part in the isolate: a decision looks up items, lists and lessons by name, never a catalogue. */
export function createCatalogCache(
  world: Pick<World, 'catalog' | 'lessons' | 'popular' | 'now' | 'waitUntil' | 'log'>,
): CatalogCache {
  const clockwork = {
    now: () => world.now(),
    waitUntil: (promise: Promise<unknown>) => world.waitUntil(promise),
    failed: (site: string, error: unknown) =>
      world.log({ what: 'catalog_refresh_failed', site, error: String(error) }),
  };
  // null: asked for, and not there. A profile remembers items that have left the catalogue.
  const items = createHeldCache<CatalogItem | null>(
    clockwork,
    CATALOG_ITEMS_MAX,
    CATALOG_AGES,
    async (site, ids) => byName(ids, await world.catalog.get(site, ids), (item) => item.id),
  );
  const keys = createHeldCache<string[]>(clockwork, KEYS_MAX, CATALOG_AGES, async (site, asked) => {
    const found = await world.catalog.byKeys(site, asked);
    return new Map(asked.map((key) => [key, found.get(key) ?? []]));
  });
  const sites = createHeldCache<boolean>(clockwork, SITES_MAX, CATALOG_AGES, async (site, names) => {
    const isEmpty = (await world.catalog.some(site, 1)).length === 0;
    return new Map(names.map((name) => [name, isEmpty]));
  });
  const categories = createHeldCache<CatalogItem[]>(clockwork, LISTS_MAX, CATALOG_AGES, (site, names) =>
    inParallel(names, (name) => world.catalog.category(site, name, CATEGORY_ITEMS_MAX)),
  );
  const popular = createHeldCache<string[]>(clockwork, LISTS_MAX, LESSONS_AGES, (site, names) =>
    inParallel(names, (name) =>
      world.popular.top(site, name === WHOLE_SHOP ? null : name, POPULAR_ITEMS_MAX),
    ),
  );
  const lessons = createHeldCache<ItemLessons | null>(
    clockwork,
    LESSONS_MAX,
    LESSONS_AGES,
    async (site, ids) => byName(ids, await world.lessons.get(site, ids), (each) => each.item),
  );
  const present = <T>(found: Map<string, T | null>, names: readonly string[]): T[] =>
    names.map((name) => found.get(name) ?? null).filter((each) => each !== null);

  return {
    items: async (site, ids) => present(await items.find(site, ids), ids),
    categories: async (site, names) => Object.fromEntries(await categories.find(site, names)),
    async popular(site, names) {
      const ids = await popular.find(site, names);
      const found = await items.find(site, [...ids.values()].flat());
      return Object.fromEntries([...ids].map(([name, of]) => [name, present(found, of)]));
    },
    lessons: async (site, ids) => present(await lessons.find(site, ids), ids),
    byKeys: (site, asked) => keys.find(site, asked),
    isEmpty: async (site) => (await sites.find(site, [WHOLE_SHOP])).get(WHOLE_SHOP) ?? true,
    forget(site) {
      items.forget(site);
      keys.forget(site);
      sites.forget(site);
      categories.forget(site);
    },
  };
}

function byName<T>(
  names: readonly string[],
  found: readonly T[],
  nameOf: (each: T) => string,
): Map<string, T | null> {
  const map = new Map<string, T | null>(names.map((name) => [name, null]));
  for (const each of found) map.set(nameOf(each), each);
  return map;
}

async function inParallel<T>(
  names: readonly string[],
  load: (name: string) => Promise<T>,
): Promise<Map<string, T>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await load(name)] as const)));
}
