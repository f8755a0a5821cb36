import { heldOut, type HeldOut } from '../learn/held-out.ts';
import type { Slot } from '../plan/plan.ts';
import { sideOf, SITE_SIDE } from '../profile/assigned.ts';
import type { Moment } from './moment.ts';

/** Whether the visitor is held out of this slot at this moment: as before, or as the plan's shares say. */
export function heldOutAt(
  { visitor, plan, profile }: Pick<Moment, 'visitor' | 'plan' | 'profile'>,
  slotName: string,
  { holdout }: Pick<Slot, 'holdout'>,
): HeldOut {
  return heldOut({
    visitor,
    slot: slotName,
    siteHoldout: plan.holdout,
    slotHoldout: holdout,
    sides: { site: sideOf(profile, SITE_SIDE), slot: sideOf(profile, slotName) },
  });
}
