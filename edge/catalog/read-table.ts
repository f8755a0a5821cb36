import type { Flaw } from '#core';
import { splitLines } from '../body/split-lines.ts';
import type { TextLine } from '../body/split-lines.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { cutFields } from './cut-fields.ts';
import { LINE_UNITS_MAX } from './feed.ts';
import type { Feed, FeedLine } from './feed.ts';
import { fieldsOf, mayBeList } from './merchant-fields.ts';
import type { FieldValue } from './merchant-fields.ts';
import { rowReader } from './row-reader.ts';
import type { Row, RowReader } from './row-reader.ts';
import type { Cell } from './split-row.ts';
import { HEADER_LINES_MAX, tableHeader } from './table-header.ts';

const NO_HEADER = refuse(
  'invalid_request',
  'a line names the fields, "id" among them, with tabs, commas, semicolons or pipes between',
);

/**
 * A table as a feed (TSV, CSV): the first row that has an `id` names the fields, what stands before it is let go, and every row
 * behind it is an item. A row may stop short.
 */
export async function* readTable(parts: AsyncIterable<Outcome<string>>): Feed {
  let reader: RowReader | undefined;
  let columns: string[] = [];
  let before = 0;

  function rowsOf(line: TextLine): Row[] {
    if (reader !== undefined) return reader.take(line);
    if (line.text?.trim() === '') return [];
    const header = tableHeader(line.text ?? '');
    if (header === undefined) {
      before++;
      return [];
    }
    columns = header.columns;
    reader = rowReader(header.separator, columns.length);
    return [];
  }
  const recordsOf = (rows: readonly Row[]) =>
    rows.map((row) => (row.ok ? cutFields(recordOf(row, columns)) : row));

  for await (const part of splitLines(parts, LINE_UNITS_MAX)) {
    const records = part.ok ? { ...part, value: recordsOf(part.value.flatMap(rowsOf)) } : part;
    yield records;
    if (!records.ok) return;
    if (reader === undefined && before >= HEADER_LINES_MAX) break;
  }
  if (reader !== undefined) yield { ok: true, value: recordsOf(reader.end()) };
  else if (before > 0) yield NO_HEADER;
}

function recordOf({ line, cells, units, literal }: Row & { ok: true }, columns: readonly string[]): FeedLine {
  if (cells.slice(columns.length).some((cell) => cell.length > 0)) {
    const detail = `${cells.length} cells, while the first line names ${columns.length} fields`;
    return { line, ok: false, code: 'malformed_tsv', detail };
  }
  const values = columns.slice(0, cells.length).map((name, at) => [name, valueOf(name, cells[at]!)] as const);
  const mended = literal.map((at): Flaw => {
    const detail = 'the cell begins with a quote that does not close it; read as it stands';
    return { path: columns[at] ?? '', code: 'quote_unclosed', detail };
  });
  return { line, ok: true, json: fieldsOf(values), units, ...(mended.length > 0 && { mended }) };
}

/** Of the fields that may have several values, Merchant reads commas outside quotes as what stands between them. */
function valueOf(name: string, cell: Cell): FieldValue {
  const values = typeof cell === 'string' && mayBeList(name) ? cell.split(',') : [cell].flat();
  // `="0012"` is how exports keep Excel from reading an id as a number.
  const trimmed = values.map((value) => value.trim().replace(/^="(.*)"$/, '$1'));
  return trimmed.length === 1 ? trimmed[0]! : trimmed;
}
