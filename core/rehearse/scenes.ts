import type { CatalogItem } from '../catalog/item.ts';
import type { Context } from '../decide/context.ts';
import { pathMatches } from '../manners/path-matches.ts';
import { rankFocus } from '../pick/rank-focus.ts';
import type { Slot } from '../plan/plan.ts';
import type { Profile } from '../profile/profile.ts';

export interface Scene {
  path: string;
  itemId?: string;
}

/** Where a slot without pages of its own is tried: the home page, and any page of an item. */
const ANYWHERE = ['/', '/*'] as const;

/**
 * The pages on which a slot is tried for this visitor: one for every pattern of its `pages`. A pattern that items' pages
 * match is tried with the item that the visitor is on about, else with one of `items`; any other with its `*` left out.
 */
export function scenesOf(
  slot: Slot,
  profile: Profile | null,
  context: Context,
  items: readonly CatalogItem[],
): Scene[] {
  const focus = rankFocus(profile, context).map(({ item }) => item);
  const foremost = [...items].sort((a, b) => rank(focus, a.id) - rank(focus, b.id));
  const scenes = (slot.pages ?? ANYWHERE).map((pattern) => {
    const item = pattern.includes('*')
      ? foremost.find(({ link }) => pathMatches(pathIn(link), pattern))
      : foremost.find(({ link }) => pathIn(link) === pattern);
    return item === undefined
      ? { path: pattern.replaceAll('*', '') }
      : { path: pathIn(item.link), itemId: item.id };
  });
  return scenes.filter((scene, index) => scenes.findIndex(({ path }) => path === scene.path) === index);
}

function rank(focus: readonly string[], id: string): number {
  const index = focus.indexOf(id);
  return index === -1 ? focus.length : index;
}

/** Path of a link, absolute or not, without query and fragment. */
function pathIn(link: string): string {
  return link.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/s, '') || '/';
}
