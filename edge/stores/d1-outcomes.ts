import { BOTS, SUM_FIELDS } from '#core';
import type { Arm, ArmSums, CellTotal, Fact, SumField } from '#core';
import type { Forgotten, OutcomeStore } from '../ports.ts';
import { columnOf, isSomething, NAME_FIELDS, SUM_COLUMNS } from './outcomes-cells.ts';
import { newestVisits } from './newest-visits.ts';
import { FACTS_A_ROW_MAX, outcomeStatements } from './write-outcomes.ts';

const NAMES = NAME_FIELDS.join(', ');

/** As text: D1 gives numbers as doubles, which are exact up to 2^53 only. */
const cellsOf = (table: 'cell' | 'forgotten_cell') => `
  SELECT ${NAMES}, ${SUM_COLUMNS.map((of) => `CAST(${of} AS TEXT)`).join(', ')} FROM ${table}
  WHERE site = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY ${NAMES}`;

/** So many facts are in as many rows at most, and one more of which a part was read before; without this bound all that follow would be sorted. */
const FACTS = `
  SELECT raw.number * ${FACTS_A_ROW_MAX} + fact.key AS number, raw.visitor AS visitor, fact.value AS fact
  FROM (SELECT number, visitor, facts FROM raw_fact WHERE site = ?1 AND number >= ?2 ORDER BY number LIMIT ?4 + 1) AS raw,
    json_each(raw.facts) AS fact
  WHERE raw.number * ${FACTS_A_ROW_MAX} + fact.key > ?3
  ORDER BY raw.number, fact.key LIMIT ?4`;

/** In the order of the numbers, rather than all of the site's to be sorted. */
const FAREWELLS = `
  SELECT number, visitor, at FROM forgotten_visitor NOT INDEXED WHERE site = ?1 AND number > ?2 ORDER BY number LIMIT ?3`;

/** So many messages tell of some thousand visits; further back they are not looked for. */
const VISIT_ROWS_MAX = 10_000;
const VISITS = `
  SELECT raw.visitor AS visitor, fact.value AS fact
  FROM (SELECT number, visitor, facts FROM raw_fact WHERE site = ?1 ORDER BY number DESC LIMIT ${VISIT_ROWS_MAX}) AS raw,
    json_each(raw.facts) AS fact
  WHERE fact.value ->> '$.kind' = 'visit' ORDER BY raw.number, fact.key`;

const ARM_FIELDS = [
  'visitors',
  'clicked',
  'converted',
  'revenue',
  'revenueSquared',
  'margin',
  'marginSquared',
] as const satisfies readonly (SumField & keyof ArmSums)[];

const ARMS = `
  SELECT slot, variant, segment, day, ${ARM_FIELDS.map((of) => `sum(${columnOf(of)}) AS ${of}`).join(', ')} FROM cell
  WHERE site = ?1 AND slot IN (SELECT value FROM json_each(?2)) AND day >= ?3
    AND arm = 'taught' AND variant <> '' AND segment <> '${BOTS}'
  GROUP BY slot, variant, segment, day ORDER BY slot, variant, segment, day`;

export function d1Outcomes(db: D1Database, now: () => number = Date.now): OutcomeStore {
  return {
    async apply(messages) {
      // A batch is one transaction: either all of it is there, or nothing.
      if (messages.length > 0) await db.batch(outcomeStatements(db, messages, now()));
    },
    cells: (site, from, to) => cells('cell', site, from, to),
    forgotten: (site, from, to) => cells('forgotten_cell', site, from, to),
    async facts(site, after, limit) {
      const { results } = await db
        .prepare(FACTS)
        .bind(site, Math.floor(after / FACTS_A_ROW_MAX), after, limit)
        .all<{ number: number; visitor: string; fact: string }>();
      return results.map(({ number, visitor, fact }) => ({
        number,
        visitor,
        fact: JSON.parse(fact) as Fact,
      }));
    },
    async farewells(site, after, limit) {
      const { results } = await db.prepare(FAREWELLS).bind(site, after, limit).all<Forgotten>();
      return results;
    },
    async arms(site, slots, fromDay) {
      const { results } = await db.prepare(ARMS).bind(site, JSON.stringify(slots), fromDay).all<ArmSums>();
      return results;
    },
    async visits(site, before, max) {
      const { results } = await db.prepare(VISITS).bind(site).all<{ visitor: string; fact: string }>();
      return newestVisits(
        results.map(({ visitor, fact }) => ({ visitor, fact: JSON.parse(fact) as Fact })),
        before,
        max,
      );
    },
  };

  async function cells(table: 'cell' | 'forgotten_cell', site: string, from: number, to: number) {
    const rows = await db.prepare(cellsOf(table)).bind(site, from, to).raw<[number, ...string[]]>();
    return rows.map(totalOf).filter(isSomething);
  }
}

function totalOf(row: readonly [number, ...string[]]): CellTotal {
  const [day, slot = '', variant = '', arm, channel = '', segment = '', draw = '', ...sums] = row;
  return {
    ...{ day, slot, variant, arm: arm as Arm, channel, segment, draw },
    sums: Object.fromEntries(
      SUM_FIELDS.map((field, n) => [field, BigInt(sums[n] ?? 0)]),
    ) as CellTotal['sums'],
  };
}
