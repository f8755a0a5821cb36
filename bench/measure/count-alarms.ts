import { bestReadings, compareArms, verdictOf, type Comparison, type MetricKind } from '#core';
import { seededRandom } from '../intent/seeded-random.ts';
import { lookAlong, type Arrivals } from './look-along.ts';

/** What stops an experiment and calls it a difference. */
export const RULES = {
  'Welch, each look': ({ difference }: Comparison) => leavesZeroOut(difference?.interval),
  'Welch, at the end only': ({ difference }: Comparison, isEnd: boolean) =>
    isEnd && leavesZeroOut(difference?.interval),
  'always valid, each look': ({ difference }: Comparison) => leavesZeroOut(difference?.alwaysValid.interval),
  'the same, adjusted by history': ({ adjusted }: Comparison) =>
    leavesZeroOut(adjusted?.difference?.alwaysValid.interval),
  'the same, relative': ({ relative }: Comparison) => leavesZeroOut(relative?.alwaysValid.interval),
  'relative, once the minimum is there': (comparison: Comparison) =>
    isTold(comparison) && leavesZeroOut(bestReadings(comparison).relative?.alwaysValid.interval),
  "Tact's verdict": (comparison: Comparison) => judge(comparison).reason === 'clear',
};
export type RuleName = keyof typeof RULES;
export const RULE_NAMES = Object.keys(RULES) as RuleName[];

export interface World {
  /** The next experiment, in which arms are chance; 0 is control. It may be the same arrays again, filled anew. */
  next(random: () => number): Arrivals;
  arms: number;
  kind: MetricKind;
}

/** How often each rule saw a difference at one look or more, 0 to 1; each arm against control is an experiment of its own. */
export function countAlarms(
  { next, arms, kind }: World,
  { seed, rounds, looks }: { seed: number; rounds: number; looks: number },
): Record<RuleName, number> {
  const random = seededRandom(seed);
  const alarms = Object.fromEntries(RULE_NAMES.map((name) => [name, 0])) as Record<RuleName, number>;
  for (let round = 0; round < rounds; round++) {
    const seen = lookAlong(next(random), arms, looks);
    for (let treated = 1; treated < arms; treated++) {
      const comparisons = seen.map((sums) => {
        const [control, treatment] = [sums[0], sums[treated]];
        if (control === undefined || treatment === undefined) throw new Error(`no arm ${treated}`);
        return compareArms(treatment, control, { kind });
      });
      for (const name of RULE_NAMES) {
        const isAlarm = comparisons.some((each, look) => RULES[name](each, look === looks - 1));
        if (isAlarm) alarms[name] += 1 / (rounds * (arms - 1));
      }
    }
  }
  return alarms;
}

function isTold(comparison: Comparison): boolean {
  return !judge(comparison).reason.startsWith('too_few');
}

/** Alone, not as one of many, and any difference counts. */
function judge(comparison: Comparison) {
  const { difference } = bestReadings(comparison);
  return verdictOf(comparison, { adjustedP: difference?.alwaysValid.p ?? 1, worthHaving: 0 });
}

function leavesZeroOut(interval: readonly [number, number] | undefined): boolean {
  return interval !== undefined && (interval[0] > 0 || interval[1] < 0);
}
