import { boundProfile } from '../profile/bound-profile.ts';
import { joinAssigned, SITE_SIDE } from '../profile/assigned.ts';
import type { Assigned, Profile } from '../profile/profile.ts';
import { showingKey } from '../profile/showings.ts';
import { roundShare } from './draw.ts';
import type { Served } from './served.ts';

/**
 * The profile that knows where chance has put its visitor, as these decisions say: they stay there when the plan's shares change. The same
 * object where they tell nothing new.
 *
 * Only what chance decided: where a holdout is 0 nobody was assigned, and once it is raised everybody is. Otherwise only newcomers would be held out,
 * and compared with everybody who was there before.
 */
export function rememberAssigned(profile: Profile, served: readonly Served[]): Profile {
  const before = profile.assigned;
  const assigned = served.map(assignedBy).reduce(joinAssigned, before);
  if (assigned === undefined || isSame(assigned, before)) return profile;
  const bounded = boundProfile({ ...profile, assigned });
  // What found no room comes again with every page.
  return isSame(bounded.assigned, before) ? profile : bounded;
}

function isSame(a: Profile['assigned'] = {}, b: Profile['assigned'] = {}): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function assignedBy({ at, slot, variant, arm, draw }: Served): Profile['assigned'] {
  if (draw === undefined || !ASSIGNED.has(arm)) return undefined;
  const { site, slot: ofSlot, share, shares } = draw;
  const isOut = arm === 'site_control';
  return {
    ...(isChance(site) && { [SITE_SIDE]: side(at, site, isOut) }),
    // On which side of the slot's holdout they would be, nobody has looked.
    ...(isChance(ofSlot) && !isOut && { [slot]: side(at, ofSlot, arm === 'control') }),
    ...(share !== undefined && {
      [showingKey(slot, variant)]: {
        at,
        share: roundShare(share),
        ...(shares && { shares: roundShares(shares) }),
      },
    }),
  };
}

const ASSIGNED: ReadonlySet<Served['arm']> = new Set<Served['arm']>(['shown', 'control', 'site_control']);

function side(at: number, share: number, isHeld: boolean): Assigned {
  return { at, share: roundShare(share), ...(isHeld && { held: true as const }) };
}

function isChance(share: number | undefined): share is number {
  return share !== undefined && share > 0 && share < 1;
}

/** As shares stand in draws; thirds would take three times the room. */
function roundShares(shares: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(shares).map(([id, share]) => [id, roundShare(share)]));
}
