import type { CellChange } from './cell.ts';
import type { Deal } from './deal.ts';
import type { Fact } from './fact.ts';
import type { Horizon } from './outcome-horizon.ts';
import type { Serving } from './serving.ts';
import type { Unit } from './unit.ts';

/** What holds of a visitor as a whole. */
export interface Marks {
  /** Automated; it stays so. */
  bot?: true;
  /** ms when they had themselves forgotten. */
  leftAt?: number;
  /** ms of what enrolled them first, ever and anywhere, whichever side they were on. Never forgotten: it is no longer kept what that was. */
  firstAt?: number;
}

/** All that one visitor's outcomes follow from, to be handed over whole. */
export interface Outcomes {
  servings: Serving[];
  deals: Deal[];
  marks: Marks;
}

/** From `from` (included) to `to` (excluded), ms. */
export interface Span {
  from: number;
  to: number;
}

/** What one visitor's outcomes are kept in: an object's tables, or memory. Synchronous, one turn. */
export interface Ledger {
  serving(decision: string): Serving | undefined;
  putServing(serving: Serving): void;
  /** By `unitKey`. */
  unit(key: string): Unit | undefined;
  putUnit(key: string, unit: Unit): void;
  /** Those enrolled then; without a span all. */
  units(during?: Span): Unit[];
  /** Those enrolled then of arm `taught` in this slot. */
  taughtIn(slot: string, during: Span): Unit[];
  deal(id: string): Deal | undefined;
  putDeal(deal: Deal): void;
  /** Those ordered then. */
  dealsDuring(span: Span): Deal[];
  marks(): Marks;
  setMarks(marks: Marks): void;
  /** Forgets what lies behind it; false where there was nothing. */
  pruneOutcomes(horizon: Horizon): boolean;
}

/** What taking something in does. */
export interface Taken {
  /** Exact changes of sums; cells whose change is nothing are left out. */
  changes: CellChange[];
  /** Those that have come to count: one from which nothing follows is not kept, and one that waited for another comes with it. */
  facts: Fact[];
}
