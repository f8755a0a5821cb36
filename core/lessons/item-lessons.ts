/** What everybody's orders teach of one item, as it is kept at rest and looked up by decisions. */
export interface ItemLessons {
  item: string;
  /** Orders it was in; exact up to PACES_MAX, beyond that within 5% or so. */
  orders: number;
  /** Bought in the same order, best first, at most TOGETHER_MAX. `score` 0..1, comparable within one item. */
  together: Companion[];
  /** Bought later by the same visitor (other things than itself), best first, at most NEXT_MAX. */
  next: Companion[];
  /** The pace at which visitors buy it again, where enough is known. */
  gap?: Gap;
}

export interface Companion {
  item: string;
  /** Orders that the score stands on. */
  orders: number;
  score: number;
}

export interface Gap {
  /** By this day EARLY_SHARE of those who bought it have bought it again: from here on buying again is normal. */
  daysEarly: number;
  /** Median of the gaps seen, those who never came back apart; `daysEarly` where nobody came back, and never below it. */
  days: number;
  /** Gaps seen. 0 says that many bought it and nobody came back for it. */
  n: number;
  /** Median days between two orders, of whatever, of those who buy it: the measure for a visitor's own rhythm. */
  orderDays?: number;
}

/** Companions that a look-up carries: twice what the longest row of a slot shows, so that what manners hold back can be replaced. */
export const TOGETHER_MAX = 24;
/** Followers that a look-up carries: one row of a slot. */
export const NEXT_MAX = 12;
