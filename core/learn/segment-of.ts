import type { Plan } from '../plan/plan.ts';
import { affinitiesOf } from '../profile/affinities.ts';
import { lifeCycleOf, type Stage } from '../profile/life-cycle.ts';
import type { Profile } from '../profile/profile.ts';

/** Nobody is known, or nothing is liked more than anything else. */
export const NO_TASTE = '-';
/** Of all that speaks for anything, what has to speak for one department: half is more than for all others together. */
const TASTE_SHARE_MIN = 0.5;
/**
 * Characters of a department's name that sums are kept under; longer ones are cut. Departments are what events call them, and nobody has a list
 * of a shop's at hand, so whoever forges events can have sums kept under any name of letters and digits: of himself alone, and what bandits
 * learn stays with the TASTES_MAX most visited.
 */
const TASTE_LENGTH_MAX = 24;

/** First and second order are the same to a policy, and so are regulars and VIPs: twice the people to learn from. */
const STAGE_GROUPS: Readonly<Record<Stage, string>> = {
  new: 'new',
  considering: 'considering',
  first_order: 'customer',
  second_order: 'customer',
  regular: 'regular',
  vip: 'regular',
  drifting: 'drifting',
};

/**
 * Whom a visitor is like, for what sums and bandits tell apart: `stage/taste`, where the stage is one of five and the taste the
 * department that most of what they looked at and bought belongs to: `considering/women`, `new/-`. Few on purpose: what is
 * learned of a segment is learned from its visitors.
 */
export function segmentOf(
  profile: Profile | null,
  { now, plan }: { now: number; plan: Pick<Plan, 'lifecycle' | 'currency'> },
): string {
  if (profile === null) return `new/${NO_TASTE}`;
  return `${STAGE_GROUPS[lifeCycleOf(profile, { now, plan }).stage]}/${tasteOf(profile, now)}`;
}

/** By what the events said of their items: the catalogue is not asked, so that a record has all that this rests on. */
function tasteOf(profile: Profile, now: number): string {
  const departments = affinitiesOf(profile, now, () => undefined, ['category']).category.filter(
    ({ value }) => !value.includes(' > '),
  );
  const [first] = departments.toSorted((a, b) => b.share - a.share || (a.value < b.value ? -1 : 1));
  if (first === undefined || first.share <= TASTE_SHARE_MIN) return NO_TASTE;
  const plain = first.value
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  // By whole characters: half of one is stored as another.
  const name = Array.from(plain).slice(0, TASTE_LENGTH_MAX).join('');
  return name === '' ? NO_TASTE : name;
}
