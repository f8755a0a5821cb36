import type { DecisionRecord } from '#core';
import { TRANSACTION_PREFIX, type VisitorStorage } from './visitor-storage.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS value_of (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS seen_at ON seen (at);
  CREATE TABLE IF NOT EXISTS decision (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL
  );
`;

const IS_TRANSACTION = `substr(key, 1, ${TRANSACTION_PREFIX.length}) = '${TRANSACTION_PREFIX}'`;

/** On the SQLite of a Durable Object. Lists go in as one JSON parameter: a query takes 100 bound parameters at most. */
export function sqlStorage(storage: DurableObjectStorage): VisitorStorage {
  const { sql } = storage;
  sql.exec(TABLES);

  return {
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
    clear() {
      sql.exec('DELETE FROM value_of; DELETE FROM seen; DELETE FROM decision;');
    },
  };
}
