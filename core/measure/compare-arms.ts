import { alwaysValid } from './always-valid.ts';
import { cuped } from './cuped.ts';
import { momentsOf, type MetricKind } from './moments.ts';
import { hasCovariate, leastConversions, type CovariateSums, type Sums } from './sums.ts';
import { tInterval, type Tested } from './t-interval.ts';
import { differenceOf, relativeOf, type Estimate } from './welch.ts';

/**
 * As GrowthBook has it by default. Measured in standard errors the interval is ±3.0 at 5,000 visitors, ±3.9 at 500 and ±3.3 at
 * 100,000.
 */
export const TUNING_VISITORS = 5_000;
export const ALPHA = 0.05;

export interface CompareOptions {
  /** How often, at most, a difference may be seen where there is none; default 0.05. */
  alpha?: number;
  /** Visitors, both arms together, at which the always-valid interval is narrowest; default 5,000. Not to be changed on the way. */
  tuning?: number;
  /** `share` where every value is 0 or 1; default `mean`. */
  kind?: MetricKind;
}

export interface Reading extends Tested {
  estimate: number;
  standardError: number;
  /** The same, but it may be looked at at any time. Verdicts are made of this. */
  alwaysValid: Tested;
}

/** Both null where they cannot be told: fewer than two visitors, nothing that varies, and (relative) control's mean not above 0. */
export interface Readings {
  /** In the metric's own unit per visitor. */
  difference: Reading | null;
  /** As a share of control's mean: 0.1 is ten in a hundred more. */
  relative: Reading | null;
}

export interface ArmReading {
  n: number;
  /** Null without visitors. */
  mean: number | null;
  /** Visitors whose value is not 0, or the least that there can be (see `Sums`). */
  conversions: number;
}

/** What a report says of one cell and one metric; plain numbers, fit for JSON. */
export interface Comparison extends Readings {
  alpha: number;
  treatment: ArmReading;
  control: ArmReading;
  /** By what visitors were worth before (CUPED); null without a covariate that varies. `varianceRemoved` is a share, 0 to 1. */
  adjusted: (Readings & { theta: number; varianceRemoved: number }) | null;
}

/**
 * Treatment against control, all that is to be told of one cell and metric. Positive is more in the treatment. Throws nothing.
 * Arms given with covariate (`CovariateSums`, both) are compared adjusted too.
 */
export function compareArms(
  treatment: Sums | CovariateSums,
  control: Sums | CovariateSums,
  { alpha = ALPHA, tuning = TUNING_VISITORS, kind = 'mean' }: CompareOptions = {},
): Comparison {
  const visitors = Number(treatment.n) + Number(control.n);
  const [t, c] = [momentsOf(treatment, kind), momentsOf(control, kind)];
  const adjusted = hasCovariate(treatment) && hasCovariate(control) ? cuped(treatment, control) : null;
  return {
    alpha,
    treatment: armOf(treatment),
    control: armOf(control),
    difference: t && c && read(differenceOf(t, c)),
    relative: t && c && read(relativeOf(t, c)),
    adjusted: adjusted && {
      ...adjusted,
      difference: read(adjusted.difference),
      relative: read(adjusted.relative),
    },
  };

  function read(estimate: Estimate | null): Reading | null {
    return (
      estimate && {
        estimate: estimate.value,
        standardError: Math.sqrt(estimate.variance),
        ...tInterval(estimate, alpha),
        alwaysValid: alwaysValid(estimate, visitors, { alpha, tuning }),
      }
    );
  }
}

function armOf(sums: Sums): ArmReading {
  const n = Number(sums.n);
  return {
    n,
    mean: n > 0 ? Number(sums.sum) / n : null,
    conversions: Number(sums.conversions ?? leastConversions(sums)),
  };
}
