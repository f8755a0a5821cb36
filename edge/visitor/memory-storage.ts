import type { DecisionRecord } from '#core';
import { TRANSACTION_PREFIX, type ValueName, type VisitorStorage } from './visitor-storage.ts';

/** Twin of `sqlStorage` for tests and for the app without a platform. */
export function memoryStorage(): VisitorStorage {
  let values = new Map<ValueName, string>();
  let seen = new Map<string, number>();
  let decisions = new Map<string, string>();

  return {
    turn(work) {
      const before = { values: new Map(values), seen: new Map(seen), decisions: new Map(decisions) };
      try {
        return work();
      } catch (error) {
        ({ values, seen, decisions } = before);
        throw error;
      }
    },
    value: (name) => values.get(name) ?? null,
    setValue: (name, value) => void values.set(name, value),
    unsetValue: (name) => void values.delete(name),
    seenAmong: (keys) => [...new Set(keys)].filter((key) => seen.has(key)),
    addSeen(keys, at) {
      for (const key of keys) if (!seen.has(key)) seen.set(key, at);
    },
    pruneSeen(before, max) {
      for (const [key, at] of seen) {
        if (at < (key.startsWith(TRANSACTION_PREFIX) ? before.transaction : before.event)) seen.delete(key);
      }
      const excess = seen.size - max;
      if (excess <= 0) return;
      const oldest = [...seen]
        .filter(([key]) => !key.startsWith(TRANSACTION_PREFIX))
        .sort((a, b) => a[1] - b[1]);
      for (const [key] of oldest.slice(0, excess)) seen.delete(key);
    },
    addDecisions(records, max) {
      for (const record of records) {
        if (!decisions.has(record.decision.id)) decisions.set(record.decision.id, JSON.stringify(record));
      }
      for (const id of [...decisions.keys()].slice(0, -max)) decisions.delete(id);
    },
    decisions: () => [...decisions.values()].map((json) => JSON.parse(json) as DecisionRecord).reverse(),
    clear() {
      values.clear();
      seen.clear();
      decisions.clear();
    },
  };
}
