import type { HealthCount } from '#core';
import { HEALTH_KEPT_MS, HEALTH_ROWS_MAX, HEALTH_SUBJECTS_MAX } from '../ports.ts';
import type { HealthStore } from '../ports.ts';
import type { FeedVerdict } from './feed-verdict.ts';

/** ?2 counts as a JSON array. What finds no place among its kind's subjects any more is added to the kind's ''. */
const ADD = `
  WITH told AS (
    SELECT value ->> '$.kind' AS kind, value ->> '$.subject' AS subject, value ->> '$.times' AS times,
      value ->> '$.example' AS example, value ->> '$.firstAt' AS first_at, value ->> '$.lastAt' AS last_at,
      EXISTS (SELECT 1 FROM health_note AS known WHERE known.site = ?1
        AND known.kind = value ->> '$.kind' AND known.subject = value ->> '$.subject') AS is_known
    FROM json_each(?2)
  ), placed AS (
    SELECT *, CASE WHEN is_known OR row_number() OVER (PARTITION BY kind, is_known ORDER BY times DESC) + (
      SELECT count(*) FROM health_note AS known WHERE known.site = ?1 AND known.kind = told.kind AND known.subject <> ''
    ) <= ?3 THEN subject ELSE '' END AS place
    FROM told
  )
  INSERT INTO health_note (site, kind, subject, times, example, first_at, last_at)
  SELECT ?1, kind, place, sum(times), min(example), min(first_at), max(last_at) FROM placed WHERE true GROUP BY kind, place
  ON CONFLICT (site, kind, subject) DO UPDATE SET times = times + excluded.times, example = excluded.example,
    first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)`;

interface Row {
  kind: string;
  subject: string;
  times: number;
  example: string;
  first_at: number;
  last_at: number;
}

export function d1Health(db: D1Database): HealthStore {
  return {
    async add(site, counts) {
      const newest = Math.max(...counts.map(({ lastAt }) => lastAt));
      await db.batch([
        db
          .prepare('DELETE FROM health_note WHERE site = ?1 AND last_at < ?2')
          .bind(site, newest - HEALTH_KEPT_MS),
        db.prepare(ADD).bind(site, JSON.stringify(counts), HEALTH_SUBJECTS_MAX),
      ]);
    },
    async read(site) {
      const { results } = await db
        .prepare('SELECT * FROM health_note WHERE site = ?1 ORDER BY times DESC LIMIT ?2')
        .bind(site, HEALTH_ROWS_MAX)
        .all<Row>();
      return results.map(countOf);
    },
    async keepFeed(site, verdict) {
      await db
        .prepare('INSERT OR REPLACE INTO health_feed (site, verdict) VALUES (?1, ?2)')
        .bind(site, JSON.stringify(verdict))
        .run();
    },
    async feed(site) {
      const verdict = await db
        .prepare('SELECT verdict FROM health_feed WHERE site = ?1')
        .bind(site)
        .first<string>('verdict');
      return verdict === null ? null : (JSON.parse(verdict) as FeedVerdict);
    },
  };
}

function countOf({ kind, subject, times, example, first_at: firstAt, last_at: lastAt }: Row): HealthCount {
  return { kind, subject, times, example, firstAt, lastAt };
}
