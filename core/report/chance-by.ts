import { readDraw } from '../outcomes/draw.ts';
import type { Plan } from '../plan/plan.ts';

/** By which chance somebody is in the second group of a comparison. */
export interface Chance {
  /** Of those who are in either group, 0 to 1. */
  share: number;
  /** Whether that was told with the visitors; otherwise it is what the plan says now, which they may have come too early for. */
  isTold: boolean;
}

/** The same for all who have the same draw (`drawOf`). */
export type ChanceOf = (draw: string) => Chance;

/** Of people held out by the site against everybody else, by the slot (drawn by itself) against those shown, or by the site against those that a slot shows something. */
export function chanceHeldOut(
  plan: Pick<Plan, 'holdout' | 'slots'>,
  slot: string,
  against: 'control' | 'site_control',
): ChanceOf {
  return (draw) => {
    const { site, slot: ofSlot } = readDraw(draw) ?? {};
    const bySite = site ?? plan.holdout;
    const bySlot = ofSlot ?? plan.slots[slot]?.holdout ?? 0;
    if (against === 'control') return { share: bySlot, isTold: ofSlot !== undefined };
    if (slot === '') return { share: bySite, isTold: site !== undefined };
    const shown = (1 - bySite) * (1 - bySlot);
    const share = bySite + shown > 0 ? bySite / (bySite + shown) : 0;
    return { share, isTold: site !== undefined && ofSlot !== undefined };
  };
}

/** Of people spared a manner, against those from whom it held something back. */
export function chanceSpared(share: number): ChanceOf {
  return (draw) => {
    const spared = readDraw(draw)?.spared;
    return { share: spared ?? share, isTold: spared !== undefined };
  };
}
