import { areaUnderCurve } from './area-under-curve.ts';
import { fitLogistic, sigmoid, surprise } from '#core';

export interface Calibration {
  auc: number;
  /** Mean square of chance − outcome. */
  brier: number;
  /** Mean surprise in nats. */
  logLoss: number;
  /** Expected calibration error: mean distance between chance and share over tenths of equal size. */
  ece: number;
  /** 1 where the log-odds are as far apart as they should be, below 1 where they are too bold. */
  slope: number;
  /** By tenths of the sessions, from the least to the most likely. */
  tenths: { count: number; said: number; was: number }[];
}

/** How well chances, given as log-odds, agree with what happened. */
export function calibrationOf(logOdds: readonly number[], happened: readonly boolean[]): Calibration {
  const chances = logOdds.map(sigmoid);
  const order = chances.map((_, i) => i).sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
  const outcome = (i: number) => (happened[i] ? 1 : 0);
  const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;
  const tenths = Array.from({ length: 10 }, (_, tenth) => {
    const part = order.slice(
      Math.round((tenth * order.length) / 10),
      Math.round(((tenth + 1) * order.length) / 10),
    );
    return { count: part.length, said: mean(part.map((i) => chances[i] ?? 0)), was: mean(part.map(outcome)) };
  });
  const [, slope = 0] = fitLogistic(
    logOdds.map((each) => [1, each]),
    happened,
    { mean: [0, 1], spread: [Infinity, Infinity] },
  );
  return {
    auc: areaUnderCurve(logOdds, happened),
    brier: mean(chances.map((chance, i) => (chance - outcome(i)) ** 2)),
    logLoss: mean(logOdds.map((each, i) => surprise(each, happened[i] === true))),
    ece: tenths.reduce((sum, { count, said, was }) => sum + (count / order.length) * Math.abs(said - was), 0),
    slope,
    tenths,
  };
}
