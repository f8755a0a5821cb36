import type { PRICE_KINDS } from './parameters.ts';
import type { Laws } from './worlds.ts';

/** One of the slot's variants. */
export interface WorldVariant {
  id: string;
  /** Index of what it is about; undefined speaks to everybody alike. */
  category: number | undefined;
  gives: 'none' | 'shipping' | 'ten' | 'twenty';
  /** Orders that it brings about per view, by the average visitor when fresh. */
  pull: number;
  /** Clicks for each of these. */
  clicks: number;
  marginRate: number;
  /** Price level relative to the shop's. */
  price: number;
  /** ms since the epoch. */
  from: number;
  /** Factor on the pull by whole week; only drifting worlds have other than 1. */
  favour: readonly number[];
}

export interface Shopper {
  stage: number;
  price: (typeof PRICE_KINDS)[number];
  /** Mean spend, EUR. */
  spend: number;
  /** What each unanswered showing takes, and in how many days half of it is back. */
  wear: number;
  wearHalfLifeDays: number;
  isControl: boolean;
}

/** One visit on which the slot is seen, with all luck drawn before anybody decides what is shown. */
export interface Visit {
  at: number;
  shopper: number;
  /** What this shopper likes at this time: sums to 1 over the categories. */
  likes: readonly number[];
  /** Index of the category that looks like their taste, -1 where none does. */
  taste: number;
  /** Chance to order whatever is shown, at full price, for whom the price does not matter. */
  base: number;
  /** The luck, in [0, 1): an order comes of chances above `orderLuck`; so with the other two. */
  orderLuck: number;
  clickLuck: number;
  dismissLuck: number;
  returnLuck: number;
  /** EUR, should they order, at the shop's price level. */
  spend: number;
  /** ms, should they order. */
  delayMs: number;
}

export interface World {
  laws: Laws;
  seed: number;
  variants: readonly WorldVariant[];
  shoppers: readonly Shopper[];
  /** Ascending by time. */
  visits: readonly Visit[];
}
