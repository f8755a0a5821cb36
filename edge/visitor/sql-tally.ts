import { addSums, cellKey, type CellChange, type Fact } from '#core';
import { countFitting } from './fit-bytes.ts';
import { ROWS_A_MESSAGE, type Tally } from './outcome-tables.ts';

export const TALLY_TABLES = `
  CREATE TABLE IF NOT EXISTS tally (
    is_farewell INTEGER NOT NULL, cell TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (is_farewell, cell)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS fact (number INTEGER PRIMARY KEY, json TEXT NOT NULL);
`;
export const CLEAR_TALLY = 'DELETE FROM tally; DELETE FROM fact;';

/** What is to be told, on the SQLite of a Durable Object. */
export function sqlTally(sql: SqlStorage): Tally {
  const hasAny = (query: string) => sql.exec(query).toArray().length > 0;

  return {
    addToTally(changes, farewell = false) {
      for (const change of changes) {
        const key = cellKey(change);
        const query = 'SELECT json FROM tally WHERE is_farewell = ? AND cell = ?';
        const [row] = sql.exec<{ json: string }>(query, Number(farewell), key).toArray();
        const before = row && (JSON.parse(row.json) as CellChange);
        const sums = before ? addSums(before.sums, change.sums) : change.sums;
        sql.exec(
          'INSERT OR REPLACE INTO tally (is_farewell, cell, json) VALUES (?, ?, ?)',
          Number(farewell),
          key,
          JSON.stringify({ ...change, sums }),
        );
      }
    },
    takeTally(bytesMax, farewell = false) {
      const rows = sql
        .exec<{
          cell: string;
          json: string;
        }>(
          'SELECT cell, json FROM tally WHERE is_farewell = ? ORDER BY cell LIMIT ?',
          Number(farewell),
          ROWS_A_MESSAGE,
        )
        .toArray();
      const taken = fitting(rows, bytesMax);
      const cells = JSON.stringify(taken.map(({ cell }) => cell));
      sql.exec(
        'DELETE FROM tally WHERE is_farewell = ? AND cell IN (SELECT value FROM json_each(?))',
        Number(farewell),
        cells,
      );
      return taken.map(({ json }) => JSON.parse(json) as CellChange);
    },
    addFacts(facts) {
      for (const fact of facts) sql.exec('INSERT INTO fact (json) VALUES (?)', JSON.stringify(fact));
    },
    takeFacts(bytesMax) {
      const rows = sql
        .exec<{
          number: number;
          json: string;
        }>('SELECT number, json FROM fact ORDER BY number LIMIT ?', ROWS_A_MESSAGE)
        .toArray();
      const taken = fitting(rows, bytesMax);
      const last = taken.at(-1);
      if (last) sql.exec('DELETE FROM fact WHERE number <= ?', last.number);
      return taken.map(({ json }) => JSON.parse(json) as Fact);
    },
    hasOutcomes: () =>
      hasAny('SELECT 1 FROM tally WHERE NOT is_farewell LIMIT 1') || hasAny('SELECT 1 FROM fact LIMIT 1'),
    hasFarewell: () => hasAny('SELECT 1 FROM tally WHERE is_farewell LIMIT 1'),
  };
}

function fitting<R extends { json: string }>(rows: readonly R[], bytesMax: number): R[] {
  const texts = rows.map(({ json }) => json);
  return rows.slice(0, countFitting(texts, bytesMax));
}
