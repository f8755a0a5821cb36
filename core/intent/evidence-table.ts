import type { TraceKind } from '../profile/profile.ts';

/*
 * What speaks for intent or hesitation, and how loudly. The score is 1 − exp(−Σ), so a sum of
 *
 *   0.35   0.50   0.69   0.916   1.20   1.61      gives a score of
 *   0.30   0.39   0.50   0.60    0.70   0.80
 *
 * and the usual threshold of 0.6 is a sum of 0.916. From that, two rules that the numbers keep, each with a test:
 * one kind alone, however often repeated, stays below 0.916 (`weightMax`), `stalled` apart, which needs a basket too;
 * and any three kinds of hesitation, fresh, pass it. Looking at pages and staying long are no question: an open tab is none.
 * How a visit goes (`visit_so_far`) is a light prior; with any one reading on top of it, it stays below the threshold too.
 *
 * The weights are a salesperson's judgement: public data have no readings, searches or stock checks in them. Where such data
 * do speak (returns, time taken) the weight follows them, in round numbers; `npm run bench:intent` holds the score against a
 * stopwatch and a page count. They are one table so that they can be fitted when a shop's own data do.
 */
export interface EvidenceWeight {
  /** What one sign adds when fresh; below 0 it speaks against. */
  weight: number;
  /** What all signs of the kind may add together, of the same sign as `weight`. */
  weightMax: number;
  halfLifeMs: number;
  /** Of signs of the kind about the same thing, those within this before one that counts do not count. */
  sameWithinMs: number;
  why: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const EVIDENCE = {
  visit_so_far: {
    weight: 0.4,
    weightMax: 0.4,
    halfLifeMs: 20 * MINUTE,
    sameWithinMs: 0,
    why: 'Takes time with what it looks at, as visits that end in a purchase do, measured; up to this much, and no question by itself.',
  },
  came_back_to_item: {
    weight: 0.6,
    weightMax: 0.9,
    halfLifeMs: DAY,
    sameWithinMs: 0,
    why: 'Came back to it in another visit: the clearest sign that something is being weighed up; a day later half of that is over.',
  },
  looked_again: {
    weight: 0.2,
    weightMax: 0.4,
    halfLifeMs: 30 * MINUTE,
    sameWithinMs: 0,
    why: 'Looked round and came back within the visit: says a little more than the time it takes.',
  },
  to_and_fro: {
    weight: 0.3,
    weightMax: 0.55,
    halfLifeMs: 30 * MINUTE,
    sameWithinMs: 0,
    why: 'Two things compared. Measured, those who do go on no more often than others who take as long; with a reading it is a question.',
  },
  read_reviews: {
    weight: 0.4,
    weightMax: 0.6,
    halfLifeMs: 20 * MINUTE,
    sameWithinMs: 2 * MINUTE,
    why: 'Many read reviews in passing, so it is the lightest of the readings.',
  },
  read_size_guide: {
    weight: 0.5,
    weightMax: 0.75,
    halfLifeMs: 20 * MINUTE,
    sameWithinMs: 2 * MINUTE,
    why: 'Nobody looks up a size for something that they do not picture themselves in.',
  },
  read_shipping: {
    weight: 0.4,
    weightMax: 0.6,
    halfLifeMs: 20 * MINUTE,
    sameWithinMs: 2 * MINUTE,
    why: 'When and how it would come: practical, and often the last question but one.',
  },
  read_returns: {
    weight: 0.45,
    weightMax: 0.65,
    halfLifeMs: 20 * MINUTE,
    sameWithinMs: 2 * MINUTE,
    why: 'What if it is not right: doubt about something that is otherwise wanted.',
  },
  checked_stock: {
    weight: 0.5,
    weightMax: 0.75,
    halfLifeMs: HOUR,
    sameWithinMs: 2 * MINUTE,
    why: 'Is it there for me: asked when the rest is settled.',
  },
  searched: {
    weight: 0.15,
    weightMax: 0.3,
    halfLifeMs: 20 * MINUTE,
    sameWithinMs: 10 * SECOND,
    why: 'Knows what it wants, and may well find it alone.',
  },
  found_nothing: {
    weight: 0.6,
    weightMax: 0.8,
    halfLifeMs: 15 * MINUTE,
    // Sites send both `search` and `view_search_results` for one search, within a page load of each other.
    sameWithinMs: 10 * SECOND,
    why: 'Asked the shop and got no answer. The heaviest single sign, and soon stale: they look elsewhere.',
  },
  added_to_cart: {
    weight: 0.35,
    weightMax: 0.5,
    halfLifeMs: 2 * HOUR,
    sameWithinMs: 2 * SECOND,
    why: 'Wants it, but is getting on well without help; filling a basket is not hesitating.',
  },
  removed_from_cart: {
    weight: 0.3,
    weightMax: 0.45,
    halfLifeMs: 20 * MINUTE,
    sameWithinMs: 2 * SECOND,
    why: 'Second thoughts.',
  },
  viewed_cart: {
    weight: 0.2,
    weightMax: 0.35,
    halfLifeMs: 20 * MINUTE,
    sameWithinMs: 30 * SECOND,
    why: 'On the way to buying; looking at it again and again says more.',
  },
  began_checkout: {
    weight: 0.25,
    weightMax: 0.35,
    halfLifeMs: 20 * MINUTE,
    sameWithinMs: 30 * SECOND,
    why: 'Wants to buy. Going on needs no help, so it weighs little until it stalls.',
  },
  stalled: {
    weight: 1.1,
    weightMax: 1.1,
    halfLifeMs: 10 * MINUTE,
    sameWithinMs: 5 * MINUTE,
    why: 'Standing still before checkout with something in the basket: the one sign that is a question by itself.',
  },
  stood_still: {
    weight: 0.35,
    weightMax: 0.35,
    halfLifeMs: 10 * MINUTE,
    sameWithinMs: 5 * MINUTE,
    why: 'The same with no basket that is known of: it may be the telephone.',
  },
  wished: {
    weight: 0.35,
    weightMax: 0.5,
    halfLifeMs: 3 * DAY,
    sameWithinMs: 2 * SECOND,
    why: 'Wants it, not now; a wish lasts.',
  },
  changed_variant: {
    weight: 0.2,
    weightMax: 0.4,
    halfLifeMs: 20 * MINUTE,
    sameWithinMs: 2 * SECOND,
    why: 'Trying colours and sizes is half play, half choosing.',
  },
  returned_to_shop: {
    weight: 0.2,
    weightMax: 0.4,
    halfLifeMs: 7 * DAY,
    sameWithinMs: 0,
    why: 'Came back to the shop, for whatever reason.',
  },
  bought: {
    weight: -2.5,
    weightMax: -2.5,
    halfLifeMs: 12 * HOUR,
    sameWithinMs: 0,
    why: 'The sale is made: what led to it is answered, and a good salesperson knows when to stop.',
  },
} as const satisfies Record<TraceKind | DerivedKind, EvidenceWeight>;

/** Read off the profile's other parts, where no single event says it. */
export type DerivedKind =
  'visit_so_far' | 'came_back_to_item' | 'looked_again' | 'to_and_fro' | 'returned_to_shop' | 'stood_still';
export type EvidenceKind = keyof typeof EVIDENCE;
