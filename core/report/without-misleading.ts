import { verdictOf } from '../measure/verdict-of.ts';
import { isTooFew } from './judge-row.ts';
import { METRICS, type ReportRow, type Uplift } from './report.ts';

/** Relative readings of few visitors or orders are wrong far too often. */
export function withoutMisleading(
  uplift: NonNullable<ReportRow['uplift']>,
): NonNullable<ReportRow['uplift']> {
  const [margin, revenue, conversion] = METRICS.map((metric) => absoluteIfFew(uplift[metric]));
  return margin && revenue && conversion ? { margin, revenue, conversion } : uplift;
}

function absoluteIfFew(uplift: Uplift): Uplift {
  if (!isTooFew(verdictOf(uplift, { adjustedP: 1 }))) return uplift;
  return {
    ...uplift,
    relative: null,
    adjusted: uplift.adjusted && { ...uplift.adjusted, relative: null },
  };
}
