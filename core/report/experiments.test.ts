import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bannersOf, planOf } from '../decide/plain-world.laws.ts';
import { compareArms } from '../measure/compare-arms.ts';
import { BOTS, type Cell, type CellTotal } from '../outcomes/cell.ts';
import { condenseCells } from './condense-cells.ts';
import { cellWith, crowd, DAY, NOW } from './crowds.laws.ts';
import { reportCsv } from './report-csv.ts';
import { METRICS, type Report, type ReportQuery } from './report.ts';
import { reportOf } from './report-of.ts';

const QUERY: ReportQuery = { from: DAY, to: DAY + 6, by: [], metric: 'conversion', now: NOW };
const asked = (more: Partial<ReportQuery> = {}): ReportQuery => ({ ...QUERY, ...more });

const names = ['first', 'bold', 'calm'];
const PLAN = planOf(
  {
    hero: bannersOf(names, { policy: { kind: 'experiment' }, holdout: 0.2 }),
    aside: bannersOf(['about', 'more']),
  },
  { holdout: 0.1 },
);

const drawn = (shares?: Record<string, number>, slot = 0.2) =>
  JSON.stringify({ site: 0.1, slot, ...(shares && { shares }) });
const HALF = drawn({ bold: 0.5, first: 0.5 });
const shown = (variant: string, draw: string, count: number, orders: number, more: Partial<Cell> = {}) =>
  cellWith({ slot: 'hero', variant, draw, ...more }, crowd(count, orders));
const heroIn = (cells: readonly CellTotal[], query = asked(), plan = PLAN): Report['experiments'][number] => {
  const found = reportOf(cells, plan, query).experiments.find(({ slot }) => slot === 'hero');
  if (found === undefined) throw new Error('The hero is an experiment.');
  return found;
};
const rowIn = (cells: readonly CellTotal[], query = asked(), variant = 'bold') => {
  const row = heroIn(cells, query).rows.find((each) => each.variant === variant);
  if (row === undefined) throw new Error(`${variant} is in it.`);
  return row;
};

const someShares = fc.constantFrom(
  undefined,
  { bold: 1, first: 0 },
  { bold: 0.5, first: 0.5 },
  { bold: 0.2, first: 0.8 },
  { bold: 0.25, calm: 0.5, first: 0.25 },
  { bold: 0.5, calm: 0.5 },
);
const someCell = fc
  .record({
    day: fc.integer({ min: DAY, max: DAY + 6 }),
    slot: fc.constantFrom('', 'hero', 'aside'),
    variant: fc.constantFrom('', ...names),
    arm: fc.constantFrom('shown' as const, 'control' as const, 'site_control' as const),
    channel: fc.constantFrom('site', 'email'),
    segment: fc.constantFrom('new/-', 'regular/women', BOTS),
    shares: someShares,
    ofSlot: fc.constantFrom(0, 0.2),
    revenues: fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 5 }),
  })
  .map(({ revenues, shares, ofSlot, ...cell }) =>
    cellWith(
      { ...cell, draw: drawn(shares, ofSlot) },
      revenues.map((revenue) => ({ revenue, before: revenue % 777 })),
    ),
  );
const someQuery = fc.record(
  {
    from: fc.constant(DAY),
    to: fc.integer({ min: DAY, max: DAY + 6 }),
    by: fc.subarray(['slot', 'variant', 'segment', 'channel', 'day'] as const),
    metric: fc.constantFrom(...METRICS),
    now: fc.integer({ min: DAY + 3, max: DAY + 20 }).map((day) => day * 86_400_000),
    settledOnly: fc.boolean(),
    slot: fc.constantFrom('hero', 'aside'),
  },
  { requiredKeys: ['from', 'to', 'by', 'metric', 'now'] },
);

describe('laws', () => {
  test('condensed cells make the same experiments, in whatever breakdown', () => {
    fc.assert(
      fc.property(fc.array(someCell, { maxLength: 40 }), someQuery, (cells, query) => {
        const { experiments } = reportOf(cells, PLAN, query);
        expect(reportOf(condenseCells(cells, query), PLAN, query).experiments).toEqual(experiments);
        const otherwise = { ...query, by: ['variant', 'segment'] as const };
        expect(reportOf(cells, PLAN, otherwise).experiments).toEqual(experiments);
      }),
    );
  });

  test('whoever was shown a variant is compared with those who could have been given it, or counted as alone', () => {
    fc.assert(
      fc.property(fc.array(someCell, { maxLength: 40 }), (cells) => {
        const { rows, alone, baseline } = heroIn(cells);
        for (const { variant, shown: one, control } of rows) {
          const visitors = (of: string) =>
            cells
              .filter((cell) => cell.slot === 'hero' && cell.arm === 'shown' && cell.segment !== BOTS)
              .filter((cell) => cell.variant === of)
              .filter(({ draw }) => {
                const { shares = {} } = JSON.parse(draw) as { shares?: Record<string, number> };
                return (shares[variant] ?? 0) > 0 && (shares[baseline] ?? 0) > 0;
              })
              .reduce((sum, { sums }) => sum + Number(sums.visitors), 0);
          expect(one.visitors).toBe(visitors(variant));
          expect(control.visitors).toBe(visitors(baseline));
        }
        const all = cells.filter(
          (cell) =>
            cell.slot === 'hero' &&
            cell.arm === 'shown' &&
            cell.segment !== BOTS &&
            [baseline, ...rows.map(({ variant }) => variant)].includes(cell.variant),
        );
        const visitors = all.reduce((sum, { sums }) => sum + Number(sums.visitors), 0);
        const others = rows.reduce((sum, row) => sum + row.shown.visitors, 0);
        const ofBaseline = visitors - alone - others;
        expect(ofBaseline).toBeGreaterThanOrEqual(
          Math.max(0, ...rows.map(({ control }) => control.visitors)),
        );
        expect(ofBaseline).toBeLessThanOrEqual(rows.reduce((sum, { control }) => sum + control.visitors, 0));
      }),
    );
  });

  test('with one pair of shares, it is what compareArms says of the two', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 2, max: 400 }),
        fc.constantFrom(...METRICS),
        (many, few, metric) => {
          const cells = [shown('bold', HALF, many, 300), shown('first', HALF, few, 200)];
          const { uplift } = rowIn(cells);
          const of = ({ sums }: CellTotal) => ({
            margin: { sum: sums.margin, sumSquares: sums.marginSquared, sumXY: sums.marginBefore },
            revenue: { sum: sums.revenue, sumSquares: sums.revenueSquared, sumXY: sums.revenueBefore },
            conversion: { sum: sums.converted, sumSquares: sums.converted, sumXY: sums.convertedBefore },
          });
          const [one, other] = cells.map((cell) => ({
            ...of(cell)[metric],
            ...{ n: cell.sums.visitors, sumY: cell.sums.before, sumSquaresY: cell.sums.beforeSquared },
          }));
          if (one === undefined || other === undefined) throw new Error('There are two.');
          const kind = metric === 'conversion' ? 'share' : 'mean';
          expect(uplift?.[metric].difference).toEqual(compareArms(one, other, { kind }).difference);
        },
      ),
    );
  });
});

describe('an experiment', () => {
  const cells = [shown('bold', HALF, 20_000, 60), shown('first', HALF, 20_000, 40)];

  test('each variant is compared with the plan’s first, by name', () => {
    const { baseline, rows } = heroIn(cells);
    expect(baseline).toBe('first');
    expect(rows.map(({ variant }) => variant)).toEqual(['bold', 'calm']);
    expect(rows[0]).toMatchObject({
      ...{ shown: { visitors: 20_000 }, control: { visitors: 20_000 }, shares: 1, uncompared: 0 },
      ...{ sampleRatio: { expected: 0.5, observed: 0.5, isTrusted: true } },
    });
    expect(rows[0]?.verdict).toMatchObject({
      code: 'better',
      words: expect.stringMatching(
        /^With “bold”, the share of visitors who order is higher than with “first”, by at least /,
      ) as string,
    });
    expect(rows[1]?.verdict).toEqual({
      code: 'nobody',
      words: 'Nobody has been shown “calm” yet who could have been shown “first” instead.',
    });
    expect(rows[0]?.uplift?.margin.worth?.estimate).toBeGreaterThan(0);
  });

  test('who was held out, is automated or came on another day takes no part', () => {
    const more = [
      shown('bold', HALF, 500, 900, { arm: 'control' }),
      shown('first', HALF, 500, 900, { arm: 'site_control' }),
      shown('bold', HALF, 500, 900, { segment: BOTS }),
      shown('bold', HALF, 500, 900, { day: DAY - 1 }),
      shown('bold', HALF, 500, 900, { arm: 'taught' }),
      shown('', HALF, 500, 900),
    ];
    expect(heroIn([...cells, ...more])).toEqual(heroIn(cells));
    const now = (DAY + 9) * 86_400_000;
    const open = shown('bold', HALF, 500, 900, { day: DAY + 2 });
    expect(rowIn([...cells, open], asked({ now, settledOnly: true })).shown.visitors).toBe(20_000);
    expect(rowIn([...cells, open], asked({ now })).shown.visitors).toBe(20_500);
  });

  test('where shares were changed, it is compared share by share', () => {
    const changed = [
      ...[shown('bold', HALF, 5000, 20), shown('first', HALF, 5000, 20)],
      ...[
        shown('bold', drawn({ bold: 0.9, first: 0.1 }), 18_000, 60),
        shown('first', drawn({ bold: 0.9, first: 0.1 }), 2000, 60),
      ],
    ];
    const row = rowIn(changed);
    expect(row).toMatchObject({ shares: 2, verdict: { code: 'not_known' } });
    expect(row.uplift?.conversion.difference?.estimate).toBeCloseTo(0, 9);
    expect(row.sampleRatio?.p).toBeCloseTo(1, 9);
    const { notes } = reportOf(changed, PLAN, asked());
    expect(notes.find(({ code }) => code === 'shares_changed')?.words).toMatch(/\(hero’s experiment\)/);
    // A third variant, or another holdout, leaves the two as many of each other as before.
    const third = changed.map((cell) => ({
      ...cell,
      draw: cell.draw === HALF ? HALF : drawn({ bold: 0.3, calm: 0.4, first: 0.3 }, 0.5),
    }));
    expect(rowIn(third).shares).toBe(1);
  });

  test('two that do not get the shares they were to get are not to be trusted', () => {
    const { verdict } = rowIn([shown('bold', HALF, 5000, 20), shown('first', HALF, 4000, 20)]);
    expect(verdict).toEqual({
      code: 'not_trusted',
      words:
        'Not to be trusted: 44.4% of these visitors are given “first” where 50.0% were to be. Visitors get lost, or are counted twice, in one group.',
    });
    expect(rowIn([shown('first', HALF, 4000, 20)]).verdict.code).toBe('not_trusted');
  });

  test('whom nothing else could be shown is in no comparison, and that is said', () => {
    const alone = [shown('first', drawn(), 700, 300), shown('bold', '', 77, 300)];
    const report = reportOf([...cells, ...alone], PLAN, asked());
    expect(report.experiments[0]).toMatchObject({ alone: 777 });
    expect(report.experiments[0]?.rows).toEqual(heroIn(cells).rows);
    expect(report.notes.find(({ code }) => code === 'alone')?.words).toBe(
      'hero: 777 visitors could be given no other variant of the experiment, or not by chance, so they are not in it.',
    );
    const never = heroIn([
      shown('first', drawn({ calm: 0.5, first: 0.5 }), 9, 0),
      shown('bold', drawn(), 9, 0),
    ]);
    expect(never.rows.map(({ variant, verdict }) => [variant, verdict.code])).toEqual([
      ['calm', 'nobody'],
      ['bold', 'nobody'],
    ]);
  });

  test('two that were never given to the same visitors are not compared', () => {
    const [one, other] = [drawn({ bold: 0.5, calm: 0.5 }), drawn({ calm: 0.5, first: 0.5 })];
    const met = [
      ...[shown('bold', one, 100, 300), shown('calm', one, 100, 300)],
      ...[shown('calm', other, 200, 300), shown('first', other, 200, 300)],
    ];
    const { rows, alone } = heroIn(met);
    expect(rows.map(({ variant, shown: { visitors } }) => [variant, visitors])).toEqual([
      ['bold', 0],
      ['calm', 200],
    ]);
    expect(alone).toBe(200);
  });

  test('one that the plan no longer has as such is told as long as it was one; one that is new is, though nobody came', () => {
    const draw = drawn({ about: 0.5, gone: 0.5 });
    const was = ['gone', 'about'].map((variant) =>
      cellWith({ slot: 'aside', variant, draw }, crowd(300, 100)),
    );
    const { experiments } = reportOf(was, PLAN, asked());
    expect(experiments.map(({ slot, baseline, rows }) => [slot, baseline, rows[0]?.variant])).toEqual([
      ['aside', 'about', 'gone'],
      ['hero', 'first', 'bold'],
    ]);
    expect(reportOf(was, PLAN, asked({ slot: 'aside' })).experiments.map(({ slot }) => slot)).toEqual([
      'aside',
    ]);
    const oddly = was.map((cell) => ({ ...cell, slot: 'constructor' }));
    expect(reportOf(oddly, PLAN, asked({ slot: 'constructor' })).experiments).toHaveLength(1);
    const emptied = was.map((cell) => cellWith({ ...cell }, []));
    expect(reportOf(emptied, PLAN, asked({ slot: 'aside' })).experiments).toEqual([]);
  });

  test('one that has been stopped is no measure for those that go on', () => {
    const variants = bannersOf(names).variants.map((each) => ({
      ...each,
      weight: each.id === 'first' ? 0 : 1,
    }));
    const stopped = planOf({ hero: { kind: 'content', policy: { kind: 'experiment' }, variants } });
    const now = drawn({ bold: 0.5, calm: 0.5 });
    const cells = [shown('first', HALF, 300, 30), shown('bold', now, 400, 40), shown('calm', now, 410, 44)];
    const { baseline, rows, alone } = heroIn(cells, asked(), stopped);
    expect(baseline).toBe('bold');
    expect(rows.map(({ variant, shown, control }) => [variant, shown.visitors, control.visitors])).toEqual([
      ['calm', 410, 400],
      ['first', 300, 0],
    ]);
    expect(alone).toBe(0);
  });

  test('corrected are all variants of all experiments, and nothing else with them', () => {
    const four = names.concat('d');
    const shares = Object.fromEntries(four.map((name) => [name, 1 / 4]));
    const slot = bannersOf(four, { policy: { kind: 'experiment' } });
    const plan = planOf({ hero: slot, aside: slot });
    const crowds = ['hero', 'aside'].flatMap((of) =>
      four.map((name) =>
        shown(name, drawn(shares), 5000, name === 'bold' && of === 'hero' ? 121 : 100, { slot: of }),
      ),
    );
    const rows = four.map((segment) => cellWith({ segment: `${segment}/-` }, crowd(9000, 300)));
    const report = reportOf([...crowds, ...rows], plan, asked({ by: ['segment'] }));
    const bold = report.experiments
      .find((experiment) => experiment.slot === 'hero')
      ?.rows.find(({ variant }) => variant === 'bold');
    const p = bold?.uplift?.conversion.adjusted?.difference?.alwaysValid.p ?? NaN;
    expect(bold?.pAdjusted).toBeCloseTo(6 * p, 12);
    expect(bold?.verdict).toMatchObject({
      code: 'not_known',
      words: expect.stringMatching(/of 6 that/) as string,
    });
    expect(report.notes.find(({ code }) => code === 'several_variants')?.words).toMatch(/^Of 6 variants /);
    const pair = rowIn(
      crowds.filter((cell) => cell.slot === 'hero').map((cell) => ({ ...cell, draw: HALF })),
    );
    expect(pair.verdict.code).toBe('better');
  });

  test('of more variants than draws tell, none is compared, and that is said', () => {
    const many = Array.from({ length: 11 }, (_, n) => `v${n}`);
    const plan = planOf({ hero: bannersOf(many, { policy: { kind: 'experiment' } }) });
    const report = reportOf([shown('v0', drawn(), 500, 100)], plan, asked());
    expect(report.experiments).toEqual([]);
    expect(report.notes.find(({ code }) => code === 'many_variants')?.words).toMatch(
      /^hero: .* more than 10 /,
    );
    expect(reportOf([], PLAN, asked()).notes.map(({ code }) => code)).not.toContain('many_variants');
  });
});

test('in CSV, an experiment’s lines come last, against their baseline', () => {
  const cells = [shown('bold', HALF, 2000, 60), shown('first', HALF, 2000, 40)];
  const report = reportOf(cells, PLAN, asked({ by: ['day'] }));
  const lines = parse(reportCsv(report), { columns: true }) as Record<string, string>[];
  expect(lines.map(({ row, slot, variant, against }) => [row, slot, variant, against])).toEqual([
    ['whole', '', '', 'site_control'],
    ['experiment', 'hero', 'bold', 'first'],
    ['experiment', 'hero', 'calm', 'first'],
  ]);
  expect(lines[1]).toMatchObject({
    shown_visitors: '2000',
    held_out_expected: '0.5',
    shares: '1',
    uncompared: '0',
  });
  const none = reportOf([], planOf({}), asked({ by: ['day'] }));
  expect(reportCsv(none)).toMatch(/^row,day,from,/);
});
