import type { CatalogItem } from '../catalog/item.ts';
import { kindOf } from '../catalog/kind-of.ts';
import { isSameKind } from '../catalog/same-kind.ts';
import { thingOf } from '../manners/thing-of.ts';
import type { Plan } from '../plan/plan.ts';
import { basketOf } from '../profile/basket-of.ts';
import { basesToComplete, baseWords, type Base } from './base-of.ts';
import { fuseRanks } from './fuse-ranks.ts';
import { oneOfEachThing } from './one-of-each-thing.ts';
import { sharedLevels } from './likeness.ts';
import { known, type Picked, type PickInput } from './picked.ts';

/** Looked up for each one that is wanted: some turn out to be the thing itself in another colour, or to do instead of it. */
const LOOKED_UP_EACH = 2;

/**
 * Goes with it: what the feed says (`goes_with`) and what people buy together with it, each a ranked list of every base; what
 * both name comes first. On the bench what orders teach beats what is popular (`bench/README.md`), and the feed knows what has not
 * been bought yet. Never the base or another colour of it, never what lies in the basket, and nothing that would do instead of it,
 * unless the feed itself says that they go together: a second shredder no, its oil yes.
 */
export function complements(input: PickInput): Picked {
  const { plan, profile, catalog, count } = input;
  const bases = basesToComplete(input);
  if (bases.length === 0)
    return {
      lacks: 'Nothing is there for it to go with: no item on the page, none in the basket, none looked at.',
    };
  const lists = bases.map((base) => ({
    base,
    fed: base.item?.goesWith ?? [],
    taught: (catalog.lessons(base.id)?.together ?? []).map(({ item }) => item),
  }));
  const isFed = new Set(lists.flatMap(({ fed }) => fed));
  const taken = new Set(profile === null ? [] : basketOf(profile).map((line) => line.item));
  for (const { id } of bases) taken.add(id);
  const ids = fuseRanks([
    ...lists.map(({ fed }) => ({ ids: fed })),
    ...lists.map(({ taught }) => ({ ids: taught })),
  ])
    .filter((id) => !taken.has(id))
    .slice(0, count * LOOKED_UP_EACH);
  const items = known(catalog, ids).filter(
    (item) => !isOneOf(item, bases) && (isFed.has(item.id) || !doesInstead(item, bases, plan)),
  );
  if (items.length === 0) return { lacks: 'Neither the feed nor the orders say what goes with it.' };
  return {
    items: oneOfEachThing(items).slice(0, count),
    why: ({ id }) => {
      const byFeed = lists.find(({ fed }) => fed.includes(id));
      if (byFeed !== undefined) return `It goes with ${baseWords(byFeed.base)}.`;
      const byOrders = lists.find(({ taught }) => taught.includes(id)) ?? lists[0]!;
      return `Others bought it together with ${baseWords(byOrders.base)}.`;
    },
  };
}

function isOneOf(item: CatalogItem, bases: readonly Base[]): boolean {
  return bases.some((base) => thingOf(base.item ?? base) === thingOf(item));
}

/**
 * Another of its kind, which `similar` is for: people try on two dresses in one order, and neither goes with the other. A
 * consumable never does instead, being used up. In a path of two levels (`Women > Dresses`, `Women > Shoes`) what lies above
 * is a department and no kind.
 */
function doesInstead(item: CatalogItem, bases: readonly Base[], plan: Plan): boolean {
  if (kindOf(item, plan).replenishDays !== undefined) return false;
  return bases.some(
    ({ item: base }) =>
      base !== undefined &&
      isSameKind(base, item) &&
      (item.categories.length > 2 || sharedLevels(base, item) === item.categories.length),
  );
}
