/** A plain cell is a text, one in quotes the list of its values: `"Bags, Wallets","Sale"`. */
export type Cell = string | string[];

export const SEPARATORS = ['\t', ';', ',', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

export type SplitRow =
  | {
      kind: 'row';
      cells: Cell[];
      /** Cells whose first quote was only a sign. */
      literal?: number[];
    }
  | { kind: 'open' };

/**
 * A row of a table by Merchant's rules for quoted attributes (support.google.com/merchants/answer/14998273), which are those of
 * CSV (RFC 4180): a cell that begins with a quote ends with one, may hold separators and line breaks, and has its own quotes
 * doubled. A quote further on in a cell is only a sign (`Pan 12"`), and so is a first one where the cell goes on behind the
 * quote that would close it (`"Best" lamp, 5" tall`): such a cell is read as it stands.
 *
 * `open`: the text ends within quotes, and the next line belongs to it.
 */
export function splitRow(text: string, separator: Separator = '\t'): SplitRow {
  if (!text.startsWith('"') && !text.includes(`${separator}"`))
    return { kind: 'row', cells: text.split(separator) };
  const cells: Cell[] = [];
  const literal: number[] = [];
  for (let at = 0; at <= text.length; at++) {
    const end = endOf(text, separator, at);
    if (text[at] !== '"') {
      cells.push(text.slice(at, end));
      at = end;
      continue;
    }
    const values: string[] = [];
    let after = at;
    do {
      const quoted = readQuoted(text, values.length === 0 ? after : after + 1);
      if (quoted === null) return { kind: 'open' };
      values.push(quoted.value);
      after = quoted.end;
      // Where commas separate cells they cannot separate values.
    } while (separator !== ',' && text[after] === ',' && text[after + 1] === '"');
    const rest = text.slice(after, endOf(text, separator, after));
    if (rest.trim() === '') {
      cells.push(values);
      at = after + rest.length;
    } else {
      literal.push(cells.length);
      cells.push(text.slice(at, end));
      at = end;
    }
  }
  return { kind: 'row', cells, ...(literal.length > 0 && { literal }) };
}

/** @param at of the opening quote. null: it is not closed. `end` is after the closing one. */
function readQuoted(text: string, at: number): { value: string; end: number } | null {
  let close = text.indexOf('"', at + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return null;
  return { value: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}

function endOf(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found;
}
