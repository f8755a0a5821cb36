import { hashShare } from './hash.ts';

export interface HeldOut {
  /** Who holds this visitor out; null when nobody does. */
  by: 'site' | 'slot' | null;
  /** Probability with which a visitor is held out here, by the site or by the slot. */
  share: number;
}

/**
 * Whether this visitor belongs to the control group of a slot. Sticky: the same visitor is always on the same side, and
 * raising a holdout only ever adds visitors to it.
 *
 * Nobody (an empty `visitor`) is held out, unless a holdout is 1: who is not known can neither be kept on one side nor
 * be counted, and so would only lose what helps without anything being learnt.
 */
export function heldOut(input: {
  visitor: string;
  slot: string;
  siteHoldout: number;
  slotHoldout: number;
}): HeldOut {
  const { visitor, slot, siteHoldout, slotHoldout } = input;
  if (visitor === '') {
    const by = siteHoldout >= 1 ? 'site' : slotHoldout >= 1 ? 'slot' : null;
    return { by, share: by === null ? 0 : 1 };
  }
  const share = 1 - (1 - siteHoldout) * (1 - slotHoldout);
  if (hashShare(visitor, 'holdout:site') < siteHoldout) return { by: 'site', share };
  if (hashShare(visitor, `holdout:slot:${slot}`) < slotHoldout) return { by: 'slot', share };
  return { by: null, share };
}
