import type { ItemStorage, ItemValue, Row } from './item-storage.ts';

/** Twin of `sqlItemStorage`. */
export function memoryItemStorage(): ItemStorage {
  let values = new Map<ItemValue, string>();
  let rows = new Map<string, Row>();
  const nameOf = ({ part, key }: Pick<Row, 'part' | 'key'>) => `${part} ${key}`;

  return {
    turn(work) {
      const before = { values: new Map(values), rows: new Map(rows) };
      try {
        return work();
      } catch (error) {
        ({ values, rows } = before);
        throw error;
      }
    },
    value: (name) => values.get(name) ?? null,
    setValue: (name, value) => void values.set(name, value),
    unsetValue: (name) => void values.delete(name),
    rows: () => [...rows.values()],
    put(put) {
      for (const row of put) rows.set(nameOf(row), row);
    },
    drop(dropped) {
      for (const row of dropped) rows.delete(nameOf(row));
    },
  };
}
