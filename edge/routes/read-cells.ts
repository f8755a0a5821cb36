import { condenseCells } from '#core';
import type { CellTotal, ReportQuery } from '#core';
import type { Edge } from '../edge.ts';

/** Cells are read so many days at a time, and added up before the next: a large shop's whole month would not fit an isolate. */
const DAYS_A_READ = 7;

/** What the store has of a period, as far as a report of it tells apart. */
export async function readCells(edge: Edge, site: string, query: ReportQuery): Promise<CellTotal[]> {
  let cells: CellTotal[] = [];
  for (let from = query.from; from <= query.to; from += DAYS_A_READ) {
    const read = await edge.world.outcomes.cells(site, from, Math.min(query.to, from + DAYS_A_READ - 1));
    cells = condenseCells([...cells, ...read], query);
  }
  return cells;
}
