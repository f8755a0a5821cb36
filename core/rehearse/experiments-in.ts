import type { Shares } from '../learn/power.ts';
import type { Plan } from '../plan/plan.ts';
import type { ForeseenExperiment } from './foreseen-experiment.ts';

/** A slot whose variants are compared by fixed shares, at least two of them. */
export interface PlannedExperiment {
  slot: string;
  variants: ForeseenExperiment['variants'];
  /** Of all who come by, those who are given either of the two variants with the least weight. */
  between: Shares;
  /** Those held out who would have been given the one with the least weight, and those who are; null where nobody is held out. */
  heldOut: Shares | null;
  /** Whether everybody may be given each of them, as far as audiences go. */
  isForAll: boolean;
}

/** Slots of the plan that are experiments, in its order. */
export function experimentsIn(plan: Plan): PlannedExperiment[] {
  return Object.entries(plan.slots).flatMap(([slot, { policy, holdout, variants }]) => {
    const weighed = variants.filter(({ weight }) => weight > 0);
    const weights = weighed.map(({ weight }) => weight).sort((a, b) => a - b);
    const [least, second] = weights;
    if (policy.kind !== 'experiment' || least === undefined || second === undefined) return [];
    const total = weights.reduce((sum, each) => sum + each, 0);
    const shown = (1 - plan.holdout) * (1 - holdout);
    return {
      slot,
      variants: weighed.map(({ id, weight }) => ({ variant: id, share: (shown * weight) / total })),
      between: [(shown * least) / total, (shown * second) / total],
      heldOut: heldOutShares(plan.holdout, holdout, least / total),
      isForAll: weighed.every(({ audience }) => audience === undefined),
    };
  });
}

/** The slot's own holdout is compared with, else the site's (`againstOf`). */
function heldOutShares(bySite: number, bySlot: number, share: number): Shares | null {
  if (bySlot > 0) return [(1 - bySite) * bySlot * share, (1 - bySite) * (1 - bySlot) * share];
  return bySite > 0 ? [bySite * share, (1 - bySite) * share] : null;
}
