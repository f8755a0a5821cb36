import { intervalOf, type Interval } from './intervals.ts';
import { FIELDS } from './policies.ts';
import type { Score } from './serve.ts';
import type { Trial } from './try-seed.ts';
import type { Laws } from './worlds.ts';

const NAME_WIDTH = 25;
/** In every field. */
const ORACLE = 0;
const TACT = 1;

/** One world's table: money in EUR per 1,000 visitors. */
export function printReport({ name, title }: Laws, trials: readonly Trial[]): void {
  const visits = intervalOf(trials.map((trial) => trial.visits)).mean;
  const control = intervalOf(trials.map((trial) => perThousand(trial.control))).mean;
  console.log(`\n${name}  ${title}`);
  console.log(
    `   ${visits.toFixed(0)} visits a seed; who is held out brings ${control.toFixed(0)} EUR per 1,000 visitors\n`,
  );
  console.log(
    `${''.padEnd(NAME_WIDTH)}${'margin'.padStart(8)}${'95%'.padStart(14)}${'regret'.padStart(9)}${'orders'.padStart(9)}` +
      `${'no’s'.padStart(7)}${'against Tact, paired'.padStart(29)}`,
  );
  for (const [index, policy] of FIELDS[trials[0]!.field].entries())
    console.log(rowOf(policy.name, index, trials));
}

function rowOf(name: string, index: number, trials: readonly Trial[]): string {
  const margin = intervalOf(trials.map(({ scores }) => perThousand(scores[index]!)));
  const regret = intervalOf(
    trials.map(({ scores }) => perThousand(scores[ORACLE]!) - perThousand(scores[index]!)),
  );
  const orders = intervalOf(trials.map(({ scores }) => scores[index]!.orders / scores[index]!.visits));
  const noes = intervalOf(
    trials.map(({ scores }) => (1000 * scores[index]!.dismissals) / Math.max(1, scores[index]!.views)),
  );
  return (
    name.padEnd(NAME_WIDTH) +
    margin.mean.toFixed(0).padStart(8) +
    `${margin.low.toFixed(0)}–${margin.high.toFixed(0)}`.padStart(14) +
    regret.mean.toFixed(0).padStart(9) +
    `${(100 * orders.mean).toFixed(2)}%`.padStart(9) +
    noes.mean.toFixed(1).padStart(7) +
    (index === TACT ? '' : againstTact(index, trials).padStart(29))
  );
}

/** How much more or less the other earns than Tact, in percent of what Tact earns on average: the same visitors, so seed by seed. */
export function comparedWithTact(index: number, trials: readonly Trial[]): Interval {
  const base = intervalOf(trials.map(({ scores }) => perThousand(scores[TACT]!))).mean;
  return intervalOf(
    trials.map(({ scores }) => (100 * (perThousand(scores[index]!) - perThousand(scores[TACT]!))) / base),
  );
}

function againstTact(index: number, trials: readonly Trial[]): string {
  const { mean, low, high } = comparedWithTact(index, trials);
  return `${signed(mean)}%  (${signed(low)} to ${signed(high)})`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

function perThousand({ margin, visitors }: Score): number {
  return (1000 * margin) / visitors;
}
