import type { Plan } from '../plan/plan.ts';
import { pathOf } from './category-path.ts';

/** What is to be known of a thing once it is bought. */
export interface Kind {
  /** Durable: how long one lasts. */
  lifetimeDays?: number;
  /** Consumable: when one is used up. */
  replenishDays?: number;
  /** Whether another of the kind does instead. */
  substitutes: boolean;
}

/** What is to be known of an item. */
interface Filed {
  readonly categories: readonly string[];
  readonly lifetimeDays?: number;
  readonly replenishDays?: number;
}

type CategoryKind = Plan['categories'][string];

/**
 * What an item is like: what the feed says of it, else what the plan's categories say.
 *
 * A category counts where it lies anywhere on the item's path (capitals do not matter), the longest first and of two equally
 * long the narrower, each question by itself: `Study > Shredders` may say how long one lasts, and `Study` whether one does
 * instead of another. How long it lasts and when it is used up are one question, so that oil filed under shredders, of which
 * the feed says `replenish_days`, is not taken for something that lasts eight years. Where nobody says otherwise, one thing
 * does instead of another of its kind.
 */
export function kindOf(
  { lifetimeDays, replenishDays, categories }: Filed,
  plan: Pick<Plan, 'categories'>,
): Kind {
  const kinds = kindsOn(categories, byPath(plan.categories));
  const fed =
    lifetimeDays !== undefined || replenishDays !== undefined ? { lifetimeDays, replenishDays } : undefined;
  const span =
    fed ?? kinds.find((kind) => kind.lifetimeDays !== undefined || kind.replenishDays !== undefined);
  return {
    ...(span?.lifetimeDays !== undefined && { lifetimeDays: span.lifetimeDays }),
    ...(span?.replenishDays !== undefined && { replenishDays: span.replenishDays }),
    substitutes: kinds.find((kind) => kind.substitutes !== undefined)?.substitutes ?? true,
  };
}

/** Longest first, of equally long ones the narrowest. */
function kindsOn(categories: readonly string[], kinds: ReadonlyMap<string, CategoryKind>): CategoryKind[] {
  if (kinds.size === 0) return [];
  const levels = categories.map((level) => level.trim().toLowerCase());
  const found: CategoryKind[] = [];
  for (let length = levels.length; length > 0; length--)
    for (let start = levels.length - length; start >= 0; start--) {
      const kind = kinds.get(levels.slice(start, start + length).join('>'));
      if (kind !== undefined) found.push(kind);
    }
  return found;
}

/** A plan may have hundreds of categories, and a path has at most 28 runs of levels: these are looked up, not those gone through. */
function byPath(categories: Plan['categories']): ReadonlyMap<string, CategoryKind> {
  const before = indexed.get(categories);
  if (before !== undefined) return before;
  const index = new Map(
    Object.entries(categories).map(([name, kind]) => [pathOf(name.toLowerCase()).join('>'), kind]),
  );
  indexed.set(categories, index);
  return index;
}

/** A plan is never changed in place. */
const indexed = new WeakMap<Plan['categories'], ReadonlyMap<string, CategoryKind>>();
