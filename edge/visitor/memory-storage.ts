import type { DecisionRecord } from '#core';
import { copyOutcomeRows, memoryOutcomeTables, noOutcomeRows } from './memory-outcome-tables.ts';
import { TRANSACTION_PREFIX, type SeenKey, type ValueName, type VisitorStorage } from './visitor-storage.ts';

/** Twin of `sqlStorage` for tests and for the app without a platform. */
export function memoryStorage(): VisitorStorage {
  let values = new Map<ValueName, string>();
  let seen = new Map<string, number>();
  let decisions = new Map<string, string>();
  let staged = new Map<string, Map<string, number>>();
  let outcomes = noOutcomeRows();

  return {
    ...memoryOutcomeTables(() => outcomes),
    turn(work) {
      const before = {
        values: new Map(values),
        seen: new Map(seen),
        decisions: new Map(decisions),
        staged: new Map([...staged].map(([from, keys]) => [from, new Map(keys)])),
        outcomes: copyOutcomeRows(outcomes),
      };
      try {
        return work();
      } catch (error) {
        ({ values, seen, decisions, staged, outcomes } = before);
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
    seenAfter(key, max) {
      const keys = [...seen.keys()].filter((each) => each > key).sort();
      return keys.slice(0, max).map((each): SeenKey => [each, seen.get(each) ?? 0]);
    },
    clearSeen: () => seen.clear(),
    stage(from, keys) {
      staged.set(from, new Map([...keys, ...(staged.get(from) ?? [])]));
    },
    stagedSeen: (from) => [...(staged.get(from)?.keys() ?? [])].filter((key) => seen.has(key)),
    admitStaged(from) {
      for (const [key, at] of staged.get(from) ?? []) if (!seen.has(key)) seen.set(key, at);
      staged.delete(from);
    },
    clearStaged: () => staged.clear(),
    dropStaged: (from) => void staged.delete(from),
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
    decision(id) {
      const json = decisions.get(id);
      return json === undefined ? null : (JSON.parse(json) as DecisionRecord);
    },
    replaceDecisions(records) {
      decisions.clear();
      this.addDecisions(records, records.length);
    },
    clear() {
      values.clear();
      seen.clear();
      staged.clear();
      decisions.clear();
      outcomes = noOutcomeRows();
    },
  };
}
