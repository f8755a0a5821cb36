import type { CellChange, Deal, Fact, Ledger, Serving } from '#core';

/*
 * What one visitor's object keeps of outcomes.
 *
 *   served  decision → what was decided, and what was seen of it
 *   unit    `unitKey` → the visitor's count in that cell
 *   deal    order → what is known of it
 *   tally   cell → changes of sums that nobody was told of yet; apart, what no fact tells any more
 *   fact    facts that nobody was told of yet, in order
 */

/** Facts of a message, which the store numbers within its row (`write-outcomes.ts`); and a bound for cells, far more than fit. */
export const ROWS_A_MESSAGE = 500;

/** Synchronous, in the turns of the storage they are part of. */
export interface OutcomeTables extends Omit<Ledger, 'marks' | 'setMarks'>, Tally {
  servings(): Serving[];
  deals(): Deal[];
  /** How many there are; `waiting` are the servings that have been seen, and not been told of. */
  countOutcomes(what: 'servings' | 'waiting' | 'deals'): number;
  /** ms of the newest unit or order; undefined without any. */
  newestOutcome(): number | undefined;
  /** Forgets servings, units and deals; not what is to be told of them. */
  clearLedger(): void;
}

/** What nobody was told of yet. */
export interface Tally {
  /** Adds to what the cells' changes are so far; `farewell`: to what is to be told of sums that stand, and that no fact tells any more. */
  addToTally(changes: readonly CellChange[], farewell?: boolean): void;
  /** Takes the first out, as many as fit in so many bytes of JSON and one at least. */
  takeTally(bytesMax: number, farewell?: boolean): CellChange[];
  addFacts(facts: readonly Fact[]): void;
  takeFacts(bytesMax: number): Fact[];
  /** Whether there is anything in `tally` (but for a farewell) or `fact`. */
  hasOutcomes(): boolean;
  hasFarewell(): boolean;
}
