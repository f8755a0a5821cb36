import { merchantKeys } from '#core';
import { fieldName } from './merchant-fields.ts';
import { SEPARATORS, splitRow } from './split-row.ts';
import type { Separator } from './split-row.ts';

/** Comments and titles that exports put before the row that names the fields. */
export const HEADER_LINES_MAX = 50;

export interface TableHeader {
  separator: Separator;
  columns: string[];
}

/**
 * The names of the fields, where a line is the one that names them: it has an `id` (or what `merchantKeys` takes for one), with
 * tabs, semicolons, commas or pipes between. Of these the one counts that makes most of it; undefined for any other line.
 */
export function tableHeader(line: string): TableHeader | undefined {
  const text = line.replace(/^\ufeff/, '').replace(/^#+\s*/, '');
  const found = SEPARATORS.flatMap((separator): TableHeader[] => {
    const split = splitRow(text, separator);
    if (split.kind === 'open') return [];
    const columns = split.cells.map((cell) => fieldName([cell].flat().join(',')));
    const named = merchantKeys(Object.fromEntries(columns.map((name) => [name, name])));
    return Object.hasOwn(named, 'id') ? [{ separator, columns }] : [];
  });
  return found.toSorted((a, b) => b.columns.length - a.columns.length)[0];
}
