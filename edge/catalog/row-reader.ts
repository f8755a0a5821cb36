import type { FeedCode } from '#core';
import type { TextLine } from '../body/split-lines.ts';
import { LINE_UNITS_MAX, TOO_LONG } from './feed.ts';
import { splitRow } from './split-row.ts';
import type { Cell, Separator } from './split-row.ts';

/** A row, or why there is none, with the line that it begins on. */
export type Row = { line: number } & (
  | { ok: true; cells: Cell[]; units: number; literal: readonly number[] }
  | { ok: false; code: FeedCode; detail: string }
);

/** Characters of several lines whose quote is open: each line more is looked through from the first on. */
export const HELD_UNITS_MAX = 128 * 1024;

export interface RowReader {
  /** Rows that this line completes; empty ones are none. */
  take(line: TextLine): Row[];
  /** What is left when no line follows. */
  end(): Row[];
}

/**
 * Puts lines together to rows, because a quoted cell may hold line breaks. A quote that is never closed costs nothing but
 * itself where the line has as many cells without it as there are `columns`, else the line that it stands in: the lines behind
 * it are read again on their own, so that they are neither lost nor blamed. (csv-parse, and other readers of such files, take
 * all that follows into the one cell.)
 */
export function rowReader(separator: Separator, columns: number): RowReader {
  /** Lines of a row whose quotes are open, and their characters. */
  let held: TextLine[] = [];
  let units = 0;

  function takeOne(next: TextLine, queue: TextLine[]): Row[] {
    const alone = held.length === 0;
    if (alone && next.text?.trim() === '') return [];
    held.push(next);
    units += next.text === null ? Infinity : next.text.length + 1;
    if (alone && units > LINE_UNITS_MAX + 1) return [dropHeld(TOO_LONG)];
    if (!alone && units > HELD_UNITS_MAX) return [giveUp(queue)];
    // Only a quote can end what a quote began.
    if (!alone && !next.text?.includes('"')) return [];
    const split = splitRow(held.map(({ text }) => text).join('\n'), separator);
    if (split.kind === 'open') return [];
    const { cells, literal = [] } = split;
    // Over several lines a quote that turns out to be a sign has held lines that are rows of their own.
    if (!alone && literal.length > 0) return [giveUp(queue)];
    return [dropHeld({ ok: true, cells, units, literal })];
  }

  function dropHeld<Rest extends object>(rest: Rest): Rest & { line: number } {
    const { line } = held[0]!;
    [held, units] = [[], 0];
    return { line, ...rest };
  }

  function giveUp(queue: TextLine[]): Row {
    for (const line of held.slice(1).reverse()) queue.push(line);
    const text = held[0]!.text ?? '';
    const cells = text.split(separator);
    if (cells.length === columns) {
      const literal = cells.flatMap((cell, at) => (cell.startsWith('"') ? [at] : []));
      return dropHeld({ ok: true, cells, units: text.length, literal });
    }
    return dropHeld({ ok: false, code: 'malformed_tsv', detail: 'a quote is opened and not closed' });
  }

  /** @param queue the next line last */
  function takeAll(queue: TextLine[]): Row[] {
    const rows: Row[] = [];
    for (let next = queue.pop(); next; next = queue.pop()) rows.push(...takeOne(next, queue));
    return rows;
  }

  return {
    take: (line) => takeAll([line]),
    end() {
      const rows: Row[] = [];
      while (held.length > 0) {
        const queue: TextLine[] = [];
        rows.push(giveUp(queue), ...takeAll(queue));
      }
      return rows;
    },
  };
}
