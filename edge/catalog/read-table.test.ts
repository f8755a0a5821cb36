import { expect, test } from 'vitest';
import type { FeedLine } from './feed.ts';
import { FIELD_UNITS_MAX, LINE_UNITS_MAX } from './feed.ts';
import { HELD_UNITS_MAX } from './row-reader.ts';
import { readTable } from './read-table.ts';

async function read(text: string, size = text.length) {
  async function* parts() {
    for (let at = 0; at < text.length; at += size) {
      yield { ok: true as const, value: text.slice(at, at + size) };
    }
  }
  const lines: FeedLine[] = [];
  for await (const part of readTable(parts())) {
    if (!part.ok) return part;
    lines.push(...part.value);
  }
  return lines;
}

const fields = async (text: string) =>
  ((await read(text)) as FeedLine[]).map((each) => (each.ok ? each.json : each.code));

test('the first row names the fields, in any of the ways that feeds write them', async () => {
  const text = 'ID\tTitle [title]\tg:price\tProduct type\ttact:lifetime_days\na\tA\t1 EUR\tWomen\t30\n';
  expect(await fields(text)).toEqual([
    { id: 'a', title: 'A', price: '1 EUR', product_type: 'Women', lifetime_days: '30' },
  ]);
});

test('rows keep the number of the line that they begin on, whatever lies between', async () => {
  const text = 'id\ttitle\r\n\r\na\t"two\r\nlines"\r\n\t\r\nb\tB';
  for (const size of [1, 2, 7, 100]) {
    expect(await read(text, size)).toEqual([
      { line: 3, ok: true, json: { id: 'a', title: 'two\nlines' }, units: expect.any(Number) },
      { line: 6, ok: true, json: { id: 'b', title: 'B' }, units: expect.any(Number) },
    ]);
  }
});

test('a quote that is never closed is only a sign where the cells are as many as the fields', async () => {
  const text = 'id\ttitle\na\t"open\nb\tB\nc\t"C"\nd\t"open too\ne\tE';
  const lines = (await read(text)) as FeedLine[];
  expect(lines.map((each) => each.ok && (each.json as { title: string }).title)).toEqual([
    '"open',
    'B',
    'C',
    '"open too',
    'E',
  ]);
  expect(lines[0]).toMatchObject({ line: 2, mended: [{ path: 'title', code: 'quote_unclosed' }] });
});

test('else it costs its own line and no other', async () => {
  const text = 'id,title\na,"open, and more\nb,B\nc,"C"\nd,"open, too\ne,E';
  const lines = (await read(text)) as FeedLine[];
  expect(lines.map((each) => [each.line, each.ok])).toEqual([
    [2, false],
    [3, true],
    [4, true],
    [5, false],
    [6, true],
  ]);
});

test('a cell that begins with a quote and goes on behind it is read as it stands', async () => {
  const text = 'id\ttitle\tlink\nq1\t"Best" lamp, 5" tall\t/q1\nq2\tB\t/q2';
  expect(await fields(text)).toEqual([
    { id: 'q1', title: '"Best" lamp, 5" tall', link: '/q1' },
    { id: 'q2', title: 'B', link: '/q2' },
  ]);
});

test.each([
  ['comments', '# ref_application_id 123\n# ref_asset_id 456\nid\ttitle\nDB_1\tDog Bowl'],
  ['a title, and semicolons', 'Export of 1 December\n\nid;title\nDB_1;Dog Bowl'],
  ['commas', '"id","title"\r\n"DB_1","Dog Bowl"\r\n'],
  ['pipes', 'title|id\nDog Bowl|DB_1'],
  ['what Excel says of its separator', 'sep=;\nid;title\nDB_1;Dog Bowl'],
  ['a header that is a comment', '#id\ttitle\nDB_1\tDog Bowl'],
  ['other names', 'Product ID,Title [title]\nDB_1,Dog Bowl'],
])('a table with %s is read', async (_, text) => {
  const [json] = await fields(text);
  expect(json).toMatchObject({ title: 'Dog Bowl' });
  expect(Object.values(json as object)).toContain('DB_1');
});

test('in CSV a cell holds commas, quotes and line breaks', async () => {
  const text = 'id,title,product_type\na,"Lamp, 5"" tall\nand red","Home > Lamps, big"';
  expect(await fields(text)).toEqual([
    { id: 'a', title: 'Lamp, 5" tall\nand red', product_type: 'Home > Lamps, big' },
  ]);
});

test('a row with more cells than fields is bad, one with fewer leaves the rest out', async () => {
  expect(await fields('id\ttitle\na\tA\tmore\nb\nc\tC\t\t')).toEqual([
    'malformed_tsv',
    { id: 'b' },
    { id: 'c', title: 'C' },
  ]);
});

test('a cell that is too long is cut, a line that is costs itself', async () => {
  const long = 'x'.repeat(FIELD_UNITS_MAX + 1);
  const [cut, next] = (await read(`id\ttitle\na\t${long}\nb\tB`)) as FeedLine[];
  expect(cut).toMatchObject({
    json: { title: long.slice(1) },
    mended: [{ path: 'title', code: 'text_cut' }],
  });
  expect(next).toMatchObject({ json: { id: 'b', title: 'B' } });
  const line = 'x'.repeat(LINE_UNITS_MAX);
  expect(await fields(`id\ttitle\na\t${line}\nb\tB`)).toEqual(['record_too_long', { id: 'b', title: 'B' }]);
});

test('a quote that is open for too long is given up', async () => {
  const open = `id\ttitle\tlink\na\t"x\n${'y\n'.repeat(HELD_UNITS_MAX / 2)}b\t"B"`;
  const lines = (await read(open)) as FeedLine[];
  expect(lines[0]).toMatchObject({ line: 2, ok: false, code: 'malformed_tsv' });
  expect(lines.at(-1)).toMatchObject({ ok: true, json: { id: 'b', title: 'B' } });
});

test('an empty cell says that there is none, except of what an item needs', async () => {
  expect(await fields('id\ttitle\tprice\tsale_price\tbrand\na\t\t\t\t"A"')).toEqual([
    { id: 'a', sale_price: '', brand: 'A' },
  ]);
});

test('several values of a field are a list', async () => {
  expect(
    await fields(
      'id\tproduct_type\tproduct_type\tgoes_with\na\tWomen > Bags, Sale\tNew\t"b, c"\nb\t"Bags, Wallets"\t\tb,c',
    ),
  ).toEqual([
    { id: 'a', product_type: ['Women > Bags', 'Sale', 'New'], goes_with: 'b, c' },
    { id: 'b', product_type: 'Bags, Wallets', goes_with: 'b,c' },
  ]);
});

test.each(['', '\n\n', 'title\tprice\na\t1 EUR', '"id'])('%j has no header, and no items', async (text) => {
  const result = await read(text);
  expect(result).toEqual(text.trim() === '' ? [] : expect.objectContaining({ code: 'invalid_request' }));
});
