import { dealAt, servingPeriod, type Deal, type Serving, type Unit } from '#core';
import type { OutcomeTables } from './outcome-tables.ts';
import { CLEAR_TALLY, sqlTally, TALLY_TABLES } from './sql-tally.ts';

export const OUTCOME_TABLES = `
  CREATE TABLE IF NOT EXISTS served (
    decision TEXT PRIMARY KEY, period INTEGER NOT NULL, is_told INTEGER NOT NULL, json TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS unit (
    key TEXT PRIMARY KEY, at INTEGER NOT NULL, period INTEGER NOT NULL, taught_in TEXT, json TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS deal (
    id TEXT PRIMARY KEY, at INTEGER NOT NULL, is_ordered INTEGER NOT NULL, json TEXT NOT NULL
  ) WITHOUT ROWID;
  ${TALLY_TABLES}
`;
export const CLEAR_OUTCOMES = `DELETE FROM served; DELETE FROM unit; DELETE FROM deal; ${CLEAR_TALLY}`;

const COUNTS = {
  servings: 'SELECT count(*) AS n FROM served',
  waiting: 'SELECT count(*) AS n FROM served WHERE NOT is_told',
  deals: 'SELECT count(*) AS n FROM deal',
};

/** On the SQLite of a Durable Object. */
export function sqlOutcomeTables(sql: SqlStorage): OutcomeTables {
  const read = <T>(query: string, ...given: SqlStorageValue[]): T[] =>
    sql
      .exec<{ json: string }>(query, ...given)
      .toArray()
      .map(({ json }) => JSON.parse(json) as T);

  return {
    serving: (decision) => read<Serving>('SELECT json FROM served WHERE decision = ?', decision)[0],
    putServing: (serving) =>
      void sql.exec(
        'INSERT OR REPLACE INTO served (decision, period, is_told, json) VALUES (?, ?, ?, ?)',
        serving.decision,
        servingPeriod(serving),
        Number(serving.served !== undefined),
        JSON.stringify(serving),
      ),
    unit: (key) => read<Unit>('SELECT json FROM unit WHERE key = ?', key)[0],
    putUnit: (key, unit) =>
      void sql.exec(
        'INSERT OR REPLACE INTO unit (key, at, period, taught_in, json) VALUES (?, ?, ?, ?, ?)',
        key,
        unit.at,
        unit.period,
        unit.arm === 'taught' ? unit.slot : null,
        JSON.stringify(unit),
      ),
    units: (during) =>
      during
        ? read<Unit>('SELECT json FROM unit WHERE at >= ? AND at < ?', during.from, during.to)
        : read<Unit>('SELECT json FROM unit'),
    taughtIn: (slot, { from, to }) =>
      read<Unit>('SELECT json FROM unit WHERE taught_in = ? AND at >= ? AND at < ?', slot, from, to),
    deal: (id) => read<Deal>('SELECT json FROM deal WHERE id = ?', id)[0],
    putDeal: (deal) =>
      void sql.exec(
        'INSERT OR REPLACE INTO deal (id, at, is_ordered, json) VALUES (?, ?, ?, ?)',
        deal.id,
        dealAt(deal),
        Number(deal.order !== undefined),
        JSON.stringify(deal),
      ),
    dealsDuring: ({ from, to }) =>
      read<Deal>('SELECT json FROM deal WHERE is_ordered AND at >= ? AND at < ?', from, to),
    servings: () => read<Serving>('SELECT json FROM served'),
    deals: () => read<Deal>('SELECT json FROM deal'),
    countOutcomes: (what) => sql.exec<{ n: number }>(COUNTS[what]).one().n,
    newestOutcome() {
      const { at } = sql
        .exec<{
          at: number | null;
        }>('SELECT max(at) AS at FROM (SELECT at FROM unit UNION ALL SELECT at FROM deal)')
        .one();
      return at ?? undefined;
    },
    pruneOutcomes({ period, ordersFrom }) {
      const dropped = [
        sql.exec('DELETE FROM served WHERE period < ?', period),
        sql.exec('DELETE FROM unit WHERE period < ?', period),
        sql.exec('DELETE FROM deal WHERE at < ?', ordersFrom),
      ];
      return dropped.some(({ rowsWritten }) => rowsWritten > 0);
    },
    clearLedger: () => void sql.exec('DELETE FROM served; DELETE FROM unit; DELETE FROM deal;'),
    ...sqlTally(sql),
  };
}
