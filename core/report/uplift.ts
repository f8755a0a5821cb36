import { compareStrata } from '../measure/compare-strata.ts';
import type { CovariateSums } from '../measure/sums.ts';
import { bestReadings } from '../measure/verdict-of.ts';
import type { SumTotals } from './add-up.ts';
import type { Metric, Uplift } from './report.ts';
import type { ReportStratum } from './strata-of.ts';

/** Of a metric, each stratum compared within itself; null where none can be. Worth is for all who were shown it, whether they are compared or not. */
export function upliftOf(strata: readonly ReportStratum[], metric: Metric): Uplift | null {
  const pairs = strata.map(({ shown, control }) => ({
    treatment: sumsFor(shown, metric),
    control: sumsFor(control, metric),
  }));
  const comparison = compareStrata(pairs, { kind: metric === 'conversion' ? 'share' : 'mean' });
  if (comparison === null) return null;
  const best = bestReadings(comparison).difference;
  const visitors = strata.reduce((sum, { shown }) => sum + Number(shown.visitors), 0);
  return {
    ...comparison,
    worth: best && {
      estimate: best.estimate * visitors,
      interval: [best.alwaysValid.interval[0] * visitors, best.alwaysValid.interval[1] * visitors],
    },
  };
}

function sumsFor(sums: SumTotals, metric: Metric): CovariateSums {
  const [sum, sumSquares, sumXY] = {
    margin: [sums.margin, sums.marginSquared, sums.marginBefore] as const,
    revenue: [sums.revenue, sums.revenueSquared, sums.revenueBefore] as const,
    conversion: [sums.converted, sums.converted, sums.convertedBefore] as const,
  }[metric];
  return {
    n: sums.visitors,
    sum,
    sumSquares,
    sumXY,
    sumY: sums.before,
    sumSquaresY: sums.beforeSquared,
    conversions: sums.converted,
  };
}
