import { expect, test } from 'vitest';
import type { FeedLine } from './feed.ts';
import { RECORD_UNITS_MAX } from './feed.ts';
import { readTsv } from './read-tsv.ts';

async function read(text: string, size = text.length) {
  async function* parts() {
    for (let at = 0; at < text.length; at += size) {
      yield { ok: true as const, value: text.slice(at, at + size) };
    }
  }
  const lines: FeedLine[] = [];
  for await (const part of readTsv(parts())) {
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

test('a quote that is never closed costs its own line and no other', async () => {
  const text = 'id\ttitle\na\t"open\nb\tB\nc\t"C"\nd\t"open too\ne\tE';
  const lines = (await read(text)) as FeedLine[];
  expect(lines.map((each) => [each.line, each.ok])).toEqual([
    [2, false],
    [3, true],
    [4, true],
    [5, false],
    [6, true],
  ]);
});

test('a row with more cells than fields is bad, one with fewer leaves the rest out', async () => {
  expect(await fields('id\ttitle\na\tA\tmore\nb\nc\tC\t\t')).toEqual([
    'malformed_tsv',
    { id: 'b' },
    { id: 'c', title: 'C' },
  ]);
});

test('a record that is too long is let go, by itself or within quotes', async () => {
  const long = 'x'.repeat(RECORD_UNITS_MAX);
  expect(await fields(`id\ttitle\na\t${long}\nb\tB`)).toEqual(['record_too_long', { id: 'b', title: 'B' }]);
  const open = `id\ttitle\na\t"x\n${'y\n'.repeat(RECORD_UNITS_MAX / 2)}b\t"B"`;
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

test.each(['', '\n\n', 'title\tprice\na\t1 EUR', '"id', 'id;title\na;A'])(
  '%j has no header, and no items',
  async (text) => {
    const result = await read(text);
    expect(result).toEqual(text.trim() === '' ? [] : expect.objectContaining({ code: 'invalid_request' }));
  },
);
