import { pathOf } from '../catalog/category-path.ts';
import type { CatalogLookup } from '../catalog/item.ts';
import { affinitiesOf } from '../profile/affinities.ts';
import { compare } from '../profile/canonical.ts';
import type { Profile } from '../profile/profile.ts';

/** A category that a visitor leans to. */
export interface LikedCategory {
  /** Broadest first; the broadest levels may be missing (`pathText`). */
  path: readonly string[];
  /** 0 to 1, of all that speaks for any category. */
  share: number;
}

/** What must speak for a category for it to be a liking: a quarter of all. */
const SHARE_MIN = 0.25;
/** Each is a list to look up. */
const LIKED_MAX = 2;

/** What this visitor leans to, the narrowest first: who likes midi dresses is told of these before dresses of all kinds. */
export function likedCategories(
  profile: Profile,
  now: number,
  catalog: Pick<CatalogLookup, 'item'>,
): LikedCategory[] {
  // What was bought is looked up anyhow; of what was only looked at, what the page said will do.
  const describe = (id: string) => (Object.hasOwn(profile.bought, id) ? catalog.item(id) : undefined);
  return affinitiesOf(profile, now, describe, ['category'])
    .category.filter(({ share }) => share >= SHARE_MIN)
    .map(({ value, share }) => ({ path: pathOf(value), share }))
    .sort(
      (a, b) => b.path.length - a.path.length || b.share - a.share || compare(a.path.join(), b.path.join()),
    )
    .slice(0, LIKED_MAX);
}
