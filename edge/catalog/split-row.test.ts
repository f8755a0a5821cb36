import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { splitRow } from './split-row.ts';

test('rows of plain and quoted cells are those that csv-parse finds', () => {
  const text = fc.array(fc.constantFrom('a', 'é', ' ', ',', '"', '\t', '\n', '\\'), { maxLength: 6 });
  const row = fc.array(
    text.map((parts) => parts.join('')),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(row, (cells) => {
      const written = cells
        .map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join('\t');
      const split = splitRow(written);
      const read = split.kind === 'row' ? split.cells.map((cell) => [cell].flat().join()) : split;
      expect(read).toEqual(cells);
      fc.pre(written !== '');
      expect(parse(written, { delimiter: '\t', record_delimiter: '\u0000' })).toEqual([cells]);
    }),
  );
});

test.each([
  ['Pan 12"\tas it is', ['Pan 12"', 'as it is']],
  ['"Pan 12"""\t"a ""good"" one"', [['Pan 12"'], ['a "good" one']]],
  ['"Bags, Wallets > X","Sale"\tb', [['Bags, Wallets > X', 'Sale'], 'b']],
  ['a\t\t""\t', ['a', '', [''], '']],
  ['"a\tb\nc"', [['a\tb\nc']]],
])('%j is a row', (text, cells) => {
  expect(splitRow(text)).toEqual({ kind: 'row', cells });
});

test.each(['"open', 'a\t"b""', '"a\n"",'])('%j goes on', (text) => {
  expect(splitRow(text)).toEqual({ kind: 'open' });
});

test('what follows a closing quote makes the quotes signs', () => {
  expect(splitRow('x\t"Best" shoes\ty')).toEqual({
    kind: 'row',
    cells: ['x', '"Best" shoes', 'y'],
    literal: [1],
  });
});
