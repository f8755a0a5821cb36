import { styleText } from 'node:util';
import { bestReadings, formatChange } from '#core';
import type { Report, ReportRow } from '#core';
import { drawInterval, scaleOf, type Scale } from './draw-interval.ts';
import { count, fit } from './lay-out.ts';
import { tellAnnoyance } from './tell-annoyance.ts';
import { inColourOf, tellVerdict } from './tell-verdict.ts';
import { shortPoints, valueOf } from './tell-whole.ts';
import { isTold, tellAmount, tellWorth } from './tell-worth.ts';

/** Two groups that are compared. */
export interface Line extends Pick<ReportRow, 'shown' | 'control' | 'uplift' | 'verdict'> {
  name: string;
  /** What else there is to say below it. */
  below?: readonly string[];
}

export interface Heads {
  /** Above the second group's visitors, and, where there is room, above what one of them is worth. */
  control: string;
  without: string;
}

interface Column {
  head: string;
  cells: number;
  align: 'left' | 'right';
  tell: (line: Line) => string;
}

const NAME_CELLS = 20;
const CHART_CELLS = 24;
const CHART_CELLS_MAX = 44;
/** From here on there is room for what a visitor of each group is worth, and for the worth of all. */
const WIDE = 120;

const FEW = 'too few yet';

/** What all the tables that are drawn to one scale hold. */
export function scaleFor(lines: readonly Line[], metric: Report['metric']): Scale {
  const intervals = lines.flatMap((line) => {
    const reading = bestOf(line, metric);
    return reading ? [reading.alwaysValid.interval] : [];
  });
  return scaleOf(intervals);
}

/** A line for each with its interval drawn, its verdict below. */
export function tellTable(
  lines: readonly Line[],
  report: Pick<Report, 'metric' | 'currency'>,
  { heads, scale, width }: { heads: Heads; scale: Scale; width: number },
): string[] {
  const columns = columnsOf(report, heads, scale, width);
  const across = (cells: (column: Column) => string) => columns.map(cells).join(' ');
  return [
    styleText(
      'dim',
      across(({ head, cells, align }) => fit(head, cells, align)),
    ),
    ...lines.flatMap((line) => [
      ...(line.name.length > NAME_CELLS ? [line.name] : []),
      across(({ tell, cells, align }) => {
        const text = fit(tell(line), cells, align);
        return cells >= CHART_CELLS ? inColourOf(line.verdict.code, text) : text;
      }),
      ...(isFew(line) ? [] : tellVerdict(line.verdict, width, 2)),
      ...worthLine(line),
      ...tellAnnoyance(line.shown, width, 2),
      ...(line.below ?? []),
    ]),
  ];

  function worthLine({ uplift, verdict }: Line): string[] {
    const worth = tellWorth(uplift?.[report.metric], verdict, report);
    return worth === undefined ? [] : [`  ${worth}`];
  }
}

export function isFew({ verdict: { reason } }: Pick<Line, 'verdict'>): boolean {
  return reason === 'too_few_visitors' || reason === 'too_few_conversions';
}

function columnsOf(
  { metric, currency }: Pick<Report, 'metric' | 'currency'>,
  heads: Heads,
  scale: Scale,
  width: number,
): Column[] {
  const best = (line: Line) => bestOf(line, metric);
  const right = (head: string, cells: number, tell: Column['tell']): Column => ({
    ...{ head, cells, tell },
    align: 'right',
  });
  const isWide = width >= WIDE;
  const before: Column[] = [
    // One that is too long stands above its line.
    {
      ...{ head: 'name', cells: NAME_CELLS, align: 'left' },
      tell: ({ name }) => (name.length > NAME_CELLS ? '' : name),
    },
    right('visitors', 9, ({ shown }) => count(shown.visitors)),
    right(heads.control, 8, ({ control }) => count(control.visitors)),
    ...(isWide
      ? [
          right('shown', 9, ({ shown }) => valueOf(shown, metric, currency)),
          right(heads.without, 9, ({ control }) => valueOf(control, metric, currency)),
        ]
      : []),
  ];
  const behind: Column[] = [
    right('difference', 12, (line) => {
      const estimate = best(line)?.estimate;
      if (isFew(line)) return FEW;
      return estimate === undefined ? '–' : shortPoints(formatChange(estimate, metric, currency));
    }),
    ...(isWide
      ? [
          right('in all', 10, (line) => {
            const worth = best(line) && line.uplift?.[metric].worth;
            return worth ? tellAmount(worth.estimate, metric, currency) : '–';
          }),
        ]
      : []),
  ];
  const taken = [...before, ...behind].reduce((sum, { cells }) => sum + cells + 1, 0);
  const cells = Math.max(CHART_CELLS, Math.min(CHART_CELLS_MAX, width - taken));
  const chart: Column = {
    ...{ head: legendOf(scale, cells), cells, align: 'left' },
    tell: (line) =>
      drawInterval(best(line)?.alwaysValid.interval ?? null, best(line)?.estimate ?? 0, scale, cells),
  };
  return [...before, chart, ...behind];
}

/** Where there is enough to show it. */
function bestOf({ uplift, verdict }: Line, metric: Report['metric']) {
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
