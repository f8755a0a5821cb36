import { canonical, compare } from './canonical.ts';
import { joinRecords } from './join-values.ts';
import { showingKey } from './showings.ts';
import type { Assigned, Profile } from './profile.ts';

/** Under which key it is remembered on which side of the whole site's holdout somebody is; no slot is called so. */
export const SITE_SIDE = '';

/** Where chance has put a visitor, by slot; the first word stands, as in the sums (`core/outcomes/first-arm.ts`). */
export function joinAssigned(a: Profile['assigned'], b: Profile['assigned']): Profile['assigned'] {
  if (a === undefined || b === undefined) return a ?? b;
  return joinRecords(a, b, earlier);
}

/** On which side of a holdout the visitor is; undefined while chance has not decided. */
export function sideOf(profile: Pick<Profile, 'assigned'> | null, slot: string): Assigned | undefined {
  return assignedAt(profile, slot);
}

/** How an experiment came to give the visitor this variant; undefined where it never did. */
export function drawnFor(
  profile: Pick<Profile, 'assigned'> | null,
  slot: string,
  variant: string,
): Assigned | undefined {
  return assignedAt(profile, showingKey(slot, variant));
}

function assignedAt(profile: Pick<Profile, 'assigned'> | null, key: string): Assigned | undefined {
  const assigned = profile?.assigned;
  return assigned !== undefined && Object.hasOwn(assigned, key) ? assigned[key] : undefined;
}

function earlier(a: Assigned, b: Assigned): Assigned {
  return (compare(a.at, b.at) || compare(canonical(a), canonical(b))) <= 0 ? a : b;
}
