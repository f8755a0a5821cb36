/** A plain cell is a text, one in quotes the list of its values: `"Bags, Wallets","Sale"`. */
export type Cell = string | string[];

export type SplitRow = { kind: 'row'; cells: Cell[] } | { kind: 'open' } | { kind: 'bad'; detail: string };

/**
 * A row of a tab-separated file by Merchant's rules for quoted attributes (support.google.com/merchants/answer/14998273):
 * a cell that begins with a quote ends with one, may hold tabs and line breaks, and has its own quotes doubled. A quote
 * further on in a cell is only a sign (`Pan 12"`).
 *
 * `open`: the text ends within quotes, and the next line belongs to it.
 */
export function splitRow(text: string): SplitRow {
  if (!/(^|\t)"/.test(text)) return { kind: 'row', cells: text.split('\t') };
  const cells: Cell[] = [];
  for (let at = 0; at <= text.length; at++) {
    if (text[at] !== '"') {
      const end = endOf(text, '\t', at);
      cells.push(text.slice(at, end));
      at = end;
      continue;
    }
    const values: string[] = [];
    do {
      const quoted = readQuoted(text, values.length === 0 ? at : at + 1);
      if (quoted === null) return { kind: 'open' };
      values.push(quoted.value);
      at = quoted.end;
    } while (text[at] === ',' && text[at + 1] === '"');
    if (at < text.length && text[at] !== '\t') {
      return { kind: 'bad', detail: `a cell goes on after its closing quote, at character ${at + 1}` };
    }
    cells.push(values);
  }
  return { kind: 'row', cells };
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
