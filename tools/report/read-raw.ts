import { factOfLine, readCell, readReportDay, reportDay } from '#core';
import type { CellTotal, Fact, FactLine, ToldCells } from '#core';
import type { EdgeClient } from '../edge-client.ts';

/** What one call of the edge gives at most. */
const DAYS_A_CALL = 7;
const LINES_A_CALL = 10_000;

export interface RawFact {
  visitor: string;
  fact: Fact;
}

/** Facts behind a number, to the last there is. */
export async function readFacts(
  edge: Pick<EdgeClient, 'text'>,
  after: number,
): Promise<{ facts: RawFact[]; after: number }> {
  const facts: RawFact[] = [];
  for (let more = true; more;) {
    const answer = await edge.text(`/v1/export?after=${after}&limit=${LINES_A_CALL}`);
    const lines = answer.split('\n').filter((line) => line !== '');
    let end: { after: number; more: boolean } | undefined;
    for (const line of lines) {
      const read = JSON.parse(line) as FactLine | { kind: 'end'; after: number; more: boolean };
      if (read.kind === 'end') end = read;
      else facts.push({ visitor: read.visitor, fact: factOfLine(read) });
    }
    if (end === undefined) throw new Error(`The export broke off behind ${after}; try again.`);
    ({ after, more } = end);
  }
  return { facts, after };
}

/** All cells of the days, and what of them no fact tells any more. */
export async function readCells(
  edge: Pick<EdgeClient, 'call'>,
  { from, to }: { from: string; to: string },
): Promise<{ cells: CellTotal[]; forgotten: CellTotal[] }> {
  const [first, last] = [readReportDay(from), readReportDay(to)];
  if (first === null || last === null) throw new Error(`${from} to ${to} is no period.`);
  const cells: CellTotal[] = [];
  const forgotten: CellTotal[] = [];
  for (let day = first; day <= last; day += DAYS_A_CALL) {
    const until = Math.min(last, day + DAYS_A_CALL - 1);
    const told = await edge.call<ToldCells>(
      'GET',
      `/v1/report/cells?from=${reportDay(day)}&to=${reportDay(until)}`,
    );
    cells.push(...told.cells.map((cell) => readCell(cell, told.fields)));
    forgotten.push(...told.forgotten.map((cell) => readCell(cell, told.fields)));
  }
  return { cells, forgotten };
}
