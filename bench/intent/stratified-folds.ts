import { seededRandom } from './seeded-random.ts';

/** A fold from 0 to count − 1 for each, dealt at random so that every fold has its share of both outcomes. */
export function stratifiedFolds(outcomes: readonly boolean[], count: number, seed: number): number[] {
  const random = seededRandom(seed);
  const folds = outcomes.map(() => 0);
  for (const outcome of [false, true]) {
    const dealt = outcomes
      .flatMap((each, i) => (each === outcome ? [{ i, at: random() }] : []))
      .sort((a, b) => a.at - b.at);
    for (const [turn, { i }] of dealt.entries()) folds[i] = turn % count;
  }
  return folds;
}
