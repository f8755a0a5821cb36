import type { CellTotal } from '../outcomes/cell.ts';
import type { Plan } from '../plan/plan.ts';
import { reportDay } from './report-day.ts';
import type { Report, ReportDimension, ReportRow } from './report.ts';

/** Names of audiences are lower case and have no spaces, so that none is mistaken for one of these. */
export const EVERYBODY = '(everybody)';
export const OWN_RULE = '(a rule of its own)';
export const NOT_IN_PLAN = '(no longer in the plan)';

/** What a cell is called in a report by these dimensions. */
export function nameOf(
  cell: CellTotal,
  dimensions: readonly ReportDimension[],
  plan: Pick<Plan, 'slots'>,
): ReportRow['name'] {
  return Object.fromEntries(dimensions.map((dimension) => [dimension, valueOf(cell, dimension, plan)]));
}

/** '' for the site as a whole. */
export function slotOf({ name }: Pick<ReportRow, 'name'>, { slot = '' }: Pick<Report, 'slot'>): string {
  return name.slot ?? slot;
}

function valueOf(cell: CellTotal, dimension: ReportDimension, plan: Pick<Plan, 'slots'>): string {
  switch (dimension) {
    case 'slot':
    case 'variant':
    case 'segment':
    case 'channel':
      return cell[dimension];
    case 'day':
      return reportDay(cell.day);
    case 'stage':
      return cell.segment.split('/')[0] ?? '';
    case 'taste':
      return cell.segment.split('/').slice(1).join('/');
    case 'audience':
      return audienceOf(cell, plan);
  }
}

/** As the plan has it now. */
function audienceOf({ slot, variant }: CellTotal, { slots }: Pick<Plan, 'slots'>): string {
  const found = slots[slot]?.variants.find(({ id }) => id === variant);
  if (found === undefined) return NOT_IN_PLAN;
  if (found.audience === undefined) return EVERYBODY;
  return typeof found.audience === 'string' ? found.audience : OWN_RULE;
}
