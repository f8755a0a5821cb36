import type { PickName } from '../plan/plan.ts';
import type { Picked } from './picked.ts';

/** A pick that plans may name already and that nothing answers yet. */
export function notYet(pick: PickName): Picked {
  return { lacks: `The pick ${pick} is not there yet.` };
}
