import type { Profile, Showing } from '../profile/profile.ts';

/** What the visitor was shown of a slot, one entry a variant. */
export function showingsOf(profile: Profile | null, slotName: string): readonly Showing[] {
  return profile === null ? NONE : [...(bySlotOf(profile).get(slotName)?.values() ?? NONE)];
}

/** Of one variant; undefined when it was never shown. */
export function showingOf(profile: Profile | null, slotName: string, variant: string): Showing | undefined {
  return profile === null ? undefined : bySlotOf(profile).get(slotName)?.get(variant);
}

type BySlot = ReadonlyMap<string, ReadonlyMap<string, Showing>>;

/** A profile's keys are `slot/variant`; to put one together at each of a thousand look-ups took a twentieth of a decision. */
function bySlotOf(profile: Profile): BySlot {
  const before = kept.get(profile);
  if (before !== undefined) return before;
  const bySlot = new Map<string, Map<string, Showing>>();
  for (const [key, showing] of Object.entries(profile.showings)) {
    const end = key.indexOf('/');
    const slot = key.slice(0, end);
    const byVariant = bySlot.get(slot);
    if (byVariant === undefined) bySlot.set(slot, new Map([[key.slice(end + 1), showing]]));
    else byVariant.set(key.slice(end + 1), showing);
  }
  kept.set(profile, bySlot);
  return bySlot;
}

const NONE: readonly Showing[] = [];
/** Asked for with every variant; profiles are never changed in place. */
const kept = new WeakMap<Profile, BySlot>();
