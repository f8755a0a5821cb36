import type { CatalogItem } from '#core';
import type { CatalogStore } from '../ports.ts';
import { jsonChunks } from './json-chunks.ts';

/*
 * A replacement is written beside what is live and then put in force by one statement:
 *
 *   begin     newest + 1 = mine
 *   write     items and categories of generation `mine`, chunk by chunk; nobody reads them
 *   switch    live = mine, unless a replacement that began later is live already: then it is as if mine came just before
 *   clear     everything older than live: never newer, which may be another replacement under way
 *
 * A patch is one batch, which D1 runs as one transaction, on whatever is live at that moment.
 */

const LIVE = '(SELECT live FROM catalog_state WHERE site = ?1)';

/** ?1 site, ?2 items as a JSON array; new items go to the end. */
const writeItems = (generation: string) => `
  INSERT INTO catalog_item (site, generation, id, position, item)
  SELECT ?1, ${generation}, value ->> '$.id', key + 1 + coalesce(
      (SELECT max(position) FROM catalog_item WHERE site = ?1 AND generation = ${generation}), -1), value
  FROM json_each(?2) WHERE true
  ON CONFLICT (site, generation, id) DO UPDATE SET item = excluded.item`;

const dropCategories = (generation: string) => `
  DELETE FROM catalog_category WHERE site = ?1 AND generation = ${generation}
  AND id IN (SELECT value ->> '$.id' FROM json_each(?2))`;

const writeCategories = (generation: string) => `
  INSERT OR IGNORE INTO catalog_category (site, generation, name, position, id)
  SELECT ?1, ${generation}, category.value, found.position, found.id
  FROM catalog_item AS found, json_each(found.item, '$.categories') AS category
  WHERE found.site = ?1 AND found.generation = ${generation}
  AND found.id IN (SELECT value ->> '$.id' FROM json_each(?2))`;

export function d1Catalog(db: D1Database): CatalogStore {
  async function replace(site: string, items: readonly CatalogItem[]): Promise<void> {
    const mine = await db
      .prepare(
        `INSERT INTO catalog_state (site, live, newest) VALUES (?, 0, 1)
         ON CONFLICT (site) DO UPDATE SET newest = newest + 1 RETURNING newest`,
      )
      .bind(site)
      .first<number>('newest');
    for (const chunk of jsonChunks(items)) {
      const statements = [writeItems('?3'), writeCategories('?3')];
      await db.batch(statements.map((statement) => db.prepare(statement).bind(site, chunk, mine)));
    }
    await db
      .prepare('UPDATE catalog_state SET live = ?2 WHERE site = ?1 AND live < ?2')
      .bind(site, mine)
      .run();
    await db.batch(
      ['catalog_item', 'catalog_category'].map((table) =>
        db.prepare(`DELETE FROM ${table} WHERE site = ?1 AND generation < ${LIVE}`).bind(site),
      ),
    );
  }

  async function patch(site: string, items: readonly CatalogItem[]): Promise<void> {
    await db.batch([
      db.prepare('INSERT OR IGNORE INTO catalog_state (site, live, newest) VALUES (?, 0, 0)').bind(site),
      ...jsonChunks(items).flatMap((chunk) =>
        [dropCategories(LIVE), writeItems(LIVE), writeCategories(LIVE)].map((statement) =>
          db.prepare(statement).bind(site, chunk),
        ),
      ),
    ]);
  }

  return {
    async put(site, items, mode) {
      const once = [...new Map(items.map((item) => [item.id, item])).values()];
      await (mode === 'replace' ? replace(site, once) : patch(site, once));
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
