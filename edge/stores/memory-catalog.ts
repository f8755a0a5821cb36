import type { CatalogItem } from '#core';
import type { CatalogStore } from '../ports.ts';

/** Twin of `d1Catalog`. */
export function memoryCatalog(): CatalogStore {
  const sites = new Map<string, Map<string, CatalogItem>>();
  const of = (site: string) => sites.get(site) ?? new Map<string, CatalogItem>();

  return {
    async put(site, items, mode) {
      const next = new Map(mode === 'patch' ? of(site) : []);
      for (const item of items) next.set(item.id, structuredClone(item));
      sites.set(site, next);
    },
    get: async (site, ids) => structuredClone([...new Set(ids)].flatMap((id) => of(site).get(id) ?? [])),
    category: async (site, name, limit) =>
      structuredClone(
        [...of(site).values()].filter((item) => item.categories.includes(name)).slice(0, limit),
      ),
    count: async (site) => of(site).size,
  };
}
