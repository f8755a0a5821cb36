import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';

/**
 * What is bought most of a category, the best first. Stores know a category by one level, which two departments may have
 * (`Sets`), so what lies elsewhere is left out here. A path without levels has nothing.
 *
 * @param path levels that follow each other on an item's path, down to the category itself
 */
export function popularIn(path: readonly string[], catalog: CatalogLookup): CatalogItem[] {
  const level = path.at(-1);
  if (level === undefined) return [];
  return catalog
    .popular(level)
    .filter(({ categories }) =>
      categories.some((_, from) => path.every((each, depth) => categories[from + depth] === each)),
    );
}
