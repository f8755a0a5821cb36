import type { Campaign, Region } from '../event/event.ts';

/*
 * What the events of one visitor add up to. Every part is a join-semilattice: an event is a small profile of
 * its own, and both fold and merge join profiles part by part. So merge is associative, commutative and
 * idempotent, and late or reordered events are welcome:
 *
 *   counts    origin → counters               join: per origin the one that has counted more events
 *   visits    by id                           join: start/last and the arrival by time, counters the larger
 *   items     by id                           join: times united, registers by time
 *   basket    operations since the last one   join: union; what a later `set` overrides is dropped
 *             that told the whole basket
 *   orders    by transaction                  join: the earliest time, the shop's word before the browser's
 *   traces    newest moments                  join: union
 *   showings  by slot/variant                 join: times united
 *   said      by name                         join: the later (then the larger) wins; traits likewise
 *
 * Joining never forgets anything that a later event could make matter again; `boundProfile` forgets.
 * Counting needs more than a join: an event counts once because foldAll knows the keys it has seen, and a
 * counter has one writer only, the origin (the visitor's object).
 */

/** The visitor object that did the counting: the visitor's id. */
export type Origin = string;

export interface Counts {
  events: number;
  pages: number;
  /** `view_item` events. */
  views: number;
  /** `add_to_cart` events. */
  carts: number;
  /** Distinct purchases. */
  purchases: number;
  /** Value of purchases in minor units, by ISO 4217 code. */
  spent: Record<string, number>;
  /** ms of active time. */
  activeMs: number;
}

export interface Visit {
  id: string;
  start: number;
  last: number;
  pages: number;
  activeMs: number;
  /** ms of the earliest page that said where the visit came from; campaign and referrerHost are that page's. */
  cameAt?: number;
  campaign?: Campaign;
  referrerHost?: string;
}

/** A value with the time it was set; the later one wins, at the same ms the larger. */
export interface Register<T extends string | number> {
  value: T;
  at: number;
}

export interface ItemMemory {
  /** Times of the newest SEEN_MAX views, ascending. */
  seen: number[];
  /** The latest sign of life of any kind; what is forgotten first goes by this. */
  touched: number;
  /** The whole path as Merchant writes it, `Women > Dresses`; `pathOf` takes it apart. */
  category?: Register<string>;
  brand?: Register<string>;
  /** The variant (size, say) looked at last. */
  variant?: Register<string>;
  /** The other variant that was looked at last before. */
  variantBefore?: Register<string>;
  /** When each part was last read. */
  regions?: Partial<Record<Region, number>>;
  basketAt?: number;
  putBackAt?: number;
  boughtAt?: number;
  /** "Not for me", said by the visitor. */
  notForMeAt?: number;
}

/** One change of the basket. `set` tells all of it (view_cart), `put` and `take` change one line; orders empty it. */
export type BasketOp =
  | { kind: 'set'; at: number; id: string; lines: BasketLine[] }
  | { kind: 'put'; at: number; id: string; item: string; quantity: number; variant?: string; price?: number }
  | { kind: 'take'; at: number; id: string; item: string; quantity: number; variant?: string };

export interface BasketLine {
  item: string;
  quantity: number;
  variant?: string;
  /** Minor units of the plan's currency, as the page said when it was put in. */
  price?: number;
}

export interface Order {
  /** `transaction_id`; the event's id where the shop gives none. */
  id: string;
  /** ms of the earliest event that told of it. */
  at: number;
  /** Minor units. */
  value: number;
  /** ISO 4217; XXX where neither event nor plan say. */
  currency: string;
  items: { item: string; quantity: number; price?: number }[];
  /** A browser's word until the shop's system says the same. */
  confirmed: boolean;
}

/** A moment that may mean intent. */
export interface Trace {
  kind: TraceKind;
  at: number;
  item?: string;
}

export const TRACE_KINDS = [
  'read_reviews',
  'read_size_guide',
  'read_shipping',
  'read_returns',
  'checked_stock',
  'searched',
  'found_nothing',
  'added_to_cart',
  'removed_from_cart',
  'viewed_cart',
  'began_checkout',
  'stalled',
  'wished',
  'changed_variant',
  'bought',
] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

export interface Showing {
  /** Times of the newest SHOWN_MAX views of it (IAB rule), ascending. */
  shown: number[];
  clickedAt?: number;
  acceptedAt?: number;
  /** Times of the newest DISMISSED_MAX times it was sent away, ascending. */
  dismissed: number[];
}

export interface Said {
  value: string;
  /** The other values, where several were said at once (interests). */
  more?: string[];
  at: number;
  /** A trait that was bought in or comes from a partner; Global Privacy Control sets it aside. */
  thirdParty?: true;
}

export interface Profile {
  v: 1;
  /** The writer whose counter fold adds to. */
  origin: Origin;
  /** ms of the earliest and the latest event; 0 and 0 while there is none. */
  first: number;
  last: number;
  counts: Record<Origin, Counts>;
  visits: Visit[];
  items: Record<string, ItemMemory>;
  basket: BasketOp[];
  orders: Order[];
  traces: Trace[];
  /** By `slot/variant`. */
  showings: Record<string, Showing>;
  /** Preferences, by name: what the visitor says of itself. */
  said: Record<string, Said>;
  /** By name: what the shop's own systems say of the visitor. */
  traits: Record<string, Said>;
}

/*
 * The bounds that boundProfile keeps to. The figures named are those of the recorded shop in
 * `fixtures/README.md` (5,066 sessions of 4,504 visitors).
 */

/** Hard bound of a profile as stored JSON, UTF-8: a KV value or an object's row of it is read in one piece. */
export const PROFILE_BYTES_MAX = 8192;
/** Coming back is told from passing by with two; eight make a month of weekends. Within the three recorded hours: 7 at most. */
export const VISITS_MAX = 8;
/** A recorded session has 7 different items at the 95th percentile, 14 at the 99th. */
export const ITEMS_MAX = 20;
/** Of ITEMS_MAX, kept for what was bought, put back or "not for me", though not looked at lately. */
export const VERDICT_ITEMS_MAX = 6;
/** Views of one item; the 99th percentile of what was recorded is 5. */
export const SEEN_MAX = 8;
/** Six times the most that was recorded in one session. */
export const BASKET_OPS_MAX = 30;
export const BASKET_LINES_MAX = 30;
/** A regular's ten give recency and rhythm; the number and sum of all is in the counts. */
export const ORDERS_MAX = 10;
export const ORDER_LINES_MAX = 20;
/** All kinds of trace together; half-lives make older ones weigh nothing. */
export const TRACES_MAX = 24;
/** Of TRACES_MAX, for changed variants, which are read off the items anew each time. */
export const CHANGED_TRACES_MAX = 4;
export const SHOWINGS_MAX = 20;
/** Caps go per visit, day and week; six within a week are past every cap that makes sense. */
export const SHOWN_MAX = 6;
export const DISMISSED_MAX = 6;
export const SAID_MAX = 16;
/** Devices and sign-ins of one person whose counts are kept apart. */
export const ORIGINS_MAX = 8;
/** A person who pays in five currencies is a test. */
export const CURRENCIES_MAX = 4;
/** Longest stored text of any kind (category, brand, variant, preference), in UTF-16 units. */
export const TEXT_MAX = 48;

/** Neutral for merge: it knows nothing, and gives way to any origin that does. */
export function newProfile(origin: Origin): Profile {
  return {
    v: 1,
    origin,
    first: 0,
    last: 0,
    counts: {},
    visits: [],
    items: {},
    basket: [],
    orders: [],
    traces: [],
    showings: {},
    said: {},
    traits: {},
  };
}
