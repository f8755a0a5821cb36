import type { DecisionRecord } from '#core';
import type { OutcomeTables } from './outcome-tables.ts';

/*
 * What one visitor's object keeps.
 *
 *   values     name · profile · unsaved · sealed · lessons · number · failures · pruned · erased
 *              joining · joined · stale · devices · marks · pages · forget · visit · revisit · uncounted · settled
 *   seen       key → time of receipt
 *   staged     another's keys, while they are handed over
 *   decisions  the newest DECISIONS_MAX, each with what it was made from
 *
 * and what outcomes follow from: `OutcomeTables`.
 */

/**
 * `unsaved` counts the changes of the profile since the last snapshot (absent: none). `sealed` is the one message of outcomes that is under way,
 * `number` the number of the last one sealed, `lessons` the orders that others are to learn from.
 * `failures` counts the alarms in a row that failed. `pruned` is when `seen` was last pruned. `erased` is the tombstone.
 * `joining` is whose this visitor is about to become, `joined` whose they have become (then nothing else is kept but what is
 * due), `stale` that their own snapshot is still to be deleted, `devices` who has become this one. `marks` is what outcomes know of the visitor as a whole,
 * `pages` when they opened the last few, `forget` whose outcomes are still to be forgotten elsewhere. `visit` is what was last told of a visit, `revisit`
 * that more has come of it since. `uncounted` is that the visitor's own page said last that they are not to be counted, `settled` what of outcomes is, and whether that is told.
 */
export type ValueName =
  | 'name'
  | 'profile'
  | 'unsaved'
  | 'sealed'
  | 'lessons'
  | 'number'
  | 'failures'
  | 'pruned'
  | 'erased'
  | 'joining'
  | 'joined'
  | 'stale'
  | 'devices'
  | 'marks'
  | 'pages'
  | 'forget'
  | 'visit'
  | 'revisit'
  | 'uncounted'
  | 'settled';

/** A key, and when it was received, ms since the epoch. */
export type SeenKey = [key: string, at: number];

/** Synchronous, because nothing may come between reading and writing. */
export interface VisitorStorage extends OutcomeTables {
  /** One turn: all that `work` writes, or nothing of it if it throws. */
  turn<T>(work: () => T): T;
  value(name: ValueName): string | null;
  setValue(name: ValueName, value: string): void;
  unsetValue(name: ValueName): void;
  /** Those of `keys` that were seen before. */
  seenAmong(keys: readonly string[]): string[];
  addSeen(keys: readonly string[], at: number): void;
  /** The first `max` keys behind `key`, in an order of the storage's own. */
  seenAfter(key: string, max: number): SeenKey[];
  clearSeen(): void;
  /** Keeps keys that another has seen, apart from the own ones. */
  stage(from: string, keys: readonly SeenKey[]): void;
  /** Of the keys staged by `from`, those that were seen here too. */
  stagedSeen(from: string): string[];
  /** Makes them seen ones; a key that was seen keeps its time. */
  admitStaged(from: string): void;
  dropStaged(from: string): void;
  clearStaged(): void;
  /** Forgets keys received before these times, and beyond `max` the oldest that are not of a transaction. */
  pruneSeen(before: { event: number; transaction: number }, max: number): void;
  /** By the decision's id: the same record again changes nothing. Keeps the newest `max`. */
  addDecisions(records: readonly DecisionRecord[], max: number): void;
  /** Newest first. */
  decisions(): DecisionRecord[];
  /** By the decision's id. */
  decision(id: string): DecisionRecord | null;
  /** These instead of all that are kept; oldest first. */
  replaceDecisions(records: readonly DecisionRecord[]): void;
  clear(): void;
}

/** Keys of purchases: one transaction may be told by several events. Matches `keysOf` in core. */
export const TRANSACTION_PREFIX = 'tx:';
