import type { CatalogLookup } from '../catalog/item.ts';
import type { Plan } from '../plan/plan.ts';
import type { Profile } from '../profile/profile.ts';
import { boughtThings, type BoughtThing } from './bought-things.ts';
import { restOf, type Rest } from './rest-of.ts';

const DAY_MS = 24 * 3_600_000;

/** What was bought and kept, with how long it is not to be sold again. */
export interface Resting extends BoughtThing {
  readonly rest: Rest;
  /** ms; Infinity for what is done once and for all. */
  readonly until: number;
}

export interface RestingThings {
  /** By thing, and by the id of the item that was bought. */
  readonly same: ReadonlyMap<string, Resting>;
  /** Those of which another does instead. */
  readonly replaceable: readonly Resting[];
}

/** With nothing bought null. Asked for every item of every variant, so it is kept as long as what was bought is. */
export function restingThings(given: {
  plan: Plan;
  profile: Profile;
  catalog: CatalogLookup;
  /** For what nothing is known of. */
  days: number;
}): RestingThings | null {
  const bought = boughtThings(given.profile, given.catalog);
  if (bought.length === 0) return null;
  const before = kept.get(bought);
  if (before?.plan === given.plan) return before.things;
  const resting = bought.map((thing): Resting => {
    const rest = restOf(thing, given);
    return { ...thing, rest, until: rest.how === 'done' ? Infinity : thing.at + rest.days * DAY_MS };
  });
  const same = new Map(resting.map((each) => [each.id, each]));
  for (const each of resting) same.set(each.thing, each);
  const replaceable = resting.filter(({ rest }) => rest.how === 'lasts' && rest.substitutes);
  const things = { same, replaceable };
  kept.set(bought, { plan: given.plan, things });
  return things;
}

const kept = new WeakMap<readonly BoughtThing[], { plan: Plan; things: RestingThings }>();
