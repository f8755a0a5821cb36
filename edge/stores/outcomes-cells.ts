import { SUM_FIELDS } from '#core';
import type { Cell, CellTotal, SumField } from '#core';

/*
 * The columns of `cell` and `forgotten_cell`, made from what core sums, so that code and tables cannot drift: a test holds the
 * migrations against them.
 */

/** What names a cell of a site, in the order of the tables' key. */
export const NAME_FIELDS = [
  'day',
  'slot',
  'variant',
  'arm',
  'channel',
  'segment',
  'draw',
] as const satisfies readonly (keyof Cell)[];

/** Quoted, because `left` and `before` are words of SQL. */
export function columnOf(field: SumField): string {
  return `"${columnNameOf(field)}"`;
}

/** `revenueSquared` is `revenue_squared`. */
export function columnNameOf(field: SumField): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export const KEY_COLUMNS = ['site', ...NAME_FIELDS].join(', ');
export const SUM_COLUMNS: readonly string[] = SUM_FIELDS.map(columnOf);

/** What was added to a cell and all taken out again leaves a row of nothing, which nobody is told of. */
export function isSomething({ sums }: CellTotal): boolean {
  return Object.values(sums).some((sum) => sum !== 0n);
}
