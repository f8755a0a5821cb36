import type { CellTotal } from '../outcomes/cell.ts';
import type { Plan } from '../plan/plan.ts';
import { chanceHeldOut } from './chance-by.ts';
import { compareGroups } from './compare-groups.ts';
import type { ReportRow } from './report.ts';
import type { TwoGroups } from './strata-of.ts';

/** A row before verdicts: those take all rows into account. */
export type ComparedRow = Omit<ReportRow, 'pAdjusted' | 'verdict'>;

export interface RowInput extends Comparing {
  name: ReportRow['name'];
}

export interface Comparing {
  /** Of one level, so that no visitor is in two of them but by seeing two things. */
  cells: readonly CellTotal[];
  /** '' for the site as a whole. */
  slot: string;
  against: ReportRow['against'];
  plan: Pick<Plan, 'holdout' | 'slots'>;
}

/** Those who were shown something against those who were held out of it. */
export function rowOf({ name, ...comparing }: RowInput): ComparedRow {
  return { name, against: comparing.against, ...compareGroups(heldOut(comparing)) };
}

/** Those who were shown something, and those who were held out of it. */
export function heldOut({ cells, slot, against, plan }: Comparing): TwoGroups {
  return {
    cells,
    sideOf: ({ arm }) => (arm === 'shown' ? 'shown' : arm === against ? 'control' : undefined),
    chanceOf: chanceHeldOut(plan, slot, against),
  };
}

/**
 * The slot's own holdout, which tells of this slot alone; where it has none, the site's, which sees nothing of any slot. Decided for a slot
 * as a whole, so that its rows are alike.
 *
 * @param cells all of the period
 */
export function againstOf(
  cells: readonly CellTotal[],
  plan: Pick<Plan, 'slots'>,
  slot: string,
): ReportRow['against'] {
  if (slot === '') return 'site_control';
  if ((plan.slots[slot]?.holdout ?? 0) > 0) return 'control';
  const isHeldOut = ({ variant, arm, ...cell }: CellTotal) =>
    cell.slot === slot && variant === '' && arm === 'control';
  return cells.some((cell) => isHeldOut(cell) && cell.sums.visitors > 0n) ? 'control' : 'site_control';
}
