import type { Interval } from '../measure/t-interval.ts';
import { bestReadings } from '../measure/verdict-of.ts';
import { currencyDigits } from '../money/currency-digits.ts';
import { namingOf } from './level-of.ts';
import { METRICS, type Metric, type Report, type ReportDimension, type ReportRow } from './report.ts';
import { writeCsv, type CsvCell } from './write-csv.ts';

/** Of an experiment, `against` is the variant that it is compared with, and `control_…` are that variant's figures. */
interface Line extends Omit<ReportRow, 'against'> {
  row: 'whole' | 'part' | 'experiment';
  against: string;
}

type Column = readonly [head: string, cell: (line: Line) => CsvCell];

/**
 * A report as a spreadsheet reads it: the whole first, then a line for each row, then one for each variant that an experiment compares with its
 * baseline. Money in major units, shares and relative uplift as fractions of 1.
 */
export function reportCsv(report: Report): string {
  const columns = columnsOf(report);
  const lines = linesOf(report);
  return writeCsv([
    columns.map(([head]) => head),
    ...lines.map((line) => columns.map(([, cell]) => cell(line))),
  ]);
}

function linesOf({ whole, rows, experiments }: Report): Line[] {
  return [
    { ...whole, row: 'whole' },
    ...rows.map((row): Line => ({ ...row, row: 'part' })),
    ...experiments.flatMap(({ slot, baseline, rows: variants }) =>
      variants.map(({ variant, ...row }): Line => {
        return { ...row, row: 'experiment', name: { slot, variant }, against: baseline };
      }),
    ),
  ];
}

/** What experiments are named by has a column where there are any. */
function namesOf(report: Report): readonly ReportDimension[] {
  const names = namingOf(report);
  const isNamed = report.experiments.some(({ rows }) => rows.length > 0);
  return isNamed ? [...new Set([...(['slot', 'variant'] as const), ...names])] : names;
}

function columnsOf(report: Report): Column[] {
  const scale = 10 ** currencyDigits(report.currency);
  const major = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? null : tidy(minor / scale);
  return [
    ['row', ({ row }) => row],
    ...namesOf(report).map((name): Column => [name, (row) => row.name[name]]),
    ['from', () => report.from],
    ['to', () => report.to],
    ['currency', () => report.currency],
    ['against', ({ against }) => against],
    ...(['shown', 'control'] as const).flatMap((group): Column[] => [
      [`${group}_visitors`, (row) => row[group].visitors],
      [`${group}_views`, (row) => row[group].views],
      [`${group}_clicked`, (row) => row[group].clicked],
      [`${group}_converted`, (row) => row[group].converted],
      [`${group}_orders`, (row) => row[group].orders],
      [`${group}_revenue`, (row) => major(row[group].revenue)],
      [`${group}_margin`, (row) => major(row[group].margin)],
      [`${group}_cost`, (row) => major(row[group].cost)],
      [`${group}_cut`, (row) => major(row[group].cut)],
      [`${group}_unconfirmed`, (row) => major(row[group].unconfirmed)],
    ]),
    ...METRICS.flatMap((metric) => metricColumns(metric, metric === 'conversion' ? tidyOrNull : major)),
    ['verdict', ({ verdict }) => verdict.code],
    ['reason', ({ verdict }) => verdict.reason],
    ['metric', () => report.metric],
    ['p_adjusted', ({ pAdjusted }) => pAdjusted],
    ['visitors_more', ({ verdict }) => verdict.visitorsMore],
    ['shares', ({ shares }) => shares],
    ['uncompared', ({ uncompared }) => uncompared],
    ['held_out_expected', ({ sampleRatio }) => sampleRatio?.expected],
    ['held_out_observed', ({ sampleRatio }) => sampleRatio?.observed],
    ['sample_ratio_p', ({ sampleRatio }) => sampleRatio?.p],
    ['dismissed_per_1000_views', ({ shown }) => shown.aThousandViews?.dismissed],
    ['not_for_me_per_1000_views', ({ shown }) => shown.aThousandViews?.refused],
    ['left_per_1000_views', ({ shown }) => shown.aThousandViews?.left],
    ['words', ({ verdict }) => verdict.words],
  ];
}

/** The difference that verdicts are made of, with both intervals; `worth` counts visitors who ordered where the metric is conversion. */
function metricColumns(metric: Metric, unit: (value: number | null | undefined) => CsvCell): Column[] {
  const worth = metric === 'conversion' ? 'extra_customers' : `${metric}_worth`;
  const best = (row: Line) => row.uplift && bestReadings(row.uplift[metric]);
  const bounds = (head: string, of: (row: Line) => Interval | undefined): Column[] => [
    [`${head}_low`, (row) => unit(of(row)?.[0])],
    [`${head}_high`, (row) => unit(of(row)?.[1])],
  ];
  return [
    [`shown_${metric}_per_visitor`, (row) => unit(row.shown.aVisitor[metric])],
    [`control_${metric}_per_visitor`, (row) => unit(row.control.aVisitor[metric])],
    [`${metric}_uplift`, (row) => unit(best(row)?.difference?.estimate)],
    ...bounds(`${metric}_uplift`, (row) => best(row)?.difference?.alwaysValid.interval),
    ...bounds(`${metric}_uplift_looked_once`, (row) => best(row)?.difference?.interval),
    [`${metric}_uplift_relative`, (row) => tidyOrNull(best(row)?.relative?.estimate)],
    [`${metric}_variance_removed`, (row) => tidyOrNull(row.uplift?.[metric].adjusted?.varianceRemoved)],
    [worth, (row) => (metric === 'conversion' ? tidyOrNull : unit)(row.uplift?.[metric].worth?.estimate)],
    ...bounds(worth, (row) => row.uplift?.[metric].worth?.interval),
  ];
}

/** Twelve digits are more than any of these has, and fewer than show how binary fractions end. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function tidyOrNull(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : tidy(value);
}
