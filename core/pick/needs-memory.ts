import type { About } from '../plan/plan.ts';

/** Whether what a variant is about can only be known from what the visitor did before. */
export function needsMemory(about: About | undefined): boolean {
  if (about === undefined || !('pick' in about)) return false;
  switch (about.pick) {
    case 'focus':
    case 'basket':
    case 'replenish':
    case 'next':
      return true;
    // These start from an item, which the page may name, or from everybody's choices.
    case 'complements':
    case 'similar':
    case 'popular':
      return false;
    default:
      return about.pick satisfies never;
  }
}
