import { changeFound, foresee, type Shares } from '../learn/power.ts';
import type { Moments } from '../measure/moments.ts';
import { MINIMUM } from '../measure/verdict-of.ts';
import {
  FORESEEN_CHANGES,
  FORESEEN_DAYS,
  type ForeseenMetric,
  type ForeseenMetrics,
} from './foreseen-experiment.ts';
import type { Baseline } from './present-outcomes.ts';

export interface Pace {
  visitorsADay: number;
  windowDays: number;
}

/** What two groups of these shares of all who come by can show, and how soon. Below `MINIMUM` reports say nothing, so neither does this. */
export function foreseeMetrics(
  { margin, conversion }: Baseline,
  shares: Shares,
  pace: Pace,
): ForeseenMetrics {
  const smallest = Math.min(...shares) / (shares[0] + shares[1]);
  const least = Math.ceil(Math.max(MINIMUM.visitors, MINIMUM.conversions / conversion.mean) / smallest);
  return {
    margin: foreseeMetric(margin, shares, pace, least),
    conversion: foreseeMetric(conversion, shares, pace, least),
  };
}

/** The share of visitors who have to order for a change of it to be found within so many days; null where no share would do. */
export function conversionNeeded(change: number, days: number, shares: Shares, pace: Pace): number | null {
  const found = changeFound({ mean: 1, variance: 1 }, shares, visitorsWithin(days, shares, pace));
  // Of a share p, variance by squared mean is (1 − p) / p, and the change found goes with its root.
  return Number.isFinite(found) ? 1 / (1 + (change / found) ** 2) : null;
}

/** @param least visitors of both groups below which nothing is said */
function foreseeMetric(
  { mean, variance }: Moments,
  shares: Shares,
  pace: Pace,
  least: number,
): ForeseenMetric | null {
  if (mean <= 0 || variance <= 0) return null;
  const leastDays = Math.ceil(least / (pace.visitorsADay * (shares[0] + shares[1]))) + pace.windowDays;
  return {
    changes: FORESEEN_CHANGES.map((change) => {
      const { visitors, days } = foresee({ mean, variance, change }, shares, pace);
      return {
        change,
        visitors: finite(Math.max(visitors, least)),
        days: finite(Math.max(days, leastDays)),
      };
    }),
    within: FORESEEN_DAYS.map((days) => {
      const visitors = visitorsWithin(days, shares, pace);
      return {
        days,
        change: visitors < least ? null : finite(changeFound({ mean, variance }, shares, visitors)),
      };
    }),
  };
}

/** Of both groups, those whose window is over by then. */
function visitorsWithin(days: number, [one, two]: Shares, { visitorsADay, windowDays }: Pace): number {
  return Math.max(0, days - windowDays) * visitorsADay * (one + two);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
