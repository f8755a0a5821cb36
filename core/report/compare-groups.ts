import { addUp } from './add-up.ts';
import { figuresOf } from './figures-of.ts';
import { METRICS, type ReportRow } from './report.ts';
import { sampleRatioOf } from './sample-ratio-of.ts';
import { strataOf, type ReportStratum, type TwoGroups } from './strata-of.ts';
import { upliftOf } from './uplift.ts';

/** Two groups, before verdicts: those take all that is compared at once into account. */
export type ComparedGroups = Pick<
  ReportRow,
  'shown' | 'control' | 'uplift' | 'sampleRatio' | 'shares' | 'uncompared'
>;

export function compareGroups(groups: TwoGroups): ComparedGroups {
  const strata = strataOf(groups);
  const of = (side: 'shown' | 'control') => figuresOf(addUp(strata.map((each) => ({ sums: each[side] }))));
  const [shown, control] = [of('shown'), of('control')];
  const compared = strata.filter((each) => each.shown.visitors > 1n && each.control.visitors > 1n);
  const comparedVisitors = compared.reduce(
    (sum, each) => sum + Number(each.shown.visitors + each.control.visitors),
    0,
  );
  return {
    ...{ shown, control },
    uplift: upliftsOf(strata),
    sampleRatio: sampleRatioOf(groups),
    shares: new Set(compared.map(({ share }) => share)).size,
    uncompared: shown.visitors + control.visitors - comparedVisitors,
  };
}

function upliftsOf(strata: readonly ReportStratum[]): ReportRow['uplift'] {
  const [margin, revenue, conversion] = METRICS.map((metric) => upliftOf(strata, metric));
  return margin && revenue && conversion ? { margin, revenue, conversion } : null;
}
