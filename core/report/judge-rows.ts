import type { Plan } from '../plan/plan.ts';
import { adjustPs } from './adjust-ps.ts';
import { judgeRow } from './judge-row.ts';
import type { ReportQuery, ReportRow } from './report.ts';
import type { ComparedRow } from './row-of.ts';
import { withoutMisleading } from './without-misleading.ts';

interface JudgeRowsOptions {
  metric: ReportQuery['metric'];
  days: number;
  slot: string | undefined;
  /** Of a slot as a whole: whether it is known to be shared out as it was to be. Left out where rows are not of variants. */
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
      apart: 'held out',
      noControl:
        'Not known: nobody was held out. With a holdout above 0 in the plan, or in this slot, there is somebody to compare with.',
    });
    return { ...row, uplift: row.uplift && withoutMisleading(row.uplift), pAdjusted, verdict };
  });
}

function quoted(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `“${name}”`;
}
