import type { CatalogLookup, Wanted } from '../catalog/item.ts';
import { sharing } from '../catalog/once-a-request.ts';
import type { Plan } from '../plan/plan.ts';
import { basketOf } from '../profile/basket-of.ts';
import type { Profile } from '../profile/profile.ts';
import { candidateOf } from './candidate-of.ts';
import type { Context } from './context.ts';
import { noted, type NotingLookup } from './lookup-of.ts';
import { mayRemember } from './may-remember.ts';
import { slotsToAnswer } from './slots-to-answer.ts';

/** Picks go from an item to what goes with it to what that is: two steps, and one for lists. */
export const WANTED_ROUNDS_MAX = 3;

/**
 * What has to be at hand before `decideAll` is asked the same: all that its picks and manners look up, given what is at
 * hand already. What is found leads to more (an item to what goes with it), so ask again with that, until nothing is
 * wanted that was not asked for before, at most WANTED_ROUNDS_MAX times. What is missing then is not picked.
 */
export function wantedBy(input: {
  plan: Plan;
  slots: readonly string[];
  profile: Profile | null;
  context: Context;
  catalog: CatalogLookup;
}): Wanted {
  const { plan, context } = input;
  const profile = mayRemember(plan, context) ? input.profile : null;
  const catalog = noted(sharing(input.catalog));
  const variants = slotsToAnswer(plan, input.slots).flatMap((name) =>
    Object.hasOwn(plan.slots, name) ? (plan.slots[name]?.variants ?? []) : [],
  );
  for (const variant of variants) candidateOf(variant, { plan, profile, context, catalog });
  if (variants.length > 0) lookUpForManners(profile, context, catalog);
  return catalog.asked();
}

/** Manners compare what is picked with what was bought, what lies in the basket, and what the page is about. */
function lookUpForManners(profile: Profile | null, context: Context, catalog: NotingLookup): void {
  const here = context.page.itemId;
  if (here !== undefined) {
    catalog.item(here);
    catalog.lessons(here);
  }
  if (profile === null) return;
  for (const { item } of basketOf(profile)) catalog.item(item);
  for (const id of Object.keys(profile.bought)) {
    const item = catalog.item(id);
    // How long it lasts is the feed's word first for what is durable; only else is it asked what orders teach.
    const isDurable = item?.lifetimeDays !== undefined && item.replenishDays === undefined;
    if (item !== undefined && !isDurable) catalog.lessons(id);
  }
}
