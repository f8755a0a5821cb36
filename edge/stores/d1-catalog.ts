import type { CatalogItem } from '#core';
import type { CatalogStore } from '../ports.ts';
import { replacements } from './d1-catalog-replacements.ts';
import { ITEMS_OF, LIVE, WRITE_CATEGORIES } from './d1-catalog-rows.ts';
import { jsonChunks } from './json-chunks.ts';

/** ?1 site, ?2 items as a JSON array. */
const PATCH = [
  `DELETE FROM catalog_category WHERE site = ?1 AND generation = ${LIVE}
   AND id IN (SELECT value ->> '$.id' FROM json_each(?2))`,
  `INSERT INTO catalog_item (site, generation, id, position, item) ${ITEMS_OF(LIVE)}
   ON CONFLICT (site, generation, id) DO UPDATE SET item = excluded.item`,
  WRITE_CATEGORIES(LIVE),
];

export function d1Catalog(db: D1Database): CatalogStore {
  return {
    ...replacements(db),
    // One batch, which D1 runs as one transaction, on whatever is live at that moment.
    async patch(site, items) {
      const once = [...new Map(items.map((item) => [item.id, item])).values()];
      await db.batch([
        db.prepare('INSERT OR IGNORE INTO catalog_state (site, live, newest) VALUES (?, 0, 0)').bind(site),
        ...jsonChunks(once).flatMap((chunk) => PATCH.map((sql) => db.prepare(sql).bind(site, chunk))),
      ]);
    },
    async get(site, ids) {
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
