import { splitLines } from '../body/split-lines.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { RECORD_UNITS_MAX } from './feed.ts';
import type { Feed, FeedLine } from './feed.ts';
import { fieldName, fieldsOf, mayBeList } from './merchant-fields.ts';
import type { FieldValue } from './merchant-fields.ts';
import { rowReader } from './row-reader.ts';
import type { Row } from './row-reader.ts';
import type { Cell } from './split-row.ts';

/** A tab-separated feed: the first row names the fields, every other is an item. A row may stop short. */
export async function* readTsv(parts: AsyncIterable<Outcome<string>>): Feed {
  const reader = rowReader();
  let columns: string[] | undefined;

  function recordsOf(rows: Row[]): Outcome<FeedLine[]> {
    const header = columns ? undefined : rows.shift();
    if (header) {
      columns = header.ok ? header.cells.map((cell) => fieldName([cell].flat().join(','))) : [];
      if (!columns.includes('id')) {
        return refuse(
          'invalid_request',
          'the first line names the fields, "id" among them, with tabs between',
        );
      }
    }
    return { ok: true, value: rows.map((row) => (row.ok ? recordOf(row, columns!) : row)) };
  }

  for await (const part of splitLines(parts, RECORD_UNITS_MAX)) {
    const records = part.ok ? recordsOf(part.value.flatMap((line) => reader.take(line))) : part;
    yield records;
    if (!records.ok) return;
  }
  yield recordsOf(reader.end());
}

function recordOf({ line, cells, units }: Row & { ok: true }, columns: readonly string[]): FeedLine {
  if (cells.slice(columns.length).some((cell) => cell.length > 0)) {
    const detail = `${cells.length} cells, while the first line names ${columns.length} fields`;
    return { line, ok: false, code: 'malformed_tsv', detail };
  }
  const values = columns.slice(0, cells.length).map((name, at) => [name, valueOf(name, cells[at]!)] as const);
  return { line, ok: true, json: fieldsOf(values), units };
}

/** Of the fields that may have several values, Merchant reads commas outside quotes as what stands between them. */
function valueOf(name: string, cell: Cell): FieldValue {
  const values = typeof cell === 'string' && mayBeList(name) ? cell.split(',') : [cell].flat();
  const trimmed = values.map((value) => value.trim());
  return trimmed.length === 1 ? trimmed[0]! : trimmed;
}
