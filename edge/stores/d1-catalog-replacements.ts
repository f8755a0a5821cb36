import type { CatalogItem } from '#core';
import type { CatalogStore } from '../ports.ts';
import { ITEMS_OF, keyRows, LIVE, WRITE_CATEGORIES, WRITE_KEYS } from './d1-catalog-rows.ts';
import { jsonChunks } from './json-chunks.ts';

/*
 * A replacement is written beside what is live and then put in force by one statement:
 *
 *   begin     newest + 1 = mine, noted as an upload under way
 *   write     items, categories and keys of generation `mine`, chunk by chunk; nobody reads them
 *   commit    live = mine, unless a replacement that began later is live already; mine is no upload any more
 *   clear     delete every generation that is neither live nor an upload
 *
 * An upload that broke off leaves the note that it is under way; after UPLOAD_QUIET_SECONDS_MAX without a write the next
 * `clear` takes the note away, and with it the rows. Should it go on after all, it finds no note, and stops.
 */

/** A write comes every thousand lines; who needs longer than this for them has gone. */
export const UPLOAD_QUIET_SECONDS_MAX = 600;
/** One statement may run 30 s (developers.cloudflare.com/d1/platform/limits); this many rows take well under one. */
const CLEAR_ROWS_MAX = 10_000;

const TOUCH = `
  UPDATE catalog_upload SET touched_at = unixepoch() WHERE site = ?1 AND generation = ?2 RETURNING generation`;

/** Generations step by step along the index: a DISTINCT would read every row of the live catalogue. */
const DEAD = `
  WITH RECURSIVE kept (generation) AS (
    SELECT min(generation) FROM catalog_item WHERE site = ?1
    UNION ALL
    SELECT (SELECT min(generation) FROM catalog_item WHERE site = ?1 AND generation > kept.generation)
    FROM kept WHERE kept.generation IS NOT NULL
  )
  SELECT generation FROM kept WHERE generation <> ${LIVE}
  AND generation NOT IN (SELECT generation FROM catalog_upload WHERE site = ?1)`;

/** ?3 rows at most. Categories and keys first: a generation is found by its items, so those must be the last to go. */
const CLEAR = [
  `DELETE FROM catalog_key WHERE (site, generation, key, position, id) IN (
   SELECT site, generation, key, position, id FROM catalog_key WHERE site = ?1 AND generation = ?2 LIMIT ?3)`,
  `DELETE FROM catalog_category WHERE (site, generation, name, position, id) IN (
   SELECT site, generation, name, position, id FROM catalog_category WHERE site = ?1 AND generation = ?2 LIMIT ?3)`,
  `DELETE FROM catalog_item WHERE rowid IN (
   SELECT rowid FROM catalog_item WHERE site = ?1 AND generation = ?2 LIMIT ?3)`,
];

type Replacements = Pick<CatalogStore, 'begin' | 'write' | 'commit' | 'abandon' | 'clear'>;

export function replacements(db: D1Database): Replacements {
  async function writeChunk(site: string, mine: number, chunk: string): Promise<string[]> {
    const [touched, written] = await db.batch<{ id: string }>([
      db.prepare(TOUCH).bind(site, mine),
      db
        .prepare(
          `INSERT INTO catalog_item (site, generation, id, position, item) ${ITEMS_OF('?3')}
           ON CONFLICT (site, generation, id) DO NOTHING RETURNING id`,
        )
        .bind(site, chunk, mine),
      db.prepare(WRITE_CATEGORIES('?3')).bind(site, chunk, mine),
    ]);
    mustBeUnderWay(touched!, mine);
    return written!.results.map(({ id }) => id);
  }

  return {
    async begin(site) {
      const [state] = await db.batch<{ newest: number }>([
        db
          .prepare(
            `INSERT INTO catalog_state (site, live, newest) VALUES (?1, 0, 1)
             ON CONFLICT (site) DO UPDATE SET newest = newest + 1 RETURNING newest`,
          )
          .bind(site),
        db
          .prepare(
            `INSERT INTO catalog_upload (site, generation, touched_at)
             SELECT site, newest, unixepoch() FROM catalog_state WHERE site = ?1`,
          )
          .bind(site),
      ]);
      return state!.results[0]!.newest;
    },
    async write(site, mine, items: readonly CatalogItem[]) {
      const written = new Set<string>();
      for (const chunk of jsonChunks(items)) {
        for (const id of await writeChunk(site, mine, chunk)) written.add(id);
      }
      const rows = keyRows(items.filter(({ id }) => written.has(id)));
      if (rows.length > 0)
        await db.batch(rows.map((row) => db.prepare(WRITE_KEYS('?3')).bind(site, row, mine)));
      return items.map(({ id }) => id).filter((id) => !written.has(id));
    },
    async commit(site, mine) {
      const [, ended] = await db.batch([
        db
          .prepare(
            `UPDATE catalog_state SET live = ?2 WHERE site = ?1 AND live < ?2
             AND ?2 IN (SELECT generation FROM catalog_upload WHERE site = ?1)`,
          )
          .bind(site, mine),
        endOf(db, site, mine),
      ]);
      mustBeUnderWay(ended!, mine);
    },
    async abandon(site, mine) {
      await endOf(db, site, mine).run();
    },
    async clear(site) {
      const [, dead] = await db.batch<{ generation: number }>([
        db
          .prepare('DELETE FROM catalog_upload WHERE site = ?1 AND touched_at < unixepoch() - ?2')
          .bind(site, UPLOAD_QUIET_SECONDS_MAX),
        db.prepare(DEAD).bind(site),
      ]);
      for (const { generation } of dead!.results) {
        for (const sql of CLEAR) {
          const step = db.prepare(sql).bind(site, generation, CLEAR_ROWS_MAX);
          let gone = CLEAR_ROWS_MAX;
          while (gone >= CLEAR_ROWS_MAX) gone = (await step.run()).meta.changes;
        }
      }
    },
  };
}

function endOf(db: D1Database, site: string, mine: number): D1PreparedStatement {
  return db
    .prepare('DELETE FROM catalog_upload WHERE site = ?1 AND generation = ?2 RETURNING generation')
    .bind(site, mine);
}

function mustBeUnderWay({ results }: D1Result, mine: number): void {
  if (results.length === 0) throw new Error(`replacement ${mine} is not under way`);
}
