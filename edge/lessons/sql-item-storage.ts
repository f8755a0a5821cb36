import type { ItemStorage, Row } from './item-storage.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS value_of (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS told (part TEXT NOT NULL, key INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (part, key)) WITHOUT ROWID;
`;

/** On the SQLite of a Durable Object. Lists go in as one JSON parameter: a query takes 100 bound parameters at most. */
export function sqlItemStorage(storage: DurableObjectStorage): ItemStorage {
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
    rows: () =>
      sql
        .exec<{ part: Row['part']; key: number; json: string }>('SELECT part, key, json FROM told')
        .toArray(),
    put(rows) {
      if (rows.length === 0) return;
      sql.exec(
        `INSERT OR REPLACE INTO told (part, key, json)
         SELECT value ->> '$.part', value ->> '$.key', value ->> '$.json' FROM json_each(?)`,
        JSON.stringify(rows),
      );
    },
    drop(rows) {
      if (rows.length === 0) return;
      sql.exec(
        `DELETE FROM told WHERE (part, key) IN (SELECT value ->> '$.part', value ->> '$.key' FROM json_each(?))`,
        JSON.stringify(rows),
      );
    },
  };
}
