import type { CellTotal } from '../outcomes/cell.ts';
import type { Plan } from '../plan/plan.ts';
import { cellsOf, levelOf, namingOf } from './level-of.ts';
import { nameOf } from './name-of.ts';
import { ROWS_MAX, type ReportQuery } from './report.ts';
import { againstOf, rowOf, type ComparedRow } from './row-of.ts';

/**
 * A row for each name that the dimensions make. By slot and by day in their order, then by visitors: an order by uplift would put at
 * the top what chance has lifted most.
 */
export function rowsOf(
  cells: readonly CellTotal[],
  plan: Pick<Plan, 'holdout' | 'slots'>,
  query: Pick<ReportQuery, 'by' | 'slot'>,
): { rows: ComparedRow[]; leftOut: number } {
  if (query.by.length === 0) return { rows: [], leftOut: 0 };
  const dimensions = namingOf(query);
  const groups = new Map<string, CellTotal[]>();
  for (const cell of cellsOf(cells, levelOf(query.by, query.slot), query.slot)) {
    const key = JSON.stringify(nameOf(cell, dimensions, plan));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  const rows = [...groups].map(([key, group]) => {
    const name = JSON.parse(key) as ComparedRow['name'];
    const slot = group[0]?.slot ?? '';
    return rowOf({ name, cells: group, slot, against: againstOf(cells, plan, slot), plan });
  });
  // A cell whose visitors turned out to be automated stays behind empty.
  const met = rows.filter((row) => visitorsOf(row) > 0);
  const kept = met.toSorted((a, b) => visitorsOf(b) - visitorsOf(a)).slice(0, ROWS_MAX);
  return { rows: kept.toSorted(byPlace), leftOut: met.length - kept.length };
}

export function visitorsOf({ shown, control }: Pick<ComparedRow, 'shown' | 'control'>): number {
  return shown.visitors + control.visitors;
}

function byPlace(a: ComparedRow, b: ComparedRow): number {
  return (
    compare(a.name.slot, b.name.slot) ||
    compare(a.name.day, b.name.day) ||
    visitorsOf(b) - visitorsOf(a) ||
    compare(JSON.stringify(a.name), JSON.stringify(b.name))
  );
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
