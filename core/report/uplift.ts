import { compareArms } from '../measure/compare-arms.ts';
import type { CovariateSums } from '../measure/sums.ts';
import { bestReadings } from '../measure/verdict-of.ts';
import type { SumTotals } from './add-up.ts';
import type { Metric, Uplift } from './report.ts';

/** Of a metric, from sums. */
export function upliftOf(shown: SumTotals, control: SumTotals, metric: Metric): Uplift {
  const kind = metric === 'conversion' ? 'share' : 'mean';
  const comparison = compareArms(sumsFor(shown, metric), sumsFor(control, metric), { kind });
  const best = bestReadings(comparison).difference;
  const visitors = Number(shown.visitors);
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
