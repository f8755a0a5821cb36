import type { Served } from './served.ts';

/** What one visitor's count in a cell goes by: enrolled once in PERIOD_DAYS for each slot, variant, arm and channel; of arm `taught` once a day. */
export interface UnitName {
  /** Empty: the site as a whole. */
  slot: string;
  /** Empty: the slot as a whole. */
  variant: string;
  arm: Served['arm'];
  channel: string;
  /** Whole periods since the epoch in which the decision was made: what is seen of it later moves it nowhere. */
  period: number;
  /** Arm `taught`: the UTC day of the decision, whole days since the epoch. */
  day?: number;
}

/** One visitor in one cell's count: what all decisions of that name together come to (`unitOf`, `joinUnits`). */
export interface Unit extends UnitName {
  /** ms of what enrolled them first. */
  at: number;
  /** The decision that did; of two at the same time the lower id, so that everybody takes the same. What follows is that decision's. */
  decision: string;
  segment: string;
  /** `drawOf` */
  draw: string;
  currency: string;
  windowDays: number;
  cap: number;
  confirmedOnly?: true;
  /** The highest of all that were shown: who was offered several takes one. */
  cost: number;
  /** How many decisions were seen; of manners, how many were made. */
  seen: number;
  clicked?: true;
  dismissed?: true;
  refused?: true;
}

/** Periods stand fixed on the calendar, so that which one a view is in does not depend on the views before it. */
export const PERIOD_DAYS = 28;
/** Days for which units are kept, and refunds taken back: a return takes a shop some weeks, rarely three months. */
export const OUTCOME_DAYS_KEPT = 120;
/** Days for which orders are: a unit of the eldest period kept looks back by the covariate's 90 days. */
export const DEAL_DAYS_KEPT = OUTCOME_DAYS_KEPT + PERIOD_DAYS + 90;
