import type { CatalogItem } from '../catalog/item.ts';
import { thingOf } from '../manners/thing-of.ts';
import { compare } from '../profile/canonical.ts';
import { standingBuys } from '../profile/standing-buys.ts';
import { leaningsOf } from './leanings-of.ts';
import { likeness } from './likeness.ts';
import { oneOfEachThing } from './one-of-each-thing.ts';
import type { PickInput } from './picked.ts';

/**
 * Like it, not it: items of its narrowest category, then of the one above, the likest first; its own other colours and sizes
 * are it. Of experiences only those that were not done: places like them that are new.
 */
export function likeIt(
  base: CatalogItem,
  { profile, context, catalog }: Omit<PickInput, 'count'>,
): CatalogItem[] {
  const affinities = profile === null ? null : leaningsOf(profile, context.now);
  const bought = profile === null ? new Map() : standingBuys(profile);
  const candidates = new Map(
    // Stores know a category by one level of the path, which two departments may have: the path is compared below.
    [...new Set(base.categories.slice(-2).toReversed())]
      .flatMap((level) => catalog.category(level))
      .map((item) => [item.id, item]),
  );
  const scored = [...candidates.values()]
    .filter((item) => thingOf(item) !== thingOf(base) && item.id !== base.id)
    .filter((item) => item.experience !== true || !bought.has(item.id))
    .map((item) => ({ item, score: likeness(base, item, affinities) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || compare(a.item.id, b.item.id));
  return oneOfEachThing(scored.map(({ item }) => item));
}
