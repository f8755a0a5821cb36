import { compareArms, type Reading } from '#core';
import { printTable } from '../intent/print-table.ts';
import { percent } from '../manners/percent.ts';
import { lookAlong } from './look-along.ts';
import { METRICS, type Trial } from './read-trial.ts';

/** The trial as it was: each e-mail against none, and what knowing each customer's history takes off the interval. */
export function reportNarrowing({ arm, arms, values, history }: Trial): void {
  const rows = METRICS.flatMap((metric) => {
    const [sums = []] = lookAlong({ arm, x: values[metric], y: history }, arms.length, 1);
    const [control, ...treatments] = sums;
    if (control === undefined) return [];
    return treatments.map((treatment, i) => {
      const { difference, adjusted } = compareArms(treatment, control, {
        kind: metric === 'spend' ? 'mean' : 'share',
      });
      const per = metric === 'spend' ? 100 : 0.01;
      return [
        `${metric}, ${arms[i + 1]}`,
        span(difference, per, (reading) => reading.interval),
        span(difference, per, (reading) => reading.alwaysValid.interval),
        span(adjusted?.difference ?? null, per, (reading) => reading.alwaysValid.interval),
        percent(adjusted?.varianceRemoved ?? 0),
      ];
    });
  });
  console.log(
    'As it was: difference to no e-mail a customer (visit and conversion in points, spend in dollars)',
  );
  printTable(['', 'Welch 95%', 'always valid', 'the same, adjusted by history', 'variance removed'], rows);
}

function span(
  reading: Reading | null,
  per: number,
  of: (reading: Reading) => readonly [number, number],
): string {
  return reading === null
    ? '–'
    : of(reading)
        .map((each) => (each / per).toFixed(2))
        .join(' to ');
}
