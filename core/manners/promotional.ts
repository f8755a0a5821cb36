import type { Subject } from './manner.ts';

/** Whether this goes to the visitor by another way than the page it is on. */
export function isSentOut({ channel }: Subject['context']): boolean {
  return channel !== undefined && channel !== 'site';
}

/**
 * Whether this sells: an invitation, an incentive, or things that the visitor has not put in the basket. What helps
 * (`purpose: 'service'`) does not; nor does a banner about nothing in particular, which is the shop's own voice.
 */
export function isPromotional({ slot, candidate, context }: Subject): boolean {
  const { purpose, incentive, about, content } = candidate.variant;
  if (purpose === 'service') return false;
  if (slot.kind === 'invitation' || incentive.kind !== 'none' || isSentOut(context)) return true;
  if (candidate.items.length === 0) return false;
  const isBasket =
    content.kind === 'basket' || (about !== undefined && 'pick' in about && about.pick === 'basket');
  return !isBasket;
}
