import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '#core';
import { ROOT } from '../root.ts';
import { exampleReport, withExample } from './example-report.ts';
import { tellReport } from './tell-report.ts';

const report = exampleReport();
const linesAt = (width: number, told: Report = report) => tellReport(told, { width }).split('\n');

test('the example in docs/report.md is what a run gives', () => {
  const document = readFileSync(join(ROOT, 'docs/report.md'), 'utf8');
  // Otherwise: node tools/run.mjs write-report-example
  expect(withExample(document, report)).toBe(document);
  expect(document).toContain('What Tact was worth at marlow-finch');
});

test.each([40, 80, 100, 120, 140, 300])('at %d columns no line is longer than it may be', (width) => {
  const most = Math.min(140, Math.max(80, width));
  for (const line of linesAt(width)) expect(line.length).toBeLessThanOrEqual(most);
});

test('a wide terminal has more columns, and the same verdicts', () => {
  const wide = tellReport(report, { width: 140 });
  expect(wide).toMatch(/name +visitors +held out +shown +without/);
  for (const { verdict } of report.rows)
    if (!verdict.reason?.startsWith('too_few'))
      expect(wide.replaceAll(/\s+/g, ' ')).toContain(verdict.words.replaceAll(/\s+/g, ' '));
});

test('beside every row stands what it cost in patience', () => {
  const told = linesAt(80).filter((line) => line.startsWith('  Of 1,000 views'));
  const variants = report.experiments.flatMap(({ rows }) => rows);
  expect(variants.length).toBeGreaterThan(0);
  expect(told).toHaveLength(report.rows.length + variants.length + 1);
});

test('without a terminal there is no colour', () => {
  expect(linesAt(80).join('')).not.toContain('\u001B');
});

describe('experiments', () => {
  const sectionOf = (told: Report, width = 80) => {
    const lines = linesAt(width, told);
    const from = lines.indexOf('Experiments, variant against variant');
    return from < 0 ? [] : lines.slice(from, lines.indexOf('', from));
  };
  const [experiment] = report.experiments;
  const [row] = experiment?.rows ?? [];
  if (experiment === undefined || row === undefined) throw new Error('The shop has an experiment.');

  test('each variant stands against the plan’s first, both with what they cost in patience', () => {
    const told = sectionOf(report);
    expect(told[1]).toBe('home-hero, against “new-in”');
    expect(told[2]).toMatch(/^name +visitors +against /);
    expect(told[3]).toMatch(/^focus-again +1,368 +1,409 .*[━●].*€/);
    expect(told.join(' ').replaceAll(/\s+/g, ' ')).toContain(row.verdict.words);
    expect(told.at(-1)).toMatch(/^ {2}“new-in”: [\d.]+ sent away/);
  });

  test('where nobody has been yet there is a sentence and no table, and without any there is nothing', () => {
    const nobody = { ...row, shown: { ...row.shown, visitors: 0 }, control: { ...row.control, visitors: 0 } };
    const words = 'Nobody has been shown it yet.';
    const rows = [{ ...nobody, uplift: null, verdict: { code: 'nobody' as const, words } }];
    expect(sectionOf({ ...report, experiments: [{ ...experiment, rows }] })).toEqual([
      'Experiments, variant against variant',
      'home-hero, against “new-in”',
      `  ${words}`,
    ]);
    expect(sectionOf({ ...report, experiments: [] })).toEqual([]);
  });

  test('too few is said, and not drawn', () => {
    const verdict = { code: 'not_known' as const, reason: 'too_few_visitors' as const, words: 'Too few.' };
    const told = sectionOf({ ...report, experiments: [{ ...experiment, rows: [{ ...row, verdict }] }] });
    expect(told[3]).toMatch(/too few yet$/);
    expect(told[3]).not.toMatch(/[━●]/);
    expect(told.at(-1)).toMatch(/^ {2}too few yet: below 100 visitors/);
  });
});

describe('what is not known is not drawn', () => {
  const few = report.rows.filter(({ verdict }) => verdict.reason?.startsWith('too_few'));

  test('of too few visitors there is neither difference nor interval', () => {
    expect(few.length).toBeGreaterThan(0);
    const rows = linesAt(80).filter((line) => line.includes('too few yet') && !line.startsWith('  '));
    expect(rows).toHaveLength(few.length);
    for (const row of rows) expect(row).not.toMatch(/[━●]/);
  });

  test('of groups that are not to be trusted neither', () => {
    const whole: Report['whole'] = {
      ...report.whole,
      verdict: { code: 'not_trusted', words: 'Not to be trusted: visitors get lost.' },
    };
    const told = linesAt(80, { ...report, whole, days: [], rows: [], experiments: [], notes: [] }).join('\n');
    expect(told).toContain('Not to be trusted');
    expect(told).not.toMatch(/difference|Over the period/);
  });

  test('where nobody has been there yet, that is all there is to say', () => {
    const empty = { ...report.whole.shown, visitors: 0, aThousandViews: null };
    const whole: Report['whole'] = {
      ...report.whole,
      ...{ shown: empty, control: empty, uplift: null },
      verdict: { code: 'nobody', words: 'Nobody was there to be shown anything.' },
    };
    const told = linesAt(80, { ...report, whole, rows: [], experiments: [], manners: [], notes: [] }).join(
      '\n',
    );
    expect(told).toContain('Nobody was there');
    expect(told).not.toMatch(/Day by day|By |Of 1,000/);
  });
});
