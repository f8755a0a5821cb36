import { styleText } from 'node:util';
import { formatChange } from '#core';
import type { Report } from '#core';
import { drawHistory, sparkline, thinned } from './draw-days.ts';
import { fit } from './lay-out.ts';

const ROWS = 9;
const LABEL_CELLS = 14;
/** A day wider than that looks like several. */
const CELLS_MAX = 3;

/** How the difference has become known from day to day, and how many came. */
export function tellHistory({ days, metric, currency, whole }: Report, width: number): string[] {
  const points = thinned(days, width - LABEL_CELLS - 2);
  if (whole.shown.visitors === 0 || points.length < 2) return [];
  const cells = Math.max(1, Math.min(CELLS_MAX, Math.floor((width - LABEL_CELLS - 2) / points.length)));
  const most = Math.max(...points.map(({ shown }) => shown));
  const bars = `${fit('visitors ', LABEL_CELLS, 'right')}${sparkline(
    points.map(({ shown }) => shown),
    cells,
  )}`;
  const [first = '', last = ''] = [points[0]?.day, points.at(-1)?.day];
  const isDrawn = points.some(({ interval }) => interval !== null);
  const { lines, top, bottom } = drawHistory(
    points.map(({ uplift, interval }) => ({ estimate: uplift, interval })),
    { rows: ROWS, cells },
  );
  const zero = lines.findIndex((line) => /[─┿]/.test(line));
  const label = (row: number) => {
    if (row === zero) return '0 ';
    if (row === 0) return `${formatChange(top, metric, currency)} `;
    return row === ROWS - 1 ? `${formatChange(bottom, metric, currency)} ` : '';
  };
  return [
    styleText('bold', 'Day by day'),
    ...(isDrawn
      ? [
          styleText('dim', '  the difference so far, with its interval'),
          ...lines.map((line, row) => `${fit(label(row), LABEL_CELLS, 'right')}${line}`),
        ]
      : []),
    bars,
    styleText(
      'dim',
      `${' '.repeat(LABEL_CELLS)}${first} to ${last}; at most ${most.toLocaleString('en-GB')} ${most === 1 ? 'visitor' : 'visitors'} a day`,
    ),
    '',
  ];
}
