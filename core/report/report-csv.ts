import type { Interval } from '../measure/t-interval.ts';
import { bestReadings } from '../measure/verdict-of.ts';
import { currencyDigits } from '../money/currency-digits.ts';
import { namingOf } from './level-of.ts';
import { METRICS, type Metric, type Report, type ReportRow } from './report.ts';
import { writeCsv, type CsvCell } from './write-csv.ts';

type Column = readonly [head: string, cell: (row: ReportRow) => CsvCell];

/**
 * A report as a spreadsheet reads it: the whole first, then a line for each row. Money in major units, shares and relative uplift as
 * fractions of 1.
 */
export function reportCsv(report: Report): string {
  const columns = columnsOf(report);
  const all = [report.whole, ...report.rows];
  return writeCsv([columns.map(([head]) => head), ...all.map((row) => columns.map(([, cell]) => cell(row)))]);
}

function columnsOf(report: Report): Column[] {
  const scale = 10 ** currencyDigits(report.currency);
  const major = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? null : tidy(minor / scale);
  return [
    ['row', (row) => (row === report.whole ? 'whole' : 'part')],
    ...namingOf(report).map((name): Column => [name, (row) => row.name[name]]),
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
  const best = (row: ReportRow) => row.uplift && bestReadings(row.uplift[metric]);
  const bounds = (head: string, of: (row: ReportRow) => Interval | undefined): Column[] => [
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
