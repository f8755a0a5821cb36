import { verdictOf } from '../measure/verdict-of.ts';
import type { Plan } from '../plan/plan.ts';
import { adjustPs } from './adjust-ps.ts';
import { isTooFew, judgeRow } from './judge-row.ts';
import { METRICS, type ReportQuery, type ReportRow, type Uplift } from './report.ts';
import type { ComparedRow } from './row-of.ts';

interface JudgeRowsOptions {
  metric: ReportQuery['metric'];
  days: number;
  slot: string | undefined;
  /** Of a slot as a whole: whether it is known to be shared out as the plan says. Left out where rows are not of variants. */
  isSlotEven?: ((slot: string) => boolean) | undefined;
}

/** What may be said of each row, taking all of them into account. */
export function judgeRows(
  rows: readonly ComparedRow[],
  plan: Plan,
  { metric, days, slot, isSlotEven }: JudgeRowsOptions,
): ReportRow[] {
  const adjusted = adjustPs(
    rows.map(({ uplift, sampleRatio }) => ({ uplift: uplift?.[metric] ?? null, sampleRatio })),
  );
  const compared = adjusted.filter((p) => p !== null).length;
  return rows.map((row, n) => {
    const pAdjusted = adjusted[n] ?? null;
    const verdict = judgeRow({
      ...row,
      uplift: row.uplift?.[metric] ?? null,
      metric,
      currency: plan.currency,
      pAdjusted,
      compared,
      days: row.name.day === undefined ? days : 1,
      isSlotEven: row.sampleRatio?.isTrusted === false && isSlotEven?.(row.name.slot ?? slot ?? '') === true,
      names: {
        treatment: quoted(row.name.variant ?? row.name.slot ?? slot) ?? 'Tact',
        control: row.against === 'control' ? 'this place left as it was' : 'the shop as it was',
      },
      apart: { done: 'held out', setting: 'holdout' },
      noControl:
        'Not known: nobody is held out. With a holdout above 0 in the plan, or in this slot, there is somebody to compare with.',
    });
    return { ...row, uplift: row.uplift && withoutMisleading(row.uplift), pAdjusted, verdict };
  });
}

function quoted(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `“${name}”`;
}

/** Relative readings of few visitors or orders are wrong far too often. */
function withoutMisleading(uplift: NonNullable<ReportRow['uplift']>): NonNullable<ReportRow['uplift']> {
  const [margin, revenue, conversion] = METRICS.map((metric) => absoluteIfFew(uplift[metric]));
  return margin && revenue && conversion ? { margin, revenue, conversion } : uplift;
}

function absoluteIfFew(uplift: Uplift): Uplift {
  if (!isTooFew(verdictOf(uplift, { adjustedP: 1 }))) return uplift;
  return {
    ...uplift,
    relative: null,
    adjusted: uplift.adjusted && { ...uplift.adjusted, relative: null },
  };
}
