import type { CatalogItem } from '#core';
import { KEY_ITEMS_MAX } from '../ports.ts';
import type { CatalogStore } from '../ports.ts';
import { replacements } from './d1-catalog-replacements.ts';
import { DELETE_KEYS, ITEMS_OF, keyRows, LIVE, WRITE_CATEGORIES, WRITE_KEYS } from './d1-catalog-rows.ts';
import { jsonChunks } from './json-chunks.ts';

/** ?1 site, ?2 items as a JSON array. */
const PATCH = [
  `DELETE FROM catalog_category WHERE site = ?1 AND generation = ${LIVE}
   AND id IN (SELECT value ->> '$.id' FROM json_each(?2))`,
  `INSERT INTO catalog_item (site, generation, id, position, item) ${ITEMS_OF(LIVE)}
   ON CONFLICT (site, generation, id) DO UPDATE SET item = excluded.item`,
  WRITE_CATEGORIES(LIVE),
];

/** Each key by itself, so that one that half the catalogue has costs no more than KEY_ITEMS_MAX rows. */
const BY_KEYS = `
  SELECT asked.value AS key, (
    SELECT json_group_array(id) FROM (
      SELECT id FROM catalog_key
      WHERE site = ?1 AND generation = ${LIVE} AND key = asked.value
      ORDER BY position LIMIT ?3)
  ) AS ids
  FROM json_each(?2) AS asked`;

export function d1Catalog(db: D1Database): CatalogStore {
  async function get(site: string, ids: readonly string[]): Promise<CatalogItem[]> {
    // IN rather than a join: the planner walks the whole catalogue for a join with json_each.
    const { results } = await db
      .prepare(
        `SELECT item FROM catalog_item
         WHERE site = ?1 AND generation = ${LIVE} AND id IN (SELECT value FROM json_each(?2))`,
      )
      .bind(site, JSON.stringify(ids))
      .all<{ item: string }>();
    const found = new Map(results.map(itemOf).map((item) => [item.id, item]));
    return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
  }

  return {
    ...replacements(db),
    // One batch, which D1 runs as one transaction, on whatever is live at that moment.
    async patch(site, items) {
      const once = [...new Map(items.map((item) => [item.id, item])).values()];
      // Read outside the transaction: should an item change in between, a key of it is left that finds it and does not fit.
      const before = await get(
        site,
        once.map(({ id }) => id),
      );
      await db.batch([
        db.prepare('INSERT OR IGNORE INTO catalog_state (site, live, newest) VALUES (?, 0, 0)').bind(site),
        ...keyRows(before).map((rows) => db.prepare(DELETE_KEYS(LIVE)).bind(site, rows)),
        ...jsonChunks(once).flatMap((chunk) => PATCH.map((sql) => db.prepare(sql).bind(site, chunk))),
        ...keyRows(once).map((rows) => db.prepare(WRITE_KEYS(LIVE)).bind(site, rows)),
      ]);
    },
    get,
    async byKeys(site, keys) {
      const { results } = await db
        .prepare(BY_KEYS)
        .bind(site, JSON.stringify([...new Set(keys)]), KEY_ITEMS_MAX)
        .all<{ key: string; ids: string }>();
      return new Map(
        results
          .map(({ key, ids }) => [key, JSON.parse(ids) as string[]] as const)
          .filter(([, ids]) => ids.length > 0),
      );
    },
    async category(site, name, limit) {
      const { results } = await db
        .prepare(
          `SELECT item FROM catalog_category JOIN catalog_item USING (site, generation, id)
           WHERE catalog_category.site = ?1 AND catalog_category.generation = ${LIVE} AND name = ?2
           ORDER BY catalog_category.position LIMIT ?3`,
        )
        .bind(site, name, limit)
        .all<{ item: string }>();
      return results.map(itemOf);
    },
    async some(site, limit) {
      const { results } = await db
        .prepare(
          `SELECT item FROM catalog_item WHERE site = ?1 AND generation = ${LIVE} ORDER BY position LIMIT ?2`,
        )
        .bind(site, limit)
        .all<{ item: string }>();
      return results.map(itemOf);
    },
    async count(site) {
      const n = await db
        .prepare(`SELECT count(*) AS n FROM catalog_item WHERE site = ?1 AND generation = ${LIVE}`)
        .bind(site)
        .first<number>('n');
      return n ?? 0;
    },
  };
}

function itemOf({ item }: { item: string }): CatalogItem {
  return JSON.parse(item) as CatalogItem;
}
