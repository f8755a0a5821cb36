import { createHash } from 'node:crypto';
import { intervalOf } from './intervals.ts';
import { makeWorld } from './make-world.ts';
import { FIELDS } from './policies.ts';
import type { Trial } from './try-seed.ts';
import { trySeed } from './try-seed.ts';
import { WORLDS } from './worlds.ts';

/** What must hold of the simulation itself, or its figures say nothing. Throws where it does not. */
export function checkLaws(trials: readonly Trial[]): string[] {
  return [sameSeedSameWorld(trials[0]!), oracleIsNeverBeaten(trials), luckEvensOut(trials)];
}

function sameSeedSameWorld(trial: Trial): string {
  const again = trySeed(trial.world, trial.seed, trial.field);
  if (JSON.stringify(again) !== JSON.stringify(trial)) throw new Error('A seed gave two different results.');
  const laws = WORLDS.find(({ name }) => name === trial.world)!;
  const visits = JSON.stringify(makeWorld(laws, trial.seed).visits);
  const mark = createHash('sha256').update(visits).digest('hex').slice(0, 12);
  return `the same seed gives the same (world ${trial.world} of seed ${trial.seed}: ${mark})`;
}

/** It looks one visit ahead only; where showing again changes things, that this is enough is not proved, so it is looked at. */
function oracleIsNeverBeaten(trials: readonly Trial[]): string {
  for (const { world, seed, field, scores } of trials) {
    const policies = FIELDS[field];
    const oracle = policies.findIndex(({ name }) => name === 'oracle');
    const most = scores[oracle]!.margin;
    const beaten = scores.findIndex(({ margin }) => margin > most * (1 + 1e-9));
    if (beaten >= 0) throw new Error(`${policies[beaten]!.name} beats the oracle in ${world}, seed ${seed}.`);
  }
  return 'nobody beats the oracle in any world of any seed';
}

/** What was earned, luck included, is what was expected: the scores' means are those of the orders that policies saw. */
function luckEvensOut(trials: readonly Trial[]): string {
  const usual = trials.filter(({ world }) => !WORLDS.find(({ name }) => name === world)!.heavyTail);
  const excess = intervalOf(
    usual.map(
      ({ scores }) => scores.reduce((sum, each) => sum + each.earned / each.margin - 1, 0) / scores.length,
    ),
  );
  const words = `${(100 * excess.mean).toFixed(1)}% (${(100 * excess.low).toFixed(1)} to ${(100 * excess.high).toFixed(1)})`;
  return `earned differs from expected by ${words}`;
}
