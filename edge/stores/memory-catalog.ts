import { itemKeys } from '#core';
import type { CatalogItem } from '#core';
import { KEY_ITEMS_MAX } from '../ports.ts';
import type { CatalogStore } from '../ports.ts';

type Items = Map<string, CatalogItem>;

/** Twin of `d1Catalog`. */
export function memoryCatalog(): CatalogStore {
  const sites = new Map<string, { live: number; items: Items }>();
  const uploads = new Map<string, Items>();
  let newest = 0;
  const of = (site: string): Items => sites.get(site)?.items ?? new Map();
  const keyOf = (site: string, replacement: number) => `${site} ${replacement}`;
  const uploadOf = (site: string, replacement: number): Items => {
    const upload = uploads.get(keyOf(site, replacement));
    if (!upload) throw new Error(`replacement ${replacement} is not under way`);
    return upload;
  };

  return {
    async begin(site) {
      uploads.set(keyOf(site, ++newest), new Map());
      return newest;
    },
    async write(site, replacement, items) {
      const upload = uploadOf(site, replacement);
      const there = items.filter(({ id }) => upload.has(id)).map(({ id }) => id);
      for (const item of items) if (!there.includes(item.id)) upload.set(item.id, structuredClone(item));
      return there;
    },
    async commit(site, replacement) {
      const items = uploadOf(site, replacement);
      if ((sites.get(site)?.live ?? 0) < replacement) sites.set(site, { live: replacement, items });
      uploads.delete(keyOf(site, replacement));
    },
    async abandon(site, replacement) {
      uploads.delete(keyOf(site, replacement));
    },
    async clear() {},
    async patch(site, items) {
      const next = new Map(of(site));
      for (const item of items) next.set(item.id, structuredClone(item));
      sites.set(site, { live: sites.get(site)?.live ?? 0, items: next });
    },
    get: async (site, ids) => structuredClone([...new Set(ids)].flatMap((id) => of(site).get(id) ?? [])),
    async byKeys(site, keys) {
      const found = new Map<string, string[]>();
      if (keys.length === 0) return found;
      for (const item of of(site).values()) {
        for (const key of itemKeys(item)) {
          if (!keys.includes(key)) continue;
          const ids = found.get(key) ?? [];
          if (ids.length < KEY_ITEMS_MAX) found.set(key, [...ids, item.id]);
        }
      }
      return found;
    },
    category: async (site, name, limit) =>
      structuredClone(
        [...of(site).values()].filter((item) => item.categories.includes(name)).slice(0, limit),
      ),
    count: async (site) => of(site).size,
    some: async (site, limit) => structuredClone([...of(site).values()].slice(0, limit)),
  };
}
