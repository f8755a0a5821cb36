import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { SUM_FIELDS } from '#core';
import { columnOf } from '../stores/outcomes-cells.ts';

const NAMES = {
  site: 'demo',
  day: 20_758,
  slot: 'hero',
  variant: 'a',
  arm: 'shown',
  channel: 'site',
  segment: 'new/-',
};
const SUMS = SUM_FIELDS.map((_, n) => n + 1);
const queriesOf = (start: string) =>
  env.TEST_MIGRATIONS.find(({ name }) => name.startsWith(start))?.queries ?? [];

test.each(['cell', 'forgotten_cell'])(
  'what %s held before there were draws is there as before, with none',
  async (table) => {
    const before = queriesOf('0004').find((query) => query.includes(`CREATE TABLE ${table} `)) ?? '';
    const after = queriesOf('0005').filter((query) => new RegExp(`\\b${table}(_by_draw)?\\b`).test(query));
    const columns = [...Object.keys(NAMES), ...SUM_FIELDS.map(columnOf)];
    const values = [...Object.values(NAMES), ...SUMS];
    await env.DB.batch([
      env.DB.prepare(`DROP TABLE ${table}`),
      env.DB.prepare(before),
      env.DB.prepare(
        `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
      ).bind(...values),
    ]);
    for (const query of after) await env.DB.prepare(query).run();
    const [row, ...others] = await env.DB.prepare(`SELECT *, draw AS told FROM ${table}`).raw();
    expect(row).toEqual([...Object.values(NAMES), '', ...SUMS, '']);
    expect(others).toEqual([]);
  },
);
