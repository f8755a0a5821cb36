import type { Context } from '../decide/context.ts';
import type { Profile } from '../profile/profile.ts';
import { visitOf } from '../profile/visit-of.ts';

/** Without a visit to go by, what was read within GA4's session timeout is being read now. */
const READING_NOW_MS = 30 * 60_000;

/** The page's item, when a part of it (reviews, sizes, …) was read in this visit, with the ms of the last such reading. */
export function readingNow(profile: Profile, context: Context): { item: string; at: number } | null {
  const here = context.page.itemId;
  if (here === undefined || !Object.hasOwn(profile.items, here)) return null;
  const regions = profile.items[here]?.regions;
  if (regions === undefined) return null;
  const since = visitOf(profile, context.session)?.start ?? context.now - READING_NOW_MS;
  const at = Math.max(...Object.values(regions));
  return at >= since ? { item: here, at } : null;
}
