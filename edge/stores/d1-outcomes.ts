import type { OutcomeChange, OutcomeStore } from '../ports.ts';
import { jsonChunks } from './json-chunks.ts';

/**
 * How long a message's id is kept. A queue delivers for 14 days at most (developers.cloudflare.com/queues/platform/limits),
 * and an object sends again within minutes of a crash; the rest is slack.
 */
export const APPLIED_DAYS = 30;

const ADD = `
  INSERT INTO outcome (site, day, slot, variant, what, n, value)
  SELECT message.value ->> '$.site', change.value ->> '$.day', change.value ->> '$.slot',
         change.value ->> '$.variant', change.value ->> '$.what',
         sum(change.value ->> '$.n'), sum(change.value ->> '$.value')
  FROM json_each(?1) AS message, json_each(message.value, '$.changes') AS change
  WHERE NOT EXISTS (SELECT 1 FROM applied_message WHERE id = message.value ->> '$.id')
  GROUP BY 1, 2, 3, 4, 5
  ON CONFLICT (site, day, slot, variant, what) DO UPDATE SET n = n + excluded.n, value = value + excluded.value`;

const NOTE = `
  INSERT OR IGNORE INTO applied_message (id, at) SELECT message.value ->> '$.id', ?2 FROM json_each(?1) AS message`;

export function d1Outcomes(db: D1Database, now: () => number = Date.now): OutcomeStore {
  return {
    async apply(messages) {
      if (messages.length === 0) return;
      const at = now();
      // A queue may put both deliveries of a message into one batch; the statement sees neither as applied.
      const once = new Map(messages.map((message) => [message.id, message]));
      // A batch is one transaction: either all sums and all ids are there, or none.
      await db.batch([
        ...jsonChunks([...once.values()]).flatMap((chunk) => [
          db.prepare(ADD).bind(chunk),
          db.prepare(NOTE).bind(chunk, at),
        ]),
        db.prepare('DELETE FROM applied_message WHERE at < ?').bind(at - APPLIED_DAYS * 86_400_000),
      ]);
    },
    async sums(site, from, to) {
      const { results } = await db
        .prepare(
          `SELECT day, slot, variant, what, n, value FROM outcome
           WHERE site = ? AND day BETWEEN ? AND ? ORDER BY day, slot, variant, what`,
        )
        .bind(site, from, to)
        .all<OutcomeChange>();
      return results;
    },
  };
}
