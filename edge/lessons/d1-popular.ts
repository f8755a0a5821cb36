import { orderKey } from '#core';
import type { LessonMessage, PopularStore } from '../ports.ts';
import { jsonChunks } from '../stores/json-chunks.ts';
import { countedDay, dayOf, POPULAR_DAYS_MAX, popularMin, popularWeight } from './popular-weight.ts';

/** ?1 orders as a JSON array. */
const ADD = `
  INSERT INTO popular (site, item, score)
  SELECT counted.value ->> '$.site', item.value, sum(counted.value ->> '$.weight')
  FROM json_each(?1) AS counted, json_each(counted.value, '$.items') AS item
  WHERE NOT EXISTS (
    SELECT 1 FROM popular_order WHERE site = counted.value ->> '$.site' AND key = counted.value ->> '$.key')
  GROUP BY 1, 2
  ON CONFLICT (site, item) DO UPDATE SET score = score + excluded.score`;

const NOTE = `
  INSERT OR IGNORE INTO popular_order (site, key, day)
  SELECT value ->> '$.site', value ->> '$.key', value ->> '$.day' FROM json_each(?1)`;

const TOP = 'SELECT item FROM popular WHERE site = ?1 AND score >= ?3 ORDER BY score DESC, item LIMIT ?2';

/** What is not among so many best sellers of the shop is popular in no category either: bounds what one question reads. */
export const POPULAR_SCAN_MAX = 2000;

const TOP_OF_CATEGORY = `
  SELECT best.item FROM (SELECT item, score FROM popular WHERE site = ?1 AND score >= ?3 ORDER BY score DESC, item LIMIT ${POPULAR_SCAN_MAX}) AS best
  WHERE EXISTS (
    SELECT 1 FROM catalog_category
    WHERE site = ?1 AND generation = (SELECT live FROM catalog_state WHERE site = ?1) AND id = best.item AND name = ?4)
  ORDER BY best.score DESC, best.item LIMIT ?2`;

export function d1Popular(db: D1Database, now: () => number = Date.now): PopularStore {
  return {
    async add(messages) {
      const counted = countedOrders(messages, now());
      if (counted.length === 0) return;
      // A batch is one transaction: either all scores and all ids are there, or none.
      await db.batch([
        ...jsonChunks(counted).flatMap((chunk) => [
          db.prepare(ADD).bind(chunk),
          db.prepare(NOTE).bind(chunk),
        ]),
        // A day of slack, so that what is still counted is still known.
        db.prepare('DELETE FROM popular_order WHERE day < ?').bind(dayOf(now()) - POPULAR_DAYS_MAX - 1),
      ]);
    },
    async top(site, category, limit) {
      const least = popularMin(now());
      const query =
        category === null
          ? db.prepare(TOP).bind(site, limit, least)
          : db.prepare(TOP_OF_CATEGORY).bind(site, limit, least, category);
      const { results } = await query.all<{ item: string }>();
      return results.map(({ item }) => item);
    },
  };
}

/** Each once: a queue may put both deliveries of a message into one batch, and the statement sees neither as counted. */
function countedOrders(messages: readonly LessonMessage[], now: number) {
  const once = new Map(
    messages.map(({ site, taught }) => [JSON.stringify([site, taught.order]), { site, taught }]),
  );
  return [...once.values()].flatMap(({ site, taught: { order, at, items } }) => {
    const day = countedDay(at, now);
    return day === null
      ? []
      : [{ site, key: orderKey(order, site), day, weight: popularWeight(day), items: [...new Set(items)] }];
  });
}
