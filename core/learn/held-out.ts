import { hashShare } from './hash.ts';

export interface HeldOut {
  /** Who holds this visitor out; null when nobody does. */
  by: 'site' | 'slot' | null;
  /** Probability with which a visitor was held out here, by the site or by the slot, when chance decided. */
  share: number;
  /** Of the site's holdout alone. */
  site: number;
  /** Of the slot's, among those whom the site does not hold out. */
  slot: number;
}

/** What is remembered of a visitor and a holdout. */
export interface Side {
  /** What the holdout was when chance decided. */
  share: number;
  held?: true;
}

/**
 * Whether this visitor belongs to the control group of a slot. Sticky: whoever is on a side (`sides`) stays there, whatever becomes of the
 * holdout; of the others the same visitor is always on the same side, and raising a holdout only ever adds visitors to it.
 *
 * A holdout of 0 or of 1 is no draw but a decision for everybody, and overrules what chance had decided.
 *
 * Nobody (an empty `visitor`) is held out, unless a holdout is 1: who is not known can neither be kept on one side nor
 * be counted, and so would only lose what helps without anything being learnt.
 */
export function heldOut(input: {
  visitor: string;
  slot: string;
  siteHoldout: number;
  slotHoldout: number;
  /** On which sides the visitor is already. */
  sides?: { site?: Side | undefined; slot?: Side | undefined };
}): HeldOut {
  const { visitor, slot, siteHoldout, slotHoldout, sides } = input;
  const ofSite = sideOf(visitor, 'holdout:site', siteHoldout, sides?.site);
  const ofSlot = sideOf(visitor, `holdout:slot:${slot}`, slotHoldout, sides?.slot);
  return {
    by: ofSite.held ? 'site' : ofSlot.held ? 'slot' : null,
    share: 1 - (1 - ofSite.share) * (1 - ofSlot.share),
    site: ofSite.share,
    slot: ofSlot.share,
  };
}

function sideOf(visitor: string, salt: string, holdout: number, known: Side | undefined): Side {
  if (holdout >= 1) return { share: 1, held: true };
  if (holdout <= 0 || visitor === '') return { share: 0 };
  if (known !== undefined) return known;
  return { share: holdout, ...(hashShare(visitor, salt) < holdout && { held: true as const }) };
}
