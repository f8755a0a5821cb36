import { SUM_FIELDS, type CellTotal, type SumField } from '../outcomes/cell.ts';

export type SumTotals = Readonly<Record<SumField, bigint>>;

/** What these cells hold together; exact. Only cells that share no visitor make a count of visitors of it. */
export function addUp(cells: readonly Pick<CellTotal, 'sums'>[]): SumTotals {
  const totals = Object.fromEntries(SUM_FIELDS.map((field) => [field, 0n])) as Record<SumField, bigint>;
  for (const { sums } of cells) for (const field of SUM_FIELDS) totals[field] += sums[field];
  return totals;
}
