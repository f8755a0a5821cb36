import { ARMS } from '../outcomes/served.ts';
import { SUM_FIELDS, type Cell, type CellTotal, type SumField } from '../outcomes/cell.ts';

/** A cell as JSON carries it: sums as decimal digits, since they may pass 2^53, in the order of SUM_FIELDS. */
export interface ToldCell extends Cell {
  sums: string[];
}

/** What `GET /v1/report/cells` answers: all that reports of these days are made of. */
export interface ToldCells {
  /** `YYYY-MM-DD`, UTC, both included. */
  from: string;
  to: string;
  /** Names of the sums, in their order. */
  fields: readonly SumField[];
  cells: ToldCell[];
  /** What of these no raw fact tells any more: what those who are forgotten have contributed, and what is settled. */
  forgotten: ToldCell[];
}

export function tellCell({ sums, ...cell }: CellTotal): ToldCell {
  return { ...cell, sums: SUM_FIELDS.map((field) => String(sums[field])) };
}

/** @param fields in which order they were told; one that this version does not know is ignored, a missing one is 0 */
export function readCell({ sums, ...cell }: ToldCell, fields: readonly string[]): CellTotal {
  if (!(ARMS as readonly string[]).includes(cell.arm)) throw new Error(`No arm is called ${cell.arm}.`);
  const read = SUM_FIELDS.map((field) => [field, BigInt(sums[fields.indexOf(field)] ?? 0)]);
  return { ...cell, sums: Object.fromEntries(read) as CellTotal['sums'] };
}
