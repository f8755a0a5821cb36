import { styleText } from 'node:util';
import type { Learning, Report } from '#core';
import { tellDay, wrap } from './lay-out.ts';
import { tellExperiments } from './tell-experiments.ts';
import { tellHistory } from './tell-history.ts';
import { tellLearning } from './tell-learning.ts';
import { tellManners } from './tell-manners.ts';
import { tellRows } from './tell-rows.ts';
import { METRIC_NAMES, tellWhole } from './tell-whole.ts';

/** Narrower, charts say nothing; wider, eyes lose the line. */
const WIDTH_MIN = 80;
const WIDTH_MAX = 140;

/** A report in a terminal. Colour is `styleText`'s: only where the terminal takes it. */
export function tellReport(
  report: Report & { learning?: Learning | null },
  { width }: { width: number },
): string {
  const columns = Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, width));
  const { site, slot, from, to, metric, settings } = report;
  const about = slot === undefined ? site : `${site}, ${slot}`;
  const days = `${settings.windowDays} ${settings.windowDays === 1 ? 'day' : 'days'}`;
  const title = `What Tact was worth at ${about}, ${tellDay(from)} to ${tellDay(to)}`;
  const what = `${METRIC_NAMES[metric]} within ${days} of first seeing something, in ${report.currency}; days are UTC`;
  return [
    ...wrap(title, columns).map((line) => styleText('bold', line)),
    ...wrap(what, columns).map((line) => styleText('dim', line)),
    '',
    ...tellWhole(report, columns),
    ...tellHistory(report, columns),
    ...tellRows(report, columns),
    ...tellExperiments(report, columns),
    ...tellManners(report, columns),
    ...tellLearning(report.learning ?? null, report.currency, columns),
    ...tellNotes(report, columns),
  ].join('\n');
}

function tellNotes({ notes }: Report, width: number): string[] {
  if (notes.length === 0) return [];
  return [
    styleText('bold', 'To bear in mind'),
    ...notes.flatMap(({ words }) =>
      wrap(words, width - 4).map((line, n) => (n === 0 ? `  · ${line}` : `    ${line}`)),
    ),
  ];
}
