import type { CatalogItem } from '../catalog/item.ts';
import { kindOf } from '../catalog/kind-of.ts';
import { GAP_DAYS_MAX } from '../lessons/gap-of.ts';
import type { ItemLessons } from '../lessons/item-lessons.ts';
import { reorderAfterDays } from '../lessons/reorder-after-days.ts';
import type { Plan } from '../plan/plan.ts';
import type { Buy } from '../profile/profile.ts';

/** When a thing that was bought is wanted again. */
export interface Due {
  /** ms of the last purchase. */
  boughtAt: number;
  /** Days until it is usually needed again: used up, or at the end of its life. */
  paceDays: number;
  /** Days after the last purchase from which on, and until which, it may be spoken of. */
  fromDays: number;
  untilDays: number;
  by: 'own' | 'everyone' | 'feed' | 'lifetime';
}

/** A reminder that comes on the last day comes after the shop round the corner. */
const DUE_SHARE = 0.8;
/** After three times the pace they have another source, or no use for it any more. */
const PACES_MAX = 3;
/** So many must have come back for a thing before it is said that people do. */
const GAPS_MIN = 3;
const DAY_MS = 24 * 3_600_000;

/**
 * When a bought thing is due: what lasts, at the end of its life; what is used up, by the visitor's own pace once they have
 * bought it on two days, else by everyone's, else by what the feed or the plan says, times the pieces that were bought. Never before
 * `reorderAfterDays`, until which it is held back. null where nothing says that it is wanted again.
 *
 * @param buys what stands of it, ascending, at least one
 * @param orders ms times of the visitor's orders, of whatever
 */
export function dueOf(
  item: CatalogItem,
  buys: readonly Buy[],
  { plan, lessons, orders }: { plan: Plan; lessons: ItemLessons | undefined; orders: readonly number[] },
): Due | null {
  const last = buys.at(-1);
  // An experience that is done is done.
  if (last === undefined || item.experience === true) return null;
  const { lifetimeDays, replenishDays } = kindOf(item, plan);
  const spoken = { boughtAt: last.at };
  if (lifetimeDays !== undefined && replenishDays === undefined)
    return {
      ...spoken,
      paceDays: lifetimeDays,
      fromDays: lifetimeDays,
      untilDays: PACES_MAX * lifetimeDays,
      by: 'lifetime',
    };
  const own = buys.map(({ at }) => at);
  const usual = usualDays(
    own,
    lessons,
    replenishDays === undefined ? undefined : replenishDays * last.quantity,
  );
  if (usual === null) return null;
  const early = reorderAfterDays({ own, lessons, feedDays: replenishDays, orders })?.days ?? 0;
  const paceDays = Math.max(usual.days, early);
  return {
    ...spoken,
    paceDays,
    fromDays: Math.max(early, DUE_SHARE * usual.days),
    untilDays: PACES_MAX * paceDays,
    by: usual.by,
  };
}

function usualDays(
  own: readonly number[],
  lessons: ItemLessons | undefined,
  toldDays: number | undefined,
): { days: number; by: 'own' | 'everyone' | 'feed' } | null {
  const days = [...new Set(own.map((at) => Math.floor(at / DAY_MS)))];
  const span = Math.max(...days) - Math.min(...days);
  if (span > 0) return { days: span / (days.length - 1), by: 'own' };
  const gap = lessons?.gap;
  if (gap !== undefined && gap.n >= GAPS_MIN && gap.daysEarly < GAP_DAYS_MAX)
    return { days: gap.days, by: 'everyone' };
  return toldDays === undefined ? null : { days: toldDays, by: 'feed' };
}
