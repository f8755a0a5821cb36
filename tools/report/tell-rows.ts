import { styleText } from 'node:util';
import { bestReadings, formatChange, MINIMUM } from '#core';
import type { Report, ReportRow } from '#core';
import { drawInterval, scaleOf, type Scale } from './draw-interval.ts';
import { count, fit } from './lay-out.ts';
import { tellAnnoyance } from './tell-annoyance.ts';
import { inColourOf, tellVerdict } from './tell-verdict.ts';
import { shortPoints, valueOf } from './tell-whole.ts';
import { isTold, tellAmount, tellWorth } from './tell-worth.ts';

interface Column {
  head: string;
  cells: number;
  align: 'left' | 'right';
  tell: (row: ReportRow) => string;
}

const NAME_CELLS = 20;
const CHART_CELLS = 24;
const CHART_CELLS_MAX = 44;
/** From here on there is room for what a visitor of each group is worth, and for the worth of all. */
const WIDE = 120;

const FEW = 'too few yet';
const FEW_WORDS = `  ${FEW}: below ${MINIMUM.visitors} visitors, or ${MINIMUM.conversions} who order, in one of the two groups`;

/** A line for each row with its interval drawn, one scale for all; its verdict below. */
export function tellRows(report: Report, width: number): string[] {
  const { rows, metric, by } = report;
  if (rows.length === 0) return [];
  const intervals = rows.flatMap((row) => {
    const reading = bestOf(row, metric);
    return reading ? [reading.alwaysValid.interval] : [];
  });
  const columns = columnsOf(report, scaleOf(intervals), width);
  const line = (cells: (column: Column) => string) => columns.map(cells).join(' ');
  return [
    styleText('bold', `By ${by.join(', ')}`),
    styleText(
      'dim',
      line(({ head, cells, align }) => fit(head, cells, align)),
    ),
    ...rows.flatMap((row) => [
      ...(nameOf(row).length > NAME_CELLS ? [nameOf(row)] : []),
      line(({ tell, cells, align }) => {
        const text = fit(tell(row), cells, align);
        return cells >= CHART_CELLS ? inColourOf(row.verdict.code, text) : text;
      }),
      ...(isFew(row) ? [] : tellVerdict(row.verdict, width, 2)),
      ...worthLine(row),
      ...tellAnnoyance(row.shown, width, 2),
    ]),
    ...(rows.some(isFew) ? [styleText('dim', FEW_WORDS)] : []),
    '',
  ];

  function worthLine({ uplift, verdict }: ReportRow): string[] {
    const worth = tellWorth(uplift?.[metric], verdict, report);
    return worth === undefined ? [] : [`  ${worth}`];
  }
}

function columnsOf({ metric, currency }: Report, scale: Scale, width: number): Column[] {
  const best = (row: ReportRow) => bestOf(row, metric);
  const right = (head: string, cells: number, tell: Column['tell']): Column => ({
    ...{ head, cells, tell },
    align: 'right',
  });
  const isWide = width >= WIDE;
  const before: Column[] = [
    { head: 'name', cells: NAME_CELLS, align: 'left', tell: shortNameOf },
    right('visitors', 9, ({ shown }) => count(shown.visitors)),
    right('held out', 8, ({ control }) => count(control.visitors)),
    ...(isWide
      ? [
          right('shown', 9, ({ shown }) => valueOf(shown, metric, currency)),
          right('without', 9, ({ control }) => valueOf(control, metric, currency)),
        ]
      : []),
  ];
  const behind: Column[] = [
    right('difference', 12, (row) => {
      const estimate = best(row)?.estimate;
      if (isFew(row)) return FEW;
      return estimate === undefined ? '–' : shortPoints(formatChange(estimate, metric, currency));
    }),
    ...(isWide
      ? [
          right('in all', 10, (row) => {
            const worth = best(row) && row.uplift?.[metric].worth;
            return worth ? tellAmount(worth.estimate, metric, currency) : '–';
          }),
        ]
      : []),
  ];
  const taken = [...before, ...behind].reduce((sum, { cells }) => sum + cells + 1, 0);
  const cells = Math.max(CHART_CELLS, Math.min(CHART_CELLS_MAX, width - taken));
  const chart: Column = {
    ...{ head: legendOf(scale, cells), cells, align: 'left' },
    tell: (row) =>
      drawInterval(best(row)?.alwaysValid.interval ?? null, best(row)?.estimate ?? 0, scale, cells),
  };
  return [...before, chart, ...behind];
}

function nameOf({ name }: ReportRow): string {
  return Object.values(name).join(' / ');
}

/** One that is too long stands above its row. */
function shortNameOf(row: ReportRow): string {
  return nameOf(row).length > NAME_CELLS ? '' : nameOf(row);
}

function isFew({ verdict: { reason } }: ReportRow): boolean {
  return reason === 'too_few_visitors' || reason === 'too_few_conversions';
}

/** Where there is enough to show it. */
function bestOf({ uplift, verdict }: ReportRow, metric: Report['metric']) {
  return uplift && isTold(verdict) ? bestReadings(uplift[metric]).difference : null;
}

/** Less, none, more: where zero is on the scale. */
function legendOf({ low, high }: Scale, cells: number): string {
  const zero = high > low ? Math.round((-low / (high - low)) * (cells - 1)) : 0;
  const drawn = Array.from({ length: cells }, () => ' ');
  drawn[zero] = '0';
  const [less, more] = ['less', 'more'];
  if (zero > less.length) drawn.splice(0, less.length, less);
  if (cells - 1 - zero > more.length) drawn.splice(drawn.length - more.length, more.length, more);
  return drawn.join('');
}
