import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellWith, crowd, DAY, HERO_PLAN, NOW } from './crowds.laws.ts';
import { reportCsv } from './report-csv.ts';
import { reportOf } from './report-of.ts';
import { METRICS, type ReportQuery } from './report.ts';
import { writeCsv, type CsvCell } from './write-csv.ts';

const someText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', 'a', '1'), { maxLength: 6 })
    .map((parts) => parts.join('')),
);
const someCell: fc.Arbitrary<CsvCell> = fc.oneof(
  someText,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

test('what is written is what is read, but for the apostrophe in front of what may be a formula', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), fc.array(someCell, { maxLength: 30 }), (width, cells) => {
      const rows = Array.from({ length: Math.floor(cells.length / width) }, (_, n) =>
        cells.slice(n * width, (n + 1) * width),
      );
      const read = parse(writeCsv(rows), { record_delimiter: '\r\n', skip_empty_lines: false }) as string[][];
      const meant = rows.map((row) =>
        row.map((cell) => (typeof cell === 'string' ? cell.replace(/^(?=[=+\-@\t\r])/, "'") : String(cell))),
      );
      expect(read).toEqual(meant);
    }),
  );
});

test('no text begins as a formula does, and numbers stay numbers', () => {
  fc.assert(
    fc.property(someText, (text) => {
      expect(writeCsv([[text]])).not.toMatch(/^"?(?:[=+\-@\t]|\r(?!\n$))/);
    }),
  );
  expect(writeCsv([[-1.5, 1e-7, 0, null, undefined, NaN]])).toBe('-1.5,1e-7,0,,,\r\n');
});

const QUERY: ReportQuery = { from: DAY, to: DAY, by: ['channel'], metric: 'margin', now: NOW };
const cells = [
  cellWith({}, crowd(9000, 60)),
  cellWith({ arm: 'site_control' }, crowd(1000, 30)),
  cellWith({ slot: 'hero', channel: '=HYPERLINK("x")' }, crowd(800, 60)),
  cellWith({ slot: 'hero', channel: '=HYPERLINK("x")', arm: 'control' }, crowd(200, 60)),
];
const linesOf = (query: ReportQuery) =>
  parse(reportCsv(reportOf(cells, HERO_PLAN, query)), { columns: true }) as Record<string, string>[];

test('the whole comes first, and a line has what the row has, money in major units', () => {
  const report = reportOf(cells, HERO_PLAN, QUERY);
  const lines = linesOf(QUERY);
  expect(lines.map(({ row }) => row)).toEqual(['whole', 'part']);
  for (const [n, row] of [report.whole, ...report.rows].entries()) {
    const line = lines[n];
    expect(Number(line?.['shown_visitors'])).toBe(row.shown.visitors);
    expect(Number(line?.['shown_revenue'])).toBe(row.shown.revenue / 100);
    expect(line?.['verdict']).toBe(row.verdict.code);
    expect(line?.['words']).toBe(row.verdict.words);
    for (const metric of METRICS) {
      const reading = row.uplift?.[metric].adjusted?.difference?.alwaysValid.interval[0] ?? NaN;
      expect(Number(line?.[`${metric}_uplift_low`])).toBeCloseTo(
        metric === 'conversion' ? reading : reading / 100,
        9,
      );
    }
  }
});

test('a channel that a browser has named is no formula', () => {
  expect(linesOf(QUERY)[1]).toMatchObject({ slot: 'hero', channel: `'=HYPERLINK("x")` });
});

test('every line has as many cells as there are columns, whatever is asked', () => {
  for (const by of [[], ['slot'], ['day', 'segment'], ['audience', 'variant']] as const) {
    const lines = parse(reportCsv(reportOf(cells, HERO_PLAN, { ...QUERY, by }))) as string[][];
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
  }
});
