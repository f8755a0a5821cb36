import type { Candidate } from '../manners/manner.ts';
import { basket } from '../pick/basket.ts';
import { pageItem } from '../pick/page-item.ts';
import { pickAbout } from '../pick/pick-about.ts';
import type { Picked, PickInput } from '../pick/picked.ts';
import type { Content, Variant } from '../plan/plan.ts';
import { basketOf } from '../profile/basket-of.ts';
import { placeholdersIn } from './placeholders.ts';

/** A variant with what it is about, and what it lacks where that could not be found. */
export interface Drawn {
  candidate: Candidate;
  lacks?: string;
}

export function candidateOf(variant: Variant, input: Omit<PickInput, 'count'>): Drawn {
  const names = placeholdersIn(variant.content);
  const picked = pick(variant, names, { ...input, count: itemsWanted(variant.content) });
  const lines = picked.lines ?? (mentionsBasket(variant.content, names) ? linesOf(input) : undefined);
  const candidate = {
    variant,
    items: 'items' in picked ? picked.items : [],
    ...(lines && { lines }),
  };
  return 'lacks' in picked ? { candidate, lacks: picked.lacks } : { candidate };
}

/** Whether the basket has to be looked up for this content, whatever the variant is about. */
export function mentionsBasket(content: Content, names: ReadonlySet<string>): boolean {
  return content.kind === 'basket' || [...names].some((name) => name.startsWith('basket.'));
}

function pick(variant: Variant, names: ReadonlySet<string>, input: PickInput): Picked {
  if (variant.about !== undefined) return pickAbout(variant.about, input);
  if (variant.content.kind === 'basket') return basket(input);
  return [...names].some((name) => name.startsWith('item.')) ? pageItem(input) : { items: [] };
}

function linesOf({ profile }: Pick<PickInput, 'profile'>) {
  return profile === null ? undefined : basketOf(profile);
}

function itemsWanted(content: Content): number {
  return content.kind === 'items' ? content.count : 1;
}
