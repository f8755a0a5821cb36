import { affinitiesOf, type Affinities } from '../profile/affinities.ts';
import type { Profile } from '../profile/profile.ts';

/** Of categories the base's own path says enough. */
const KINDS = ['brand', 'color', 'priceLevel'] as const;
export type Leanings = Pick<Affinities, (typeof KINDS)[number]>;

/**
 * What this visitor leans to, by what the events themselves said of the items: to look up each item of the profile would
 * cost more than it tells. Asked for every experience that was done, at 70 µs for a full profile, and so kept for as long as
 * the profile is and the moment lasts.
 */
export function leaningsOf(profile: Profile, now: number): Leanings {
  const before = kept.get(profile);
  if (before?.now === now) return before.affinities;
  const affinities = affinitiesOf(profile, now, () => undefined, KINDS);
  kept.set(profile, { now, affinities });
  return affinities;
}

const kept = new WeakMap<Profile, { now: number; affinities: Leanings }>();
