import type { Context } from '../decide/context.ts';
import type { About } from '../plan/plan.ts';

/** Whether what a variant is about can, on this page, only be known from what the visitor did before. */
export function needsMemory(about: About | undefined, { itemId }: Pick<Context['page'], 'itemId'>): boolean {
  if (about === undefined || !('pick' in about)) return false;
  switch (about.pick) {
    case 'basket':
    case 'replenish':
    case 'next':
    case 'bought':
      return true;
    // These start from an item, which the page may name: reading about it is what the visitor is on about.
    case 'focus':
    case 'complements':
    case 'similar':
      return itemId === undefined;
    // From everybody's choices.
    case 'popular':
      return false;
    default:
      return about.pick satisfies never;
  }
}
