import type { BoughtFact, FollowedFact } from './item-fact.ts';

/*
 * What is kept of one item. Each part is a bounded set with a rule of its own for who stays, so that any facts in any order,
 * in any batches, however often, give the same state (a sketch of counts, SpaceSaving say, would depend on the order and
 * need a list of what it has counted):
 *
 *   baskets    the newest BASKETS_MAX orders it was in, with what else was in them     → together
 *   followed   the newest FOLLOWED_MAX later orders of those who had bought it         → next
 *   paces      the PACES_MAX orders with the smallest keys                             → gap, and how many orders there were
 *
 * Keys are hashes, so `paces` is a fair sample of all orders there ever were: newest ones alone would hold no gap longer than
 * the time they span, which for a bestseller is days.
 */
export interface LessonState {
  item: string;
  /** Newest first. */
  baskets: readonly Basket[];
  /** Newest first. */
  followed: readonly Basket[];
  /** By key, ascending. */
  paces: readonly Pace[];
}

export type Basket = Pick<BoughtFact | FollowedFact, 'key' | 'day' | 'others' | 'size'>;
export type Pace = Pick<BoughtFact, 'key' | 'day' | 'sinceDays' | 'orderDays'>;

/** 200 rank companions as well as all do (Online Retail, up to 729 orders an item); with OTHERS_MAX they are 60 KB at ids of 10 characters. */
export const BASKETS_MAX = 200;
export const FOLLOWED_MAX = 200;
/** A tenth of 400 is known to within 1.5 points, and their number tells that of all orders to within 5%. */
export const PACES_MAX = 400;

export function newLessonState(item: string): LessonState {
  return { item, baskets: [], followed: [], paces: [] };
}
