import { CATEGORY_ITEMS_MAX, type CatalogItem, type CatalogLookup } from '../catalog/item.ts';

/** A lookup over items at hand; those of the categories are found by their id too. */
export function lookupOf(
  items: readonly CatalogItem[],
  categories: Readonly<Record<string, readonly CatalogItem[]>>,
): CatalogLookup {
  const byCategory = new Map(Object.entries(categories));
  const byId = new Map([...byCategory.values()].flat().map((item) => [item.id, item]));
  for (const item of items) byId.set(item.id, item);
  return {
    item: (id) => byId.get(id),
    category: (name) => (byCategory.get(name) ?? []).slice(0, CATEGORY_ITEMS_MAX),
  };
}

/** A lookup that remembers what was asked of it and found: what a decision was made from. */
export function noted(catalog: CatalogLookup): CatalogLookup & {
  found(): { items: CatalogItem[]; categories: Record<string, string[]> };
} {
  const items = new Map<string, CatalogItem>();
  const categories = new Map<string, string[]>();
  return {
    item(id) {
      const item = catalog.item(id);
      if (item !== undefined) items.set(id, item);
      return item;
    },
    category(name) {
      const list = catalog.category(name);
      for (const item of list) items.set(item.id, item);
      categories.set(
        name,
        list.map((item) => item.id),
      );
      return list;
    },
    found: () => ({ items: [...items.values()], categories: Object.fromEntries(categories) }),
  };
}
