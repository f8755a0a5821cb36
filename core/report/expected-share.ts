import type { Plan } from '../plan/plan.ts';

/**
 * Of the visitors of a comparison, the share that the plan holds out: by the site against everybody else, by the slot (asked after the
 * site, by itself) against those shown, or by the site against those that a slot shows something.
 *
 * @param slot '' for the site as a whole
 */
export function expectedShare(
  plan: Pick<Plan, 'holdout' | 'slots'>,
  slot: string,
  against: 'control' | 'site_control',
): number {
  const bySite = plan.holdout;
  const bySlot = plan.slots[slot]?.holdout ?? 0;
  if (against === 'control') return bySlot;
  if (slot === '') return bySite;
  const shown = (1 - bySite) * (1 - bySlot);
  return bySite + shown > 0 ? bySite / (bySite + shown) : 0;
}
