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
  expect(told).toHaveLength(report.rows.length + 1);
});

test('without a terminal there is no colour', () => {
  expect(linesAt(80).join('')).not.toContain('\u001B');
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
    const told = linesAt(80, { ...report, whole, days: [], rows: [], notes: [] }).join('\n');
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
    const told = linesAt(80, { ...report, whole, rows: [], manners: [], notes: [] }).join('\n');
    expect(told).toContain('Nobody was there');
    expect(told).not.toMatch(/Day by day|By |Of 1,000/);
  });
});
