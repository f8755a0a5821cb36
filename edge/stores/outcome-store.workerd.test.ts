import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { SUM_FIELDS } from '#core';
import type { OutcomeMessage } from '../ports.ts';
import { d1Outcomes } from './d1-outcomes.ts';
import { outcomeStoreCases } from './outcome-store.cases.ts';
import { columnNameOf, KEY_COLUMNS } from './outcomes-cells.ts';
import { APPLIED_DAYS, PRUNED_A_BATCH } from './write-outcomes.ts';

const DAY_MS = 86_400_000;

describe('OutcomeStore for real', () => outcomeStoreCases((now) => d1Outcomes(env.DB, now)));

test.each(['cell', 'forgotten_cell'])('the columns of %s are what core sums', async (table) => {
  const { results } = await env.DB.prepare('SELECT name, type FROM pragma_table_info(?) ORDER BY cid')
    .bind(table)
    .all();
  const names = KEY_COLUMNS.split(', ').map((name) => ({ name, type: name === 'day' ? 'INTEGER' : 'TEXT' }));
  const sums = SUM_FIELDS.map((field) => ({ name: columnNameOf(field), type: 'INTEGER' }));
  expect(results).toEqual([...names, ...sums]);
});

test('ids and farewells are kept for as long as a delivery can come again, and are cleared away in steps', async () => {
  // What the tests before have left is younger, and stands in front.
  await env.DB.prepare('DELETE FROM forgotten_visitor').run();
  const clock = { now: 20_000 * DAY_MS };
  const store = d1Outcomes(env.DB, () => clock.now);
  const messages = Array.from({ length: PRUNED_A_BATCH + 1 }, (_, n): OutcomeMessage => {
    return { id: `old/${n}`, site: 'pruned', visitor: 'ann', changes: [], facts: [], forget: [`v${n}`] };
  });
  const kept = async () => {
    const { results } = await env.DB.prepare(
      `SELECT (SELECT count(*) FROM applied_message WHERE id LIKE 'old/%') AS ids,
        (SELECT count(*) FROM forgotten_visitor WHERE site = 'pruned') AS visitors`,
    ).all();
    return results[0];
  };
  const next = (id: string) => store.apply([{ ...messages[0]!, id, forget: [] }]);
  await store.apply(messages);
  clock.now += APPLIED_DAYS * DAY_MS;
  await next('a');
  expect(await kept()).toEqual({ ids: messages.length, visitors: messages.length });
  clock.now += 1;
  await next('b');
  expect(await kept()).toEqual({ ids: 1, visitors: 1 });
  await next('c');
  expect(await kept()).toEqual({ ids: 0, visitors: 0 });
});
