import type { DecisionRecord } from '#core';

/*
 * What one visitor's object keeps.
 *
 *   values     name · profile · unsaved · tally · sealed · number · failures · pruned · erased
 *   seen       key → time of receipt
 *   decisions  the newest DECISIONS_MAX, each with what it was made from
 */

/**
 * `unsaved` counts the changes of the profile since the last snapshot (absent: none). `tally` collects outcomes,
 * `sealed` is the one message of them that is under way, `number` the number of the last one sealed.
 * `failures` counts the alarms in a row that failed. `pruned` is when `seen` was last pruned. `erased` is the tombstone.
 */
export type ValueName =
  'name' | 'profile' | 'unsaved' | 'tally' | 'sealed' | 'number' | 'failures' | 'pruned' | 'erased';

/** Synchronous, because nothing may come between reading and writing. */
export interface VisitorStorage {
  /** One turn: all that `work` writes, or nothing of it if it throws. */
  turn<T>(work: () => T): T;
  value(name: ValueName): string | null;
  setValue(name: ValueName, value: string): void;
  unsetValue(name: ValueName): void;
  /** Those of `keys` that were seen before. */
  seenAmong(keys: readonly string[]): string[];
  addSeen(keys: readonly string[], at: number): void;
  /** Forgets keys received before these times, and beyond `max` the oldest that are not of a transaction. */
  pruneSeen(before: { event: number; transaction: number }, max: number): void;
  /** By the decision's id: the same record again changes nothing. Keeps the newest `max`. */
  addDecisions(records: readonly DecisionRecord[], max: number): void;
  /** Newest first. */
  decisions(): DecisionRecord[];
  clear(): void;
}

/** Keys of purchases: one transaction may be told by several events. Matches `keysOf` in core. */
export const TRANSACTION_PREFIX = 'tx:';
