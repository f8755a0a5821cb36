import { levelsOf } from '../catalog/ends-within.ts';
import type { Plan } from '../plan/plan.ts';
import type { Profile } from '../profile/profile.ts';

type Field = Plan['preferences'][string]['field'];

/** What the visitor has said about one field of items: what they want of it, or (`dislikes`) do not. */
export interface StatedFilter {
  readonly name: string;
  readonly field: Field | 'any';
  /** Levels of the category that is spoken of; undefined is everything. */
  readonly within: readonly string[] | undefined;
  /** Lower case, trimmed. */
  readonly values: readonly string[];
  /** In the visitor's words. */
  readonly said: string;
  /** ms */
  readonly at: number;
}

/** Named so, values are those of which the visitor wants none, whatever field they are of; it needs no word in the plan. */
export const DISLIKES = 'dislikes';
/** What forms send for "it does not matter". */
const ANYTHING: ReadonlySet<string> = new Set(['', 'any', 'all', 'no preference']);

const NONE: readonly StatedFilter[] = [];

/** Asked for every item of every variant, so it is kept for as long as the profile is; profiles are never changed in place. */
export function statedFilters(profile: Profile | null, plan: Plan): readonly StatedFilter[] {
  if (profile === null) return NONE;
  const before = kept.get(profile);
  if (before?.plan === plan) return before.filters;
  const filters = filtersOf(profile, plan);
  kept.set(profile, { plan, filters });
  return filters;
}

const kept = new WeakMap<Profile, { plan: Plan; filters: readonly StatedFilter[] }>();

function filtersOf({ said }: Profile, { preferences }: Plan): readonly StatedFilter[] {
  return Object.entries(said).flatMap(([name, { value, more = [], at }]) => {
    const values = [value, ...more];
    const lower = values.map((each) => each.trim().toLowerCase());
    const told = { name, values: lower, said: values.join(' or '), at };
    if (name === DISLIKES) return { ...told, field: 'any' as const, within: undefined };
    const preference = Object.hasOwn(preferences, name) ? preferences[name] : undefined;
    if (preference === undefined || lower.some((each) => ANYTHING.has(each))) return [];
    return {
      ...told,
      field: preference.field,
      within: preference.within === undefined ? undefined : levelsOf(preference.within),
    };
  });
}
