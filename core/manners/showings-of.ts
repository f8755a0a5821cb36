import type { Profile, Showing } from '../profile/profile.ts';

/** What the visitor was shown of a slot, one entry a variant. */
export function showingsOf(profile: Profile | null, slotName: string): readonly Showing[] {
  if (profile === null) return NONE;
  return bySlotOf(profile).get(slotName) ?? NONE;
}

function bySlotOf(profile: Profile): ReadonlyMap<string, readonly Showing[]> {
  const before = kept.get(profile);
  if (before !== undefined) return before;
  const bySlot = new Map<string, Showing[]>();
  for (const [key, showing] of Object.entries(profile.showings)) {
    const slot = key.slice(0, key.indexOf('/'));
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), showing]);
  }
  kept.set(profile, bySlot);
  return bySlot;
}

const NONE: readonly Showing[] = [];
/** Asked for with every variant; profiles are never changed in place. */
const kept = new WeakMap<Profile, ReadonlyMap<string, readonly Showing[]>>();

/** Of one variant; undefined when it was never shown. */
export function showingOf(profile: Profile | null, slotName: string, variant: string): Showing | undefined {
  const key = `${slotName}/${variant}`;
  return profile !== null && Object.hasOwn(profile.showings, key) ? profile.showings[key] : undefined;
}
