import type { Comparison, Reading, Readings } from './compare-arms.ts';
import { SAMPLE_RATIO_ALPHA } from './sample-ratio.ts';
import type { Interval } from './t-interval.ts';

/**
 * Below this, in either arm, means are not nearly normal yet, and intervals, always valid or not, say too much. On permuted arms of a real
 * trial, looked at from the 80th visitor held out on, the always-valid interval was wrong in 46% of experiments with 5% held out; with
 * 25 conversions an arm in at most 4% of any (`npm run bench:measure`; bench/README.md).
 */
export const MINIMUM = { visitors: 100, conversions: 25 } as const;

/** A difference of less than one in a hundred, either way, is not worth a marketer's time. */
const WORTH_HAVING = 0.01;

export type VerdictName = 'better' | 'worse' | 'no difference worth having' | 'not yet known';

export type VerdictReason =
  /** The always-valid interval leaves 0 out, and enough so for as many as were compared. */
  | 'clear'
  /** It lies wholly between what is worth having either way. */
  | 'close'
  | 'groups_uneven'
  | 'too_few_visitors'
  | 'too_few_conversions'
  | 'nothing_varies'
  /** It holds 0, and differences worth having. */
  | 'may_be_either'
  /** It leaves 0 out, but one in so many would by chance. */
  | 'one_of_many';

export interface VerdictRule {
  /** From `benjaminiHochberg` over the cells compared, of `bestReadings(…).difference.alwaysValid.p`. */
  adjustedP: number;
  /** From `sampleRatio`; left out, groups count as even. */
  sampleRatioP?: number;
  /** `less` where less of the metric is better (dismissals); default `more`. */
  goal?: 'more' | 'less';
  /** A share of control's mean, or 0 to take any difference as worth having; default 0.01. */
  worthHaving?: number;
}

export interface Verdict {
  name: VerdictName;
  reason: VerdictReason;
  /** Always-valid interval of the difference that the verdict is made of, in the metric's unit per visitor. */
  interval: Interval | null;
  /** The least difference, either way, that was worth having, in the same unit; null where control's mean is 0 or less. */
  worthHaving: number | null;
}

/** What verdicts are made of: adjusted by the covariate wherever there is one, so that nobody picks the kinder of two. */
export function bestReadings({ adjusted, difference, relative }: Comparison): Readings {
  return adjusted?.difference ? adjusted : { difference, relative };
}

/**
 * What may be said of treatment against control, at any time and however often it is asked. `not yet known` is an answer, and the usual
 * one at first.
 */
export function verdictOf(
  comparison: Comparison,
  { adjustedP, sampleRatioP = 1, goal = 'more', worthHaving = WORTH_HAVING }: VerdictRule,
): Verdict {
  const { treatment, control, alpha } = comparison;
  const { difference } = bestReadings(comparison);
  const interval = difference?.alwaysValid.interval ?? null;
  const worth = (control.mean ?? 0) > 0 ? worthHaving * (control.mean ?? 0) : null;
  if (sampleRatioP < SAMPLE_RATIO_ALPHA) return say('not yet known', 'groups_uneven');
  const unknown = whyUnknown();
  if (unknown !== null) return say('not yet known', unknown);
  if (difference === null || interval === null) return say('not yet known', 'nothing_varies');
  if (worth !== null && -worth < interval[0] && interval[1] < worth) {
    return say('no difference worth having', 'close');
  }
  if (interval[0] <= 0 && interval[1] >= 0) return say('not yet known', 'may_be_either');
  if (adjustedP > alpha) return say('not yet known', 'one_of_many');
  return say(isMore(difference) === (goal === 'more') ? 'better' : 'worse', 'clear');

  function whyUnknown(): VerdictReason | null {
    if (Math.min(treatment.n, control.n) < MINIMUM.visitors) return 'too_few_visitors';
    const isFew = Math.min(treatment.conversions, control.conversions) < MINIMUM.conversions;
    return isFew ? 'too_few_conversions' : null;
  }

  function say(name: VerdictName, reason: VerdictReason): Verdict {
    return { name, reason, interval, worthHaving: worth };
  }
}

function isMore({ estimate }: Reading): boolean {
  return estimate > 0;
}
