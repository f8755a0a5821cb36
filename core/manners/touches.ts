import { isPromotional, messageAt } from '../profile/messages.ts';
import type { Plan } from '../plan/plan.ts';
import type { Profile, Showing } from '../profile/profile.ts';
import { occasions } from './occasions.ts';
import { viewsOf } from './views-of.ts';

const NONE: readonly number[] = [];

/**
 * Every time that the shop wanted something of this visitor, ascending, in ms since the epoch: an invitation seen, something
 * with an incentive seen in a slot, a message sent that was not asked for. Views of one thing within 30 minutes of each other
 * are one. As far as the profile remembers.
 */
export function touchesOf(profile: Profile, plan: Plan): readonly number[] {
  const before = found.get(profile);
  if (before?.plan === plan) return before.times;
  const shown = Object.entries(profile.showings).flatMap(([key, showing]) =>
    isTouch(key, showing, plan) ? occasions(timesOf(showing)) : NONE,
  );
  const sent = Object.values(profile.messages).flatMap((message) =>
    isPromotional(message) ? (message.sentAt ?? messageAt(message)) : NONE,
  );
  const times = [...shown, ...sent].sort((a, b) => a - b);
  found.set(profile, { plan, times });
  return times;
}

/** Asked for every variant that sells; neither a profile nor a plan is changed in place. */
const found = new WeakMap<Profile, { plan: Plan; times: readonly number[] }>();

function isTouch(key: string, { incentive }: Showing, plan: Plan): boolean {
  if (incentive !== undefined && incentive.value !== 'none') return true;
  const slot = key.slice(0, key.indexOf('/'));
  return Object.hasOwn(plan.slots, slot) && plan.slots[slot]?.kind === 'invitation';
}

/** An answer whose view was never reported was a view all the same. */
function timesOf(showing: Showing): number[] {
  const { dismissed, clickedAt, acceptedAt } = showing;
  return [...viewsOf(showing), ...dismissed, clickedAt, acceptedAt]
    .filter((at) => at !== undefined)
    .sort((a, b) => a - b);
}
