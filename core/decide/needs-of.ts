import { rankFocus } from '../pick/rank-focus.ts';
import type { Plan, Variant } from '../plan/plan.ts';
import { basketOf } from '../profile/basket-of.ts';
import type { Profile } from '../profile/profile.ts';
import { mentionsBasket } from './candidate-of.ts';
import type { Context } from './context.ts';
import { mayRemember } from './may-remember.ts';
import { placeholdersIn } from './placeholders.ts';
import { slotsToAnswer } from './slots-to-answer.ts';

/** What of the catalogue has to be at hand before `decideAll` is asked the same, each once. */
export function needsOf(input: {
  plan: Plan;
  slots: readonly string[];
  profile: Profile | null;
  context: Context;
}): { items: string[]; categories: string[] } {
  const { plan, context } = input;
  const profile = mayRemember(plan, context) ? input.profile : null;
  const variants = slotsToAnswer(plan, input.slots).flatMap((name) =>
    Object.hasOwn(plan.slots, name) ? (plan.slots[name]?.variants ?? []) : [],
  );
  const items = new Set(variants.flatMap((variant) => itemsOf(variant, profile, context)));
  const categories = variants.flatMap(({ about }) => (about && 'category' in about ? about.category : []));
  return { items: [...items], categories: [...new Set(categories)] };
}

function itemsOf({ about, content }: Variant, profile: Profile | null, context: Context): string[] {
  const lines = profile !== null && mentionsBasket(content, placeholdersIn(content)) ? basketOf(profile) : [];
  const named = lines.map((line) => line.item);
  // Without an `about`, a placeholder may mean the page's item.
  if (about === undefined) return context.page.itemId === undefined ? named : [context.page.itemId, ...named];
  if ('items' in about) return [...about.items, ...named];
  if ('category' in about) return named;
  switch (about.pick) {
    case 'focus':
      return [...rankFocus(profile, context).map(({ item }) => item), ...named];
    case 'basket':
      return profile === null ? [] : basketOf(profile).map((line) => line.item);
    case 'complements':
    case 'similar':
    case 'replenish':
    case 'popular':
    case 'next':
      return named;
    default:
      return about.pick satisfies never;
  }
}
