import type { About } from '../plan/plan.ts';
import { basket } from './basket.ts';
import { category } from './category.ts';
import { fixedItems } from './fixed-items.ts';
import { focus } from './focus.ts';
import { notYet } from './not-yet.ts';
import type { Picked, PickInput } from './picked.ts';

/** The items that a variant is about. */
export function pickAbout(about: About, input: PickInput): Picked {
  if ('items' in about) return fixedItems(about.items, input);
  if ('category' in about) return category(about.category, input);
  switch (about.pick) {
    case 'focus':
      return focus(input);
    case 'basket':
      return basket(input);
    case 'complements':
    case 'similar':
    case 'replenish':
    case 'popular':
    case 'next':
      return notYet(about.pick);
    default:
      return about.pick satisfies never;
  }
}
