import { GAP_DAYS_MAX } from './gap-of.ts';
import type { Gap, ItemLessons } from './item-lessons.ts';
import { ownPace } from './own-pace.ts';

export interface KnownPaces {
  /** ms times of this visitor's purchases of the item, in any order. */
  own: readonly number[];
  lessons?: ItemLessons | undefined;
  /** What the feed says: `replenish_days`. */
  feedDays?: number | undefined;
  /** ms times of this visitor's orders, of whatever: who orders every week buys again sooner. */
  orders?: readonly number[] | undefined;
}

export interface ReorderAfter {
  /** From the last purchase until buying again is normal. */
  days: number;
  from: 'own' | 'everyone' | 'feed';
}

/** The usual rhythm weighs as much as one order of the visitor's. */
const RHYTHM_ORDERS = 1;
/** Days between two orders that are no sign of haste, in a shop where people order more often too. */
const ORDER_DAYS_MIN = 60;
const DAY_MS = 86_400_000;

/**
 * How long after a purchase it is too early to speak of the same again. By the visitor's own pace once there are two purchases
 * (see `ownPace`); else by everyone's, quickened or slowed by the rhythm of this visitor's orders; else what the feed says; null where nothing
 * says anything. Purchases on one day are one. What orders teach is never above GAP_DAYS_MAX; the feed's word is taken as it is.
 *
 * The answer is early on purpose: the day by which EARLY_SHARE of such purchases have been made again.
 */
export function reorderAfterDays({
  own,
  lessons,
  feedDays = 0,
  orders = [],
}: KnownPaces): ReorderAfter | null {
  const gap = lessons?.gap;
  const times = daysOf(own);
  const rhythm = rhythmOf(daysOf(orders), gap);
  if (times.length >= 2) {
    const typical = gap ? gap.days / rhythm : feedDays > 0 ? feedDays : undefined;
    return { days: bounded(ownPace(times, typical, feedDays > 0)), from: 'own' };
  }
  if (gap) return { days: bounded(gap.daysEarly / rhythm), from: 'everyone' };
  return feedDays > 0 ? { days: feedDays, from: 'feed' } : null;
}

/** How much more often than usual this visitor orders; 1 where one order is all there is. */
function rhythmOf(days: readonly number[], gap: Gap | undefined): number {
  const usual = Math.max(ORDER_DAYS_MIN, gap?.orderDays ?? 0);
  const span = (days.at(-1) ?? 0) - (days[0] ?? 0);
  return (Math.max(0, days.length - 1) + RHYTHM_ORDERS) / (span / usual + RHYTHM_ORDERS);
}

/** Different UTC days, ascending. */
function daysOf(times: readonly number[]): number[] {
  return [...new Set(times.map((time) => Math.floor(time / DAY_MS)))].sort((a, b) => a - b);
}

function bounded(days: number): number {
  return Math.min(GAP_DAYS_MAX, Math.round(days * 10) / 10);
}
