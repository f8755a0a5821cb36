import type { Profile, Showing } from '../profile/profile.ts';

/** What the visitor was shown of a slot, one entry a variant. */
export function showingsOf(profile: Profile | null, slotName: string): Showing[] {
  if (profile === null) return [];
  return Object.entries(profile.showings)
    .filter(([key]) => key.slice(0, key.indexOf('/')) === slotName)
    .map(([, showing]) => showing);
}

/** Of one variant; undefined when it was never shown. */
export function showingOf(profile: Profile | null, slotName: string, variant: string): Showing | undefined {
  const key = `${slotName}/${variant}`;
  return profile !== null && Object.hasOwn(profile.showings, key) ? profile.showings[key] : undefined;
}
