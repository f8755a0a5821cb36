import type { Arm } from './served.ts';

/** Where outcomes are summed. */
export interface Cell {
  /** UTC day on which its visitors were enrolled, whole days since the epoch. */
  day: number;
  /** Empty: the site as a whole. */
  slot: string;
  /** Empty: the slot as a whole. Of arms `held` and `lifted`, the manner's code. */
  variant: string;
  arm: Arm;
  /** Empty where the slot is. */
  channel: string;
  /** `BOTS` for what is automated; such cells are told apart and compared with nothing. */
  segment: string;
  /** By which chances its visitors were assigned (`drawOf`): only those of one draw are compared with each other. */
  draw: string;
}

export const BOTS = 'bot';

/**
 * What is summed over the visitors of a cell, all integers; money in minor units of the plan's currency, capped for each visitor.
 *
 *   visitors           how many (n)
 *   seen               how many decisions they saw; of arms `held` and `lifted`, how many were made
 *   clicked dismissed refused left   how many of them clicked or accepted, sent it away, said "not for me", had themselves forgotten (within the window)
 *   converted          how many ordered within the window (its own Σx²)
 *   orders             how many orders that were
 *   revenue margin     Σx; margin less the incentive's cost
 *   …Squared           Σx²
 *   before             Σy: what they ordered in the BEFORE_DAYS before, and before anything had ever enrolled them (the covariate), whatever came of
 *                      it; beforeSquared Σy²
 *   revenueBefore marginBefore convertedBefore   Σxy
 *   cost               of incentives, taken off the margin already
 *   cut                revenue above the cap
 *   unconfirmed        revenue that only a browser told of
 */
export const SUM_FIELDS = [
  'visitors',
  'seen',
  'clicked',
  'dismissed',
  'refused',
  'left',
  'converted',
  'orders',
  'revenue',
  'revenueSquared',
  'margin',
  'marginSquared',
  'before',
  'beforeSquared',
  'revenueBefore',
  'marginBefore',
  'convertedBefore',
  'cost',
  'cut',
  'unconfirmed',
] as const;
export type SumField = (typeof SUM_FIELDS)[number];

/** In the order of SUM_FIELDS. A visitor's are exact as numbers (no cap squared reaches 2^53: `CAP_MINOR_MAX`); a site's may need bigint. */
export type CellSums = readonly number[];

/** A change of one cell. */
export interface CellChange extends Cell {
  sums: CellSums;
}

/** A cell as it is read back. */
export interface CellTotal extends Cell {
  sums: Readonly<Record<SumField, bigint>>;
}

/** What was spent in so many days before is what the covariate is. */
export const BEFORE_DAYS = 90;
