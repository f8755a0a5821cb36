import { styleText } from 'node:util';
import type { ExperimentRow, Report, ReportExperiment } from '#core';
import { wrap } from './lay-out.ts';
import { tellAnnoyance } from './tell-annoyance.ts';
import { tellFew } from './tell-few.ts';
import { scaleFor, tellTable, type Line } from './tell-table.ts';
import { tellVerdict } from './tell-verdict.ts';

const HEADS = { control: 'against', without: 'against' };

/** Variants against each other, a table for each experiment, one scale for all. */
export function tellExperiments(report: Report, width: number): string[] {
  const { experiments, metric } = report;
  if (experiments.length === 0) return [];
  const lines = experiments.flatMap((experiment) => linesOf(experiment, width));
  const scale = scaleFor(lines, metric);
  return [
    styleText('bold', 'Experiments, variant against variant'),
    ...experiments.flatMap((experiment) => {
      const isMet = ({ shown, control }: ExperimentRow) => shown.visitors + control.visitors > 0;
      const [met, unmet] = [experiment.rows.filter(isMet), experiment.rows.filter((row) => !isMet(row))];
      return [
        ...wrap(`${experiment.slot}, against “${experiment.baseline}”`, width),
        ...(met.length > 0
          ? tellTable(linesOf({ ...experiment, rows: met }, width), report, { heads: HEADS, scale, width })
          : []),
        ...unmet.flatMap(({ verdict }) => tellVerdict(verdict, width, 2)),
      ];
    }),
    ...tellFew(lines),
    '',
  ];
}

function linesOf({ rows, baseline }: ReportExperiment, width: number): Line[] {
  return rows.map(({ variant, ...row }) => ({
    ...row,
    name: variant,
    below: tellAnnoyance(row.control, width, 2, `“${baseline}”`),
  }));
}
