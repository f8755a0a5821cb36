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
 *   bought    by item, then by transaction    join: as orders
 *   fates     by transaction                  join: times the later; what came back and what was paid back united
 *   cases     by case                         join: times the later
 *   messages  by message                      join: times the later
 *   traces    newest moments                  join: union
 *   showings  by slot/variant                 join: times united
 *   said      by name                         join: the later (then the larger) wins
 *   traits    by name                         join: the nearer source, then the later, then the larger
 *   assigned  by slot, and by slot/variant    join: the earlier
 *   eldest    the first identity              join: the earlier
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
  /** Of these, with a coupon or a discount on them. */
  purchasesOff: number;
  /** Value of purchases in minor units, by ISO 4217 code. */
  spent: Record<string, number>;
  /** What was paid back of it, or never charged because the order was called off, likewise; of one order at most its value. */
  refunded: Record<string, number>;
  /** Of the purchases, those that came to nothing (`undoneOf`); absent where there is none. */
  undone?: number;
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
  /** What it cost when it was looked at last, in minor units of the currency that the event named. */
  price?: Register<number>;
  /** When it was looked at last while it was reduced. */
  reducedAt?: number;
  basketAt?: number;
  putBackAt?: number;
  boughtAt?: number;
  /** When it came back to the shop (a return, a refund of it). */
  returnedAt?: number;
  /** "Not for me", said by the visitor. */
  notForMeAt?: number;
  /** Views of something shown that was mainly about it: the latest of each of the newest OFFERED_MAX half hours, ascending. */
  offered?: number[];
}

/** One change of the basket. `set` tells all of it (view_cart), `put` and `take` change one line; orders empty it. */
export type BasketOp =
  | { kind: 'set'; at: number; id: string; lines: BasketLine[] }
  | ({ kind: 'put'; at: number; id: string } & BasketLine)
  | { kind: 'take'; at: number; id: string; item: string; quantity: number; variant?: string };

export interface BasketLine {
  item: string;
  quantity: number;
  variant?: string;
  /** Minor units of `currency`, as the page said when it was put in. */
  price?: number;
  /** ISO 4217, beside a price. Lines that were put in before it was kept have none: it was the plan's. */
  currency?: string;
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
  /** With a coupon or a discount on it. */
  off?: true;
  /** A browser's word until the shop's system says the same. */
  confirmed: boolean;
}

/** An item in an order. Outlives the order's own entry, since what was bought matters for as long as it lasts. */
export interface Buy {
  order: string;
  /** ms of the earliest event that told of it. */
  at: number;
  quantity: number;
  /** Of one, in minor units of `currency`; what was paid, reductions taken off. */
  price?: number;
  currency?: string;
  off?: true;
  confirmed?: true;
}

/** What became of an order, as the shop's systems say; it may be told before the order itself is. */
export interface Fate {
  shippedAt?: number;
  deliveredAt?: number;
  /** Called off as a whole. */
  cancelledAt?: number;
  /** Paid back as a whole. Not set where only sums were named: `undoneOf` compares them with what the order was worth. */
  refundedAt?: number;
  /** Came back as a whole. */
  returnedAt?: number;
  /** By item: when it came back or was paid back. */
  back?: Record<string, number>;
  /** Of these, how many pieces came back, where every word of it named a number; the largest, since the parcel and the payment are two words for one return. */
  pieces?: Record<string, number>;
  /** Payments that named a sum or items, by the last digits of the event's id. */
  paid?: Record<string, Payback>;
  /** Its order came to nothing and is forgotten: all that it was worth is counted as paid back. */
  settled?: true;
}

/** One payment back: a sum, or where none was named the items that it was for, which are worth what they cost. */
export type Payback =
  { at: number; value: number; currency: string } | { at: number; of: Record<string, number> };

/** A matter that the visitor has with the shop. Open while it was opened later than closed. */
export interface SupportCase {
  openedAt?: number;
  closedAt?: number;
}

/** What another channel said. */
export interface Message {
  channel: string;
  sentAt?: number;
  openedAt?: number;
  clickedAt?: number;
  /** What it was about: the campaign's name as `utm_campaign` has it, or the variant it showed. */
  topic?: string;
  item?: string;
  /** A confirmation of an order, an answer to a question: counts against no budget. */
  service?: true;
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
  /** The newest SHOWN_MAX half hours since the epoch in which it was seen, ascending: one visit of many pages uses up `shown`, not these. */
  halfHours?: number[];
  clickedAt?: number;
  acceptedAt?: number;
  /** Never shown: it would have been, to somebody who is held out. It comes to rest as if it had. */
  would?: true;
  /** Times of the newest DISMISSED_MAX times it was sent away, ascending. */
  dismissed: number[];
  /** What it offered, as the plan had it when it was shown last: `discount`, `early_access`, … */
  incentive?: Register<string>;
}

export interface Said {
  value: string;
  /** The other values, where several were said at once (interests). */
  more?: string[];
  at: number;
  /** Traits: a partner's word. */
  secondParty?: true;
  /** Traits: bought in; Global Privacy Control sets it aside. */
  thirdParty?: true;
  /** Traits: the system that says so, in the shop's own words: `crm`. */
  source?: string;
}

/** Where chance has put a visitor: on a side of a holdout, or, in an experiment, to a variant. */
export interface Assigned {
  /** ms since the epoch of the decision. */
  at: number;
  /** The holdout as it was then; of a variant, the share that it was given. */
  share: number;
  /** Of a holdout: held out. */
  held?: true;
  /** Of a variant: what each was given that was allowed; few at most (`DRAW_SHARES_MAX`). */
  shares?: Readonly<Record<string, number>>;
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
  /** By item; newest BUYS_MAX each, ascending. */
  bought: Record<string, Buy[]>;
  /** By transaction. */
  fates: Record<string, Fate>;
  /** By the shop's id of the case. */
  cases: Record<string, SupportCase>;
  /** By the sender's id of the message. */
  messages: Record<string, Message>;
  traces: Trace[];
  /** By `slot/variant`. */
  showings: Record<string, Showing>;
  /** Preferences, by name: what the visitor says of itself. */
  said: Record<string, Said>;
  /** By name: what the shop's own systems say of the visitor. */
  traits: Record<string, Said>;
  /** By slot, '' for the whole site, and by `slot/variant` in experiments. */
  assigned?: Record<string, Assigned>;
  /** The identity that was there first of all that turned out to be this visitor: assignment goes by it. */
  eldest?: { id: Origin; at: number };
  /** ms when the shop last said by a signed token who this is. */
  identifiedAt?: number;
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
/** As many as an event has. Where room is short, ORDER_LINES_KEPT of each stay. */
export const ORDER_LINES_MAX = 200;
export const ORDER_LINES_KEPT = 20;
/** Things bought, each for itself: a household's durables of some years, at some 60 bytes each. */
export const BOUGHT_MAX = 30;
/** Of BOUGHT_MAX, kept for what cost most of what was bought longer ago. */
export const DEAR_BOUGHT_MAX = 10;
/** Purchases of one thing: four give three gaps, which is a pace. */
export const BUYS_MAX = 4;
/** One for each order that is remembered. */
export const FATES_MAX = 10;
/** As many as an order has lines. */
export const FATE_ITEMS_MAX = 20;
/** Partial payments back of one order; past that the oldest are settled. */
export const PAID_MAX = 4;
export const CASES_MAX = 6;
/** Budgets go per day and week; ten e-mails and four calls in 72 hours are the story, and past every budget. */
export const MESSAGES_MAX = 16;
/** One a half hour at most; a visit reaches into two or three of these, and a topic tires by five visits. */
export const OFFERED_MAX = 8;
/** Views of one thing within it are kept as one where only visits count. */
export const HALF_HOUR_MS = 30 * 60_000;
/** All kinds of trace together; half-lives make older ones weigh nothing. */
export const TRACES_MAX = 24;
/** Of TRACES_MAX, for changed variants, which are read off the items anew each time. */
export const CHANGED_TRACES_MAX = 4;
export const SHOWINGS_MAX = 20;
/** Caps go per visit, day and week; six within a week are past every cap that makes sense. */
export const SHOWN_MAX = 6;
export const DISMISSED_MAX = 6;
export const SAID_MAX = 16;
/** Characters of JSON for where chance has put a visitor: the site's side, a dozen slots' and what experiments of three variants gave in eight of them. */
export const ASSIGNED_CHARS_MAX = 1600;
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
    bought: {},
    fates: {},
    cases: {},
    messages: {},
    traces: [],
    showings: {},
    said: {},
    traits: {},
  };
}
