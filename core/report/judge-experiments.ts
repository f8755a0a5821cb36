import type { Plan } from '../plan/plan.ts';
import { adjustPs } from './adjust-ps.ts';
import type { ComparedExperiment } from './experiments-of.ts';
import { judgeRow } from './judge-row.ts';
import type { Metric, ReportExperiment } from './report.ts';
import { withoutMisleading } from './without-misleading.ts';

/** What may be said of each variant against the first of its experiment. All of all experiments are one family, and no other row is in it. */
export function judgeExperiments(
  experiments: readonly ComparedExperiment[],
  { currency }: Pick<Plan, 'currency'>,
  { metric, days }: { metric: Metric; days: number },
): ReportExperiment[] {
  const all = experiments.flatMap(({ rows }) => rows);
  const adjusted = adjustPs(
    all.map(({ uplift, sampleRatio }) => ({ uplift: uplift?.[metric] ?? null, sampleRatio })),
  );
  const compared = adjusted.filter((p) => p !== null).length;
  let next = 0;
  return experiments.map(({ baseline, rows, ...experiment }) => ({
    ...experiment,
    baseline,
    rows: rows.map((row) => {
      const pAdjusted = adjusted[next++] ?? null;
      const [treatment, control] = [`“${row.variant}”`, `“${baseline}”`];
      const verdict = judgeRow({
        ...row,
        uplift: row.uplift?.[metric] ?? null,
        ...{ metric, currency, pAdjusted, compared, days },
        names: { treatment, control },
        apart: `given ${control}`,
        noControl: `Not known: there was nobody to whom chance could have given either ${treatment} or ${control}.`,
        nobody: `Nobody has been shown ${treatment} yet who could have been shown ${control} instead.`,
      });
      return { ...row, uplift: row.uplift && withoutMisleading(row.uplift), pAdjusted, verdict };
    }),
  }));
}
