import type { CellTotal } from '../outcomes/cell.ts';
import type { Plan } from '../plan/plan.ts';
import { SAMPLE_RATIO_ALPHA, sampleRatio } from '../measure/sample-ratio.ts';
import { addUp } from './add-up.ts';
import { expectedShare } from './expected-share.ts';
import { figuresOf } from './figures-of.ts';
import type { ReportRow, SampleRatio } from './report.ts';
import { upliftOf } from './uplift.ts';

/** A row before verdicts: those take all rows into account. */
export type ComparedRow = Omit<ReportRow, 'pAdjusted' | 'verdict'>;

export interface RowInput {
  name: ReportRow['name'];
  /** Of one level, so that no visitor is in two of them but by seeing two things. */
  cells: readonly CellTotal[];
  /** '' for the site as a whole. */
  slot: string;
  against: ReportRow['against'];
  plan: Pick<Plan, 'holdout' | 'slots'>;
}

/** Those who were shown something against those who were held out of it. */
export function rowOf({ name, cells, slot, against, plan }: RowInput): ComparedRow {
  const [shown, control] = ['shown', against].map((arm) => addUp(cells.filter((cell) => cell.arm === arm)));
  if (shown === undefined || control === undefined) throw new Error('Two groups make two sums.');
  const isComparable = shown.visitors > 1n && control.visitors > 1n;
  return {
    name,
    against,
    shown: figuresOf(shown),
    control: figuresOf(control),
    uplift: isComparable
      ? {
          margin: upliftOf(shown, control, 'margin'),
          revenue: upliftOf(shown, control, 'revenue'),
          conversion: upliftOf(shown, control, 'conversion'),
        }
      : null,
    sampleRatio: sampleRatioOf(
      Number(shown.visitors),
      Number(control.visitors),
      expectedShare(plan, slot, against),
    ),
  };
}

/**
 * @param expected share of the two groups' visitors that is meant to be in the second
 * @returns null where there is nobody, or nobody is meant to be held out and nobody is
 */
export function sampleRatioOf(shown: number, control: number, expected: number): SampleRatio | null {
  const visitors = shown + control;
  if (visitors === 0 || (expected === 0 && control === 0)) return null;
  const p = sampleRatio([shown, control], [1 - expected, expected]);
  return { p, expected, observed: control / visitors, isTrusted: p >= SAMPLE_RATIO_ALPHA };
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
