import type { LivePlan, PlanStore, PlanVersion } from '../ports.ts';
import { PLAN_VERSIONS_KEPT_MAX, PLAN_VERSIONS_LISTED_MAX } from './plan-bounds.ts';

interface Row {
  version: number;
  published_at: number;
  note: string;
  document: string;
}

export function d1Plans(db: D1Database): PlanStore {
  return {
    async draft(site) {
      const json = await db
        .prepare('SELECT document FROM plan_draft WHERE site = ?')
        .bind(site)
        .first<string>('document');
      return JSON.parse(json ?? 'null') as unknown;
    },
    async saveDraft(site, document) {
      await db
        .prepare('INSERT OR REPLACE INTO plan_draft (site, document) VALUES (?, ?)')
        .bind(site, JSON.stringify(document))
        .run();
    },
    async publish(site, document, note, now) {
      // One statement finds the number and takes it: two people who publish at once get two versions.
      const [inserted] = await db.batch<Row>([
        db
          .prepare(
            `INSERT INTO plan_version (site, version, published_at, note, document)
             SELECT ?1, coalesce(max(version), 0) + 1, ?2, ?3, ?4 FROM plan_version WHERE site = ?1
             RETURNING version, published_at, note`,
          )
          .bind(site, now, note, JSON.stringify(document)),
        db
          .prepare(
            `DELETE FROM plan_version
             WHERE site = ?1 AND version <= (SELECT max(version) FROM plan_version WHERE site = ?1) - ?2`,
          )
          .bind(site, PLAN_VERSIONS_KEPT_MAX),
      ]);
      const row = inserted?.results[0];
      if (!row) throw new Error(`The plan of ${site} was not inserted.`);
      return versionOf(row);
    },
    async live(site) {
      const row = await db
        .prepare('SELECT * FROM plan_version WHERE site = ? ORDER BY version DESC LIMIT 1')
        .bind(site)
        .first<Row>();
      return planOf(row);
    },
    async liveVersion(site) {
      const version = await db
        .prepare('SELECT max(version) AS version FROM plan_version WHERE site = ?')
        .bind(site)
        .first<number>('version');
      return version ?? 0;
    },
    async version(site, version) {
      const row = await db
        .prepare('SELECT * FROM plan_version WHERE site = ? AND version = ?')
        .bind(site, version)
        .first<Row>();
      return planOf(row);
    },
    async versions(site) {
      const { results } = await db
        .prepare(
          'SELECT version, published_at, note FROM plan_version WHERE site = ? ORDER BY version DESC LIMIT ?',
        )
        .bind(site, PLAN_VERSIONS_LISTED_MAX)
        .all<Row>();
      return results.map(versionOf);
    },
  };
}

function versionOf({ version, published_at, note }: Row): PlanVersion {
  return { version, publishedAt: published_at, note };
}

function planOf(row: Row | null): LivePlan | null {
  return row && { ...versionOf(row), document: JSON.parse(row.document) as unknown };
}
