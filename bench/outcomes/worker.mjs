import { DEAL_DAYS_KEPT } from '#core';
import { applyOutcomes } from '../../edge/queue/apply-outcomes.ts';
import { d1Outcomes } from '../../edge/stores/d1-outcomes.ts';
import { messageOf } from './message-of.ts';

/*
 * The queue's consumer with a real database, of which each call is given batches of made-up messages. JavaScript, because the bench
 * is compiled with Node's types.
 */

const TABLES = ['cell', 'forgotten_cell', 'raw_fact', 'forgotten_visitor', 'applied_message'];

export default {
  async fetch(request, { DB }) {
    const asked = new URL(request.url).searchParams;
    const numberOf = (name) => Number(asked.get(name));
    if (asked.has('clear')) {
      for (const table of TABLES) await DB.prepare(`DELETE FROM ${table}`).run();
      return Response.json({});
    }
    if (asked.has('sums')) {
      const { results } = await DB.prepare(
        'SELECT sum(visitors) AS visitors, count(*) AS cells, (SELECT count(*) FROM raw_fact) AS messages FROM cell',
      ).all();
      return Response.json(results[0]);
    }
    const { db, meter } = metered(DB);
    const later = asked.has('later') ? (DEAL_DAYS_KEPT + 1) * 86_400_000 : 0;
    const store = d1Outcomes(db, () => Date.now() + later);
    const ms = [];
    for (let batch = 0; batch < numberOf('batches'); batch++) {
      const first = numberOf('first') + batch * numberOf('messages');
      const bodies = Array.from({ length: numberOf('messages') }, (_, n) =>
        messageOf(first + n, numberOf('cells')),
      );
      await runOnce(bodies, store, ms);
    }
    return Response.json({ ms, ...meter });
  },
};

async function runOnce(bodies, store, ms) {
  const messages = bodies.map((body, n) => ({ id: `m${n}`, timestamp: new Date(0), attempts: 1, body }));
  let acked = 0;
  const batch = { queue: 'tact-outcomes', messages, ackAll: () => acked++, retryAll: () => undefined };
  // The clock stands still while code runs, so it is let go on before.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const begun = performance.now();
  await applyOutcomes(batch, store);
  ms.push(performance.now() - begun);
  if (acked !== 1) throw new Error('a batch was not applied');
}

/** The same database, and what its batches have written and read, by table, as it says itself. */
function metered(real) {
  const meter = { written: {}, read: 0 };
  const tables = new WeakMap();
  const db = {
    prepare(sql) {
      const statement = real.prepare(sql);
      const table = /(?:INTO|FROM) (\w+)/.exec(sql)?.[1] ?? '';
      return {
        bind(...values) {
          const bound = statement.bind(...values);
          tables.set(bound, /^\s*DELETE/.test(sql) ? `${table} deleted` : table);
          return bound;
        },
      };
    },
    async batch(statements) {
      const results = await real.batch(statements);
      for (const [n, { meta }] of results.entries()) {
        const table = tables.get(statements[n]);
        meter.written[table] = (meter.written[table] ?? 0) + meta.rows_written;
        meter.read += meta.rows_read;
      }
      return results;
    },
  };
  return { db, meter };
}
