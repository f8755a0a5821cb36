import type { DecisionRecord } from '#core';
import { CLEAR_OUTCOMES, OUTCOME_TABLES, sqlOutcomeTables } from './sql-outcome-tables.ts';
import { TRANSACTION_PREFIX, type VisitorStorage } from './visitor-storage.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS value_of (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS seen_at ON seen (at);
  CREATE TABLE IF NOT EXISTS staged (
    origin TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (origin, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS decision (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL
  );
`;

const IS_TRANSACTION = `substr(key, 1, ${TRANSACTION_PREFIX.length}) = '${TRANSACTION_PREFIX}'`;

/** On the SQLite of a Durable Object. Lists go in as one JSON parameter: a query takes 100 bound parameters at most. */
export function sqlStorage(storage: DurableObjectStorage): VisitorStorage {
  const { sql } = storage;
  sql.exec(TABLES + OUTCOME_TABLES);

  return {
    ...sqlOutcomeTables(sql),
    turn: (work) => storage.transactionSync(work),
    value(name) {
      const row = sql.exec<{ value: string }>('SELECT value FROM value_of WHERE name = ?', name).toArray()[0];
      return row?.value ?? null;
    },
    setValue: (name, value) =>
      void sql.exec('INSERT OR REPLACE INTO value_of (name, value) VALUES (?, ?)', name, value),
    unsetValue: (name) => void sql.exec('DELETE FROM value_of WHERE name = ?', name),
    seenAmong(keys) {
      const found = sql.exec<{ key: string }>(
        'SELECT key FROM seen WHERE key IN (SELECT value FROM json_each(?))',
        JSON.stringify(keys),
      );
      return found.toArray().map(({ key }) => key);
    },
    addSeen(keys, at) {
      sql.exec(
        'INSERT OR IGNORE INTO seen (key, at) SELECT value, ? FROM json_each(?)',
        at,
        JSON.stringify(keys),
      );
    },
    seenAfter(key, max) {
      const rows = sql.exec<{ key: string; at: number }>(
        'SELECT key, at FROM seen WHERE key > ? ORDER BY key LIMIT ?',
        key,
        max,
      );
      return rows.toArray().map((row) => [row.key, row.at]);
    },
    clearSeen: () => void sql.exec('DELETE FROM seen'),
    stage(from, keys) {
      sql.exec(
        `INSERT OR IGNORE INTO staged (origin, key, at)
         SELECT ?, value ->> 0, value ->> 1 FROM json_each(?)`,
        from,
        JSON.stringify(keys),
      );
    },
    stagedSeen(from) {
      const found = sql.exec<{ key: string }>(
        'SELECT key FROM staged WHERE origin = ? AND key IN (SELECT key FROM seen)',
        from,
      );
      return found.toArray().map(({ key }) => key);
    },
    admitStaged(from) {
      sql.exec('INSERT OR IGNORE INTO seen (key, at) SELECT key, at FROM staged WHERE origin = ?', from);
      sql.exec('DELETE FROM staged WHERE origin = ?', from);
    },
    clearStaged: () => void sql.exec('DELETE FROM staged'),
    dropStaged: (from) => void sql.exec('DELETE FROM staged WHERE origin = ?', from),
    pruneSeen(before, max) {
      sql.exec(
        `DELETE FROM seen WHERE at < ? AND at < iif(${IS_TRANSACTION}, ?, ?)`,
        Math.max(before.transaction, before.event),
        before.transaction,
        before.event,
      );
      const count = sql.exec<{ n: number }>('SELECT count(*) AS n FROM seen').one().n;
      if (count <= max) return;
      sql.exec(
        `DELETE FROM seen WHERE key IN (SELECT key FROM seen WHERE NOT ${IS_TRANSACTION} ORDER BY at LIMIT ?)`,
        count - max,
      );
    },
    addDecisions(records, max) {
      sql.exec(
        `INSERT OR IGNORE INTO decision (id, record)
         SELECT json_extract(value, '$.decision.id'), value FROM json_each(?)`,
        JSON.stringify(records),
      );
      sql.exec(
        `DELETE FROM decision WHERE number NOT IN (SELECT number FROM decision ORDER BY number DESC LIMIT ?)`,
        max,
      );
    },
    decisions() {
      const rows = sql.exec<{ record: string }>('SELECT record FROM decision ORDER BY number DESC').toArray();
      return rows.map(({ record }) => JSON.parse(record) as DecisionRecord);
    },
    decision(id) {
      const [row] = sql.exec<{ record: string }>('SELECT record FROM decision WHERE id = ?', id).toArray();
      return row ? (JSON.parse(row.record) as DecisionRecord) : null;
    },
    replaceDecisions(records) {
      sql.exec('DELETE FROM decision');
      this.addDecisions(records, records.length);
    },
    clear() {
      sql.exec('DELETE FROM value_of; DELETE FROM seen; DELETE FROM staged; DELETE FROM decision;');
      sql.exec(CLEAR_OUTCOMES);
    },
  };
}
