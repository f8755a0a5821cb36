import { styleText } from 'node:util';
import type { Report, ReportRow } from '#core';
import { tellFew } from './tell-few.ts';
import { scaleFor, tellTable } from './tell-table.ts';

/** Against whom something stands is not the same in all rows: the slot's own holdout, or the site's. */
const HEADS = { control: 'held out', without: 'without' };

/** A line for each row with its interval drawn, one scale for all; its verdict below. */
export function tellRows(report: Report, width: number): string[] {
  const { rows, metric, by } = report;
  if (rows.length === 0) return [];
  const lines = rows.map((row) => ({ ...row, name: nameOf(row) }));
  const scale = scaleFor(lines, metric);
  return [
    styleText('bold', `By ${by.join(', ')}`),
    ...tellTable(lines, report, { heads: HEADS, scale, width }),
    ...tellFew(lines),
    '',
  ];
}

function nameOf({ name }: ReportRow): string {
  return Object.values(name).join(' / ');
}
