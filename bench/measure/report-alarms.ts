import { printTable } from '../intent/print-table.ts';
import { percent } from '../manners/percent.ts';
import { permuted, resampled } from './chance-worlds.ts';
import { countAlarms, RULE_NAMES, type World } from './count-alarms.ts';
import type { Arrivals } from './look-along.ts';
import { METRICS, type Trial } from './read-trial.ts';

const PERMUTATIONS = 2_000;
const LOOKS = 20;
/** One in twenty, as a shop holds out that mainly wants to sell. */
const HELD_OUT = 0.05;
const LONG = { rounds: 500, times: 10, looks: 50 };

/** The arms are dealt out by chance, so that every difference seen is a false alarm. */
export function reportAlarms(trial: Trial, seed: number, isLong: boolean): void {
  const size = trial.arm.length;
  const few = Uint8Array.from(trial.arm, (_, i) => (i % Math.round(1 / HELD_OUT) === 0 ? 0 : 1));
  const share = percent(HELD_OUT).trim();
  if (isLong) {
    const count = LONG.times * size;
    report(`${share} held out of ${count} customers drawn with replacement`, LONG, 2, (arrivals) =>
      resampled(arrivals, count, HELD_OUT),
    );
    return;
  }
  const asked = { rounds: PERMUTATIONS, looks: LOOKS };
  report('The trial’s arms permuted, each e-mail against none', asked, trial.arms.length, permuted);
  report(`${share} held out, permuted`, asked, 2, (arrivals) => permuted({ ...arrivals, arm: few }));

  function report(
    what: string,
    { rounds, looks }: { rounds: number; looks: number },
    arms: number,
    worldOf: (arrivals: Arrivals) => World['next'],
  ): void {
    const columns = METRICS.map((metric) => {
      const next = worldOf({ arm: trial.arm, x: trial.values[metric], y: trial.history });
      const world: World = { next, arms, kind: metric === 'spend' ? 'mean' : 'share' };
      return countAlarms(world, { seed, rounds, looks });
    });
    console.log(`${what}: ${rounds} times, ${looks} looks each; experiments with a false alarm (5% allowed)`);
    printTable(
      ['', ...METRICS],
      RULE_NAMES.map((rule) => [rule, ...columns.map((alarms) => percent(alarms[rule]))]),
    );
  }
}
