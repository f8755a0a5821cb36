import { CATEGORY_ITEMS_MAX } from '#core';
import type { CatalogItem } from '#core';
import { createLru } from '../cache/lru.ts';
import type { World } from '../world.ts';

/** A price or a stock that was put elsewhere shows here within this time. */
export const CATALOG_FRESH_MS = 10_000;
/** Older than this it is read again before it is used. */
export const CATALOG_STALE_MS_MAX = 60_000;
/** About 1 KB an item: the hot part of several sites in 5 MB. */
export const CATALOG_ITEMS_MAX = 5000;
/** Each holds up to CATEGORY_ITEMS_MAX items. */
const CATEGORIES_MAX = 200;
const SITES_MAX = 200;
/** A refresh that takes longer has failed, and the next request begins another. */
const REFRESH_MS_MAX = 2000;

export interface CatalogNeeds {
  items: readonly string[];
  categories: readonly string[];
}
export interface CatalogFound {
  items: CatalogItem[];
  categories: Record<string, CatalogItem[]>;
}

export interface CatalogCache {
  find(site: string, needs: CatalogNeeds): Promise<CatalogFound>;
  /** After this isolate itself has put a catalogue. */
  forget(site: string): void;
}

interface Held<T> {
  value: T;
  at: number;
  /** When a refresh was begun last, so that a busy site begins one and not one a request. */
  askedAt?: number;
}

export function createCatalogCache(
  world: Pick<World, 'catalog' | 'now' | 'waitUntil' | 'log'>,
): CatalogCache {
  // null: asked for, and not there. A profile remembers items that have left the catalogue.
  const items = createLru<string, Held<CatalogItem | null>>(CATALOG_ITEMS_MAX);
  const categories = createLru<string, Held<CatalogItem[]>>(CATEGORIES_MAX);
  /** Counts up when a site's catalogue is put here, so that what was held before is under another key. */
  const epochs = createLru<string, number>(SITES_MAX);
  const keyOf = (site: string, name: string) => `${site} ${epochs.get(site) ?? 0} ${name}`;

  async function loadItems(site: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const found = new Map((await world.catalog.get(site, ids)).map((item) => [item.id, item]));
    for (const id of ids) items.set(keyOf(site, id), { value: found.get(id) ?? null, at: world.now() });
  }

  async function loadCategories(site: string, names: readonly string[]): Promise<void> {
    const load = async (name: string) => {
      const value = await world.catalog.category(site, name, CATEGORY_ITEMS_MAX);
      categories.set(keyOf(site, name), { value, at: world.now() });
    };
    await Promise.all(names.map(load));
  }

  /** Names of what is too old to be used, and of what may be used once more while it is read again. */
  function olderThanFresh(held: (name: string) => Held<unknown> | undefined, names: readonly string[]) {
    const missing: string[] = [];
    const stale: string[] = [];
    const now = world.now();
    for (const name of new Set(names)) {
      const entry = held(name);
      const age = now - (entry?.at ?? -Infinity);
      if (!entry || age > CATALOG_STALE_MS_MAX) missing.push(name);
      else if (age > CATALOG_FRESH_MS && now - (entry.askedAt ?? -Infinity) > REFRESH_MS_MAX) {
        entry.askedAt = now;
        stale.push(name);
      }
    }
    return { missing, stale };
  }

  return {
    async find(site, needs) {
      const wantedItems = olderThanFresh((id) => items.get(keyOf(site, id)), needs.items);
      const wantedCategories = olderThanFresh((name) => categories.get(keyOf(site, name)), needs.categories);
      if (wantedItems.stale.length + wantedCategories.stale.length > 0) {
        const again = [loadItems(site, wantedItems.stale), loadCategories(site, wantedCategories.stale)];
        const failed = (error: unknown) =>
          world.log({ what: 'catalog_refresh_failed', site, error: String(error) });
        world.waitUntil(Promise.all(again).catch(failed));
      }
      await Promise.all([
        loadItems(site, wantedItems.missing),
        loadCategories(site, wantedCategories.missing),
      ]);
      const of = (name: string) => categories.get(keyOf(site, name))?.value ?? [];
      return {
        items: needs.items.map((id) => items.get(keyOf(site, id))?.value).filter((item) => item != null),
        categories: Object.fromEntries(needs.categories.map((name) => [name, of(name)])),
      };
    },
    forget(site) {
      epochs.set(site, (epochs.get(site) ?? 0) + 1);
    },
  };
}
