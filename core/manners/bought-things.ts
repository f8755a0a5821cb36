import { pathOf } from '../catalog/category-path.ts';
import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';
import { once } from '../catalog/once-a-request.ts';
import type { ItemLessons } from '../lessons/item-lessons.ts';
import type { Buy, Profile } from '../profile/profile.ts';
import { standingBuys } from '../profile/standing-buys.ts';
import { thingOf } from './thing-of.ts';

/** A thing of which a purchase stands, whatever variants of it were bought. */
export interface BoughtThing {
  readonly thing: string;
  /** The item that was bought last. */
  readonly id: string;
  /** That item, where the catalogue still has it. */
  readonly item: CatalogItem | undefined;
  /** What orders teach of it; of what lasts, as the feed says, nobody asks. */
  readonly lessons: ItemLessons | undefined;
  /** Its path; where the catalogue no longer has it, as it was when the visitor looked at it. */
  readonly categories: readonly string[];
  /** Ascending by time, at least one. */
  readonly buys: readonly Buy[];
  /** ms of the last of them. */
  readonly at: number;
}

type LookedUp = Pick<BoughtThing, 'id' | 'item' | 'lessons'>;

const NONE: readonly BoughtThing[] = [];

/** What the visitor has bought and kept. Asked for every item of every variant, so it is made once a request. */
export function boughtThings(profile: Profile | null, catalog: CatalogLookup): readonly BoughtThing[] {
  if (profile === null) return NONE;
  return once(catalog, boughtThings, profile, (noting) => {
    const ids = [...standingBuys(profile).keys()];
    return gather(
      profile,
      ids.map((id) => lookUp(id, noting)),
    );
  });
}

function lookUp(id: string, catalog: CatalogLookup): LookedUp {
  const item = catalog.item(id);
  const isDurable = item?.lifetimeDays !== undefined && item.replenishDays === undefined;
  return { id, item, lessons: item === undefined || isDurable ? undefined : catalog.lessons(id) };
}

function gather(profile: Profile, found: readonly LookedUp[]): readonly BoughtThing[] {
  if (found.length === 0) return NONE;
  const standing = standingBuys(profile);
  const things = new Map<string, BoughtThing>();
  for (const { id, item, lessons } of found) {
    const bought = standing.get(id) ?? [];
    const at = bought.at(-1)?.at ?? 0;
    const thing = thingOf(item ?? { id });
    const others = things.get(thing);
    const buys = [...bought, ...(others?.buys ?? [])].sort((a, b) => a.at - b.at);
    if (others !== undefined && others.at > at) things.set(thing, { ...others, buys });
    else {
      const categories = item?.categories ?? pathSeen(profile, id);
      things.set(thing, { thing, id, item, lessons, categories, buys, at });
    }
  }
  return [...things.values()];
}

function pathSeen({ items }: Profile, id: string): string[] {
  return pathOf((Object.hasOwn(items, id) ? items[id]?.category?.value : undefined) ?? '');
}
