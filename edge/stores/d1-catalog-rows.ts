import { itemKeys } from '#core';
import type { CatalogItem } from '#core';
import { jsonChunks } from './json-chunks.ts';

/*
 * How items become rows, for a patch and a replacement alike: ?1 is the site, ?2 a JSON array of items, and `generation`
 * an expression for the generation that they belong to.
 */

/** The generation that is read. */
export const LIVE = '(SELECT live FROM catalog_state WHERE site = ?1)';

/** Rows of `catalog_item`, after the last that is there. The WHERE keeps a following ON CONFLICT from being read as a join's. */
export const ITEMS_OF = (generation: string) => `
  SELECT ?1, ${generation}, value ->> '$.id', key + 1 + coalesce(
      (SELECT max(position) FROM catalog_item WHERE site = ?1 AND generation = ${generation}), -1), value
  FROM json_each(?2) WHERE true`;

/** From the items as they are stored, so that an item keeps the categories that go with it. */
export const WRITE_CATEGORIES = (generation: string) => `
  INSERT OR IGNORE INTO catalog_category (site, generation, name, position, id)
  SELECT ?1, ${generation}, category.value, found.position, found.id
  FROM catalog_item AS found, json_each(found.item, '$.categories') AS category
  WHERE found.site = ?1 AND found.generation = ${generation}
  AND found.id IN (SELECT value ->> '$.id' FROM json_each(?2))`;

/** What a key's row says, for `json_each` of `keyRows`: by position, so that a key finds items in the catalogue's order. */
export const WRITE_KEYS = (generation: string) => `
  INSERT OR IGNORE INTO catalog_key (site, generation, key, position, id)
  SELECT ?1, ${generation}, key.value, found.position, found.id
  FROM json_each(?2) AS each
  CROSS JOIN catalog_item AS found
  CROSS JOIN json_each(each.value, '$[1]') AS key
  WHERE found.site = ?1 AND found.generation = ${generation} AND found.id = each.value ->> '$[0]'`;

/** Takes away the rows that `WRITE_KEYS` makes of the same. */
export const DELETE_KEYS = (generation: string) => `
  DELETE FROM catalog_key WHERE (site, generation, key, position, id) IN (
    SELECT ?1, ${generation}, key.value, found.position, found.id
    FROM json_each(?2) AS each
    CROSS JOIN catalog_item AS found
    CROSS JOIN json_each(each.value, '$[1]') AS key
    WHERE found.site = ?1 AND found.generation = ${generation} AND found.id = each.value ->> '$[0]')`;

/** Items as `[id, keys]`, in chunks for ?2. */
export function keyRows(items: readonly CatalogItem[]): string[] {
  return jsonChunks(items.map((item) => [item.id, itemKeys(item)]));
}
