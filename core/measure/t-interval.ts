import { studentQuantile, studentTails } from './student-t.ts';
import type { Estimate } from './welch.ts';

/** From, to. */
export type Interval = readonly [number, number];

export interface Tested {
  interval: Interval;
  /** Of the hypothesis that there is no difference, two-sided. */
  p: number;
}

/**
 * The interval that holds the truth in 1 − alpha of all experiments, **if it is looked at once**, at an end fixed before. Whoever looks
 * each day and stops at the first good one is wrong far more often (`bench/README.md`): for that there is `alwaysValid`.
 */
export function tInterval({ value, variance, degrees }: Estimate, alpha: number): Tested {
  const error = Math.sqrt(variance);
  const width = studentQuantile(1 - alpha / 2, degrees) * error;
  return { interval: [value - width, value + width], p: studentTails(value / error, degrees) };
}
