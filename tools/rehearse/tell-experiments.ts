import { styleText } from 'node:util';
import type { ForeseenExperiment, ForeseenMetric, ForeseenMetrics } from '#core';

/** How soon experiments find something: a sentence each, and the numbers behind it. Nothing where there are none. */
export function tellExperiments(experiments: readonly ForeseenExperiment[]): string[] {
  if (experiments.length === 0) return [];
  return [
    styleText('bold', 'Experiments'),
    ...experiments.flatMap(({ slot, variants, words, between, heldOut }) => [
      `    ${slot}  ${quiet(variants.map(({ variant, share }) => `${variant} ${percent(share)}`).join(', '))}`,
      `        ${words}`,
      ...tableLines('one variant against another', between),
      ...tableLines('a variant against those held out', heldOut),
    ]),
    '',
  ];
}

const NAMES = { margin: 'margin a visitor', conversion: 'visitors who order' } as const;

function tableLines(title: string, metrics: ForeseenMetrics | null): string[] {
  const { margin = null, conversion = null } = metrics ?? {};
  if (margin === null && conversion === null) return [];
  return [
    quiet(`        ${title}`),
    ...(margin === null ? [] : metricLines(NAMES.margin, margin)),
    ...(conversion === null ? [] : metricLines(NAMES.conversion, conversion)),
  ];
}

function metricLines(name: string, { changes, within }: ForeseenMetric): string[] {
  const bounds = within.map(
    ({ days, change }) => `${change === null ? 'nothing' : percent(change)} in ${days} days`,
  );
  return [
    ...changes.map(({ change, visitors, days }) => {
      const many = visitors === null ? 'not to be found' : `${visitors.toLocaleString('en-GB')} visitors`;
      const long = days === null ? '' : `${days.toLocaleString('en-GB')} days`;
      return `          ${percent(change).padStart(4)} more ${name.padEnd(NAME_CELLS)} ${many.padStart(MANY_CELLS)} ${long.padStart(LONG_CELLS)}`;
    }),
    quiet(`          least change found: ${bounds.join(', ')}`),
  ];
}

const NAME_CELLS = 18;
const MANY_CELLS = 20;
const LONG_CELLS = 12;

/** With a digit more where it is small. */
function percent(share: number): string {
  const points = 100 * share;
  return `${points < 10 ? Number(points.toFixed(1)) : Math.round(points)}%`;
}

function quiet(text: string): string {
  return styleText('dim', text);
}
