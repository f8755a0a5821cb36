import type { Profile } from '../profile/profile.ts';
import { returnedAtOf } from '../profile/returned-at.ts';

/**
 * When an item came back to the shop last, ms since the epoch, by item; also of orders that are no longer remembered but for
 * what became of them. Asked for every item of every variant, so it is kept for as long as the profile is; profiles are never
 * changed in place.
 */
export function cameBackAt(profile: Profile): ReadonlyMap<string, number> {
  const before = kept.get(profile);
  if (before !== undefined) return before;
  const times = new Map(returnedAtOf(profile));
  for (const { back = {} } of Object.values(profile.fates))
    for (const [item, at] of Object.entries(back)) times.set(item, Math.max(at, times.get(item) ?? 0));
  kept.set(profile, times);
  return times;
}

const kept = new WeakMap<Profile, ReadonlyMap<string, number>>();
