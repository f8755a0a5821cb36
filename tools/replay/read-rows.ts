import { parse, type CsvError } from 'csv-parse/sync';

/** One line of a recorded stream, in the columns of the public REES46 shop data. */
export interface Row {
  /** Line of the file, the header being line 1. */
  line: number;
  /** ms since the epoch. */
  at: number;
  type: 'view' | 'cart' | 'purchase';
  product: string;
  category: string;
  brand: string;
  /** As written in the file: decimal, two places. */
  price: string;
  user: string;
  session: string;
}

export interface RowFlaw {
  line: number;
  detail: string;
}

export const COLUMNS = [
  'event_time',
  'event_type',
  'product_id',
  'category_id',
  'category_code',
  'brand',
  'price',
  'user_id',
  'user_session',
] as const;

/** Enough to see a pattern; a file that is wrong throughout need not be listed throughout. */
const FLAWS_MAX = 10;

/** Reads a whole file's text: either every row is good, or the flaws with their lines, and nothing is sent. */
export function readRows(text: string): { rows: Row[] } | { flaws: RowFlaw[] } {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    const header = text
      .slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'))
      .trim()
      .split(',');
    const missing = COLUMNS.filter((column) => !header.includes(column));
    if (missing.length)
      return {
        flaws: [{ line: 1, detail: `the header lacks ${missing.join(', ')}; wanted: ${COLUMNS.join(',')}` }],
      };
    records = parse(text, {
      columns: true,
      info: true,
      skip_empty_lines: true,
      bom: true,
      relax_column_count: true,
    }) as never;
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number };
    return { flaws: [{ line: lines ?? 1, detail: message }] };
  }
  const rows: Row[] = [];
  const flaws: RowFlaw[] = [];
  for (const { record, info } of records) {
    const row = readRow(record, info.lines);
    if (typeof row === 'string') flaws.push({ line: info.lines, detail: row });
    else rows.push(row);
    if (flaws.length >= FLAWS_MAX) break;
  }
  if (flaws.length) return { flaws };
  if (!rows.length) return { flaws: [{ line: 2, detail: 'there are no events below the header' }] };
  return { rows: rows.sort((a, b) => a.at - b.at || a.line - b.line) };
}

function readRow(record: Record<string, string>, line: number): Row | string {
  const columns = Object.keys(record).length;
  if (columns < COLUMNS.length) return `there are ${columns} columns, wanted ${COLUMNS.length}`;
  const time = record['event_time'] ?? '';
  const at = Date.parse(time.replace(/ UTC$/, 'Z').replace(' ', 'T'));
  if (Number.isNaN(at))
    return `event_time ${JSON.stringify(time)} is not a time; wanted: 2019-10-01 00:00:00 UTC`;
  const type = record['event_type'] ?? '';
  if (type !== 'view' && type !== 'cart' && type !== 'purchase')
    return `event_type ${JSON.stringify(type)} is none of view, cart, purchase`;
  const price = record['price'] ?? '';
  if (!/^\d+(\.\d{1,2})?$/.test(price))
    return `price ${JSON.stringify(price)} is not an amount such as 35.79`;
  for (const column of ['product_id', 'user_id', 'user_session'] as const)
    if (!record[column]) return `${column} is empty`;
  return {
    line,
    at,
    type,
    price,
    product: record['product_id'] as string,
    category: record['category_code'] || (record['category_id'] ?? ''),
    brand: record['brand'] ?? '',
    user: record['user_id'] as string,
    session: record['user_session'] as string,
  };
}
