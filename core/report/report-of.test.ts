import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARMS, BOTS, SUM_FIELDS, type CellTotal } from '../index.ts';
import { addUp } from './add-up.ts';
import { cellWith, crowd, DAY, HERO_PLAN, NOW } from './crowds.laws.ts';
import { REPORT_DIMENSIONS, type ReportQuery } from './report.ts';
import { reportOf } from './report-of.ts';
import { bannersOf, planOf } from '../decide/plain-world.laws.ts';
import { condenseCells } from './condense-cells.ts';
import { cellsOf, levelOf } from './level-of.ts';
import { readCell, tellCell, type ToldCell } from './told-cell.ts';

const QUERY: ReportQuery = { from: DAY, to: DAY + 6, by: ['slot'], metric: 'revenue', now: NOW };
const asked = (more: Partial<ReportQuery> = {}): ReportQuery => ({ ...QUERY, ...more });

const DRAWS = [
  '',
  '{"site":0.1}',
  '{"site":0,"slot":0.2}',
  '{"site":0.1,"slot":0.5}',
  '{"site":0.1,"slot":0.5,"shares":{"cold":0.25,"warm":0.75}}',
  '{"site":0.1,"slot":0.5,"shares":{"cold":0.5,"warm":0.5}}',
  '{"spared":0.02}',
];
const someCell: fc.Arbitrary<CellTotal> = fc
  .record({
    day: fc.integer({ min: DAY - 1, max: DAY + 7 }),
    slot: fc.constantFrom('', 'hero', 'aside', 'chat', 'gone'),
    variant: fc.constantFrom('', 'warm', 'cold', 'fatigued', 'consent'),
    arm: fc.constantFrom(...ARMS),
    channel: fc.constantFrom('site', 'email'),
    segment: fc.constantFrom('new/-', 'regular/women', BOTS),
    draw: fc.constantFrom(...DRAWS),
    revenues: fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 4 }),
  })
  .map(({ revenues, ...cell }) =>
    cellWith(
      cell,
      revenues.map((revenue) => ({ revenue, before: revenue % 777 })),
    ),
  );
const someCells = fc.array(someCell, { maxLength: 40 });
const someQuery: fc.Arbitrary<ReportQuery> = fc.record(
  {
    from: fc.integer({ min: DAY - 1, max: DAY + 2 }),
    to: fc.integer({ min: DAY + 3, max: DAY + 7 }),
    by: fc.subarray([...REPORT_DIMENSIONS]),
    metric: fc.constantFrom('margin' as const, 'revenue' as const, 'conversion' as const),
    now: fc.integer({ min: DAY, max: DAY + 20 }).map((day) => day * 86_400_000),
    settledOnly: fc.boolean(),
    slot: fc.constantFrom('hero', 'aside'),
  },
  { requiredKeys: ['from', 'to', 'by', 'metric', 'now'] },
);

describe('laws', () => {
  test('the rows hold what their level holds, each visitor in one row', () => {
    fc.assert(
      fc.property(someCells, someQuery, (cells, query) => {
        if (query.by.length === 0 || query.settledOnly === true) return;
        const { rows } = reportOf(cells, HERO_PLAN, query);
        const inPeriod = cells.filter(({ day }) => day >= query.from && day <= query.to);
        const all = addUp(
          cellsOf(inPeriod, levelOf(query.by, query.slot), query.slot).filter(({ arm }) => arm === 'shown'),
        );
        const sum = (of: (row: (typeof rows)[number]) => number) =>
          rows.reduce((total, row) => total + of(row), 0);
        expect(sum(({ shown }) => shown.visitors)).toBe(Number(all.visitors));
        expect(sum(({ shown }) => shown.revenue)).toBe(Number(all.revenue));
        expect(sum(({ shown }) => shown.views)).toBe(Number(all.seen));
      }),
    );
  });

  test('by segment or by day, the rows hold what the whole holds, in both groups', () => {
    fc.assert(
      fc.property(
        someCells,
        fc.constantFrom('segment' as const, 'day' as const, 'stage' as const, 'taste' as const),
        fc.constantFrom(undefined, 'hero'),
        (cells, dimension, slot) => {
          const { whole, rows } = reportOf(
            cells,
            HERO_PLAN,
            asked({ by: [dimension], ...(slot ? { slot } : {}) }),
          );
          for (const group of ['shown', 'control'] as const)
            for (const field of ['visitors', 'views', 'orders', 'margin', 'cut'] as const)
              expect(rows.reduce((total, row) => total + row[group][field], 0)).toBe(whole[group][field]);
        },
      ),
    );
  });

  test('it does not matter in what order cells come, nor in how many parts', () => {
    fc.assert(
      fc.property(someCells, someQuery, (cells, query) => {
        const apart = cells.flatMap((cell) => [cell, cellWith(cell, [])]).toReversed();
        expect(reportOf(apart, HERO_PLAN, query)).toEqual(reportOf(cells, HERO_PLAN, query));
      }),
    );
  });

  test('condensed, cells make the same report, in whatever pieces', () => {
    fc.assert(
      fc.property(someCells, someQuery, fc.nat(40), (cells, query, part) => {
        const condensed = condenseCells(
          [...condenseCells(cells.slice(0, part), query), ...cells.slice(part)],
          query,
        );
        expect(reportOf(condensed, HERO_PLAN, query)).toEqual(reportOf(cells, HERO_PLAN, query));
      }),
    );
  });

  test('cells are read as they were told', () => {
    fc.assert(
      fc.property(someCells, (cells) => {
        const told = JSON.parse(JSON.stringify(cells.map(tellCell))) as ToldCell[];
        expect(told.map((cell) => readCell(cell, SUM_FIELDS))).toEqual(cells);
      }),
    );
  });

  test('where both groups are alike nothing is called better or worse, in any metric', () => {
    fc.assert(
      fc.property(someCells, someQuery, (cells, query) => {
        const people = cells.filter(({ arm }) => arm === 'shown');
        const both = people.flatMap((cell) =>
          (['shown', 'control', 'site_control'] as const).map((arm) => ({ ...cell, arm })),
        );
        const crowded = both.map((cell) => ({ ...cell, sums: timesThousand(cell.sums) }));
        const { whole, rows } = reportOf(crowded, withHalfHeldOut(), query);
        for (const { verdict } of [whole, ...rows])
          expect(['not_known', 'no_difference', 'nobody', 'not_trusted']).toContain(verdict.code);
      }),
    );
  });

  test('it is made of numbers that JSON can carry', () => {
    fc.assert(
      fc.property(someCells, someQuery, (cells, query) => {
        const report = reportOf(cells, HERO_PLAN, query);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
        expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
      }),
    );
  });
});

function timesThousand(sums: CellTotal['sums']): CellTotal['sums'] {
  return Object.fromEntries(SUM_FIELDS.map((field) => [field, sums[field] * 1000n])) as CellTotal['sums'];
}

function withHalfHeldOut() {
  const slots = Object.fromEntries(
    Object.entries(HERO_PLAN.slots).map(([name, slot]) => [name, { ...slot, holdout: 0.5 }]),
  );
  return { ...HERO_PLAN, holdout: 0.5, slots };
}

describe('comparisons', () => {
  const hero = (arm: 'shown' | 'control' | 'site_control', visitors: ReturnType<typeof crowd>) =>
    cellWith({ slot: 'hero', arm }, visitors);

  test('a slot is compared with its own holdout, and one that has none with the site’s', () => {
    const cells = [
      hero('shown', crowd(7200, 30)),
      hero('control', crowd(1800, 20)),
      hero('site_control', crowd(1000, 20)),
      cellWith({ slot: 'aside' }, crowd(9000, 30)),
      cellWith({ slot: 'aside', arm: 'site_control' }, crowd(1000, 20)),
    ];
    const { rows, notes } = reportOf(cells, HERO_PLAN, asked());
    expect(rows.map(({ name, against, control }) => [name.slot, against, control.visitors])).toEqual([
      ['aside', 'site_control', 1000],
      ['hero', 'control', 1800],
    ]);
    expect(notes.find(({ code }) => code === 'site_holdout')?.words).toMatch(/^aside: /);
    expect(rows.map(({ sampleRatio }) => sampleRatio?.expected)).toEqual([0.1, 0.2]);
  });

  test('a slot that the plan gives a holdout waits for it, whatever the site’s would say', () => {
    const cells = [hero('shown', crowd(7200, 60)), hero('site_control', crowd(800, 20))];
    const [row] = reportOf(cells, HERO_PLAN, asked()).rows;
    expect(row).toMatchObject({ against: 'control', control: { visitors: 0 }, uplift: null });
    expect(row?.verdict.code).toBe('not_trusted');
  });

  test('a clear difference is called by name and told in money for all who were shown it', () => {
    const cells = [cellWith({}, crowd(45_000, 60)), cellWith({ arm: 'site_control' }, crowd(5000, 20))];
    const { whole } = reportOf(cells, HERO_PLAN, asked());
    expect(whole.verdict).toMatchObject({ code: 'better' });
    expect(whole.verdict.words).toMatch(
      /^With Tact, revenue per visitor is higher than with the shop as it was, by at least €/,
    );
    const { worth, adjusted } = whole.uplift?.revenue ?? {};
    expect(worth?.estimate).toBeCloseTo(45_000 * (adjusted?.difference?.estimate ?? 0), 3);
    expect(worth?.interval[0]).toBeGreaterThan(0);
  });

  test('what is not known yet says how many visitors it probably takes', () => {
    const cells = [cellWith({}, crowd(9000, 30)), cellWith({ arm: 'site_control' }, crowd(1000, 30))];
    const { verdict } = reportOf(cells, HERO_PLAN, asked()).whole;
    expect(verdict.code).toBe('not_known');
    expect(verdict.words).toMatch(/more visitors, ([\d,]+ days|\d years) at this pace\.$/);
    expect(verdict.visitorsMore).toBeGreaterThan(100_000);
  });

  test('groups that are not of the sizes meant are not to be trusted, whatever they sell', () => {
    const cells = [cellWith({}, crowd(45_000, 60)), cellWith({ arm: 'site_control' }, crowd(4000, 20))];
    const { verdict, sampleRatio } = reportOf(cells, HERO_PLAN, asked()).whole;
    expect(sampleRatio).toMatchObject({ isTrusted: false, expected: 0.1 });
    expect(verdict.code).toBe('not_trusted');
    expect(verdict.words).toMatch(/^Not to be trusted: 8\.2% .* where 10\.0% were to be\./);
  });

  test('where nobody is held out, that is said', () => {
    const plan = { ...HERO_PLAN, holdout: 0 };
    const { whole, notes } = reportOf([cellWith({}, crowd(900, 30))], plan, asked({ by: [] }));
    expect(whole).toMatchObject({ uplift: null, sampleRatio: null, verdict: { code: 'no_control' } });
    expect(notes.map(({ code }) => code)).toContain('no_holdout');
  });

  test('with few orders, no relative uplift is told', () => {
    const cells = [cellWith({}, crowd(900, 30)), cellWith({ arm: 'site_control' }, crowd(100, 30))];
    const { whole } = reportOf(cells, HERO_PLAN, asked());
    expect(whole.verdict.words).toMatch(/at least 25 successes/);
    expect(whole.uplift?.revenue).toMatchObject({ relative: null, adjusted: { relative: null } });
    expect(whole.uplift?.revenue.difference).not.toBeNull();
  });

  test('of many rows, one that stands out by a little is not called yet', () => {
    const lucky = [
      cellWith({ segment: 'lucky/-' }, crowd(9000, 48)),
      cellWith({ segment: 'lucky/-', arm: 'site_control' }, crowd(1000, 28)),
    ];
    const others = Array.from({ length: 40 }, (_, n) => [
      cellWith({ segment: `s${n}/-` }, crowd(9000, 30)),
      cellWith({ segment: `s${n}/-`, arm: 'site_control' }, crowd(1000, 30)),
    ]).flat();
    const verdictOf = (cells: CellTotal[]) =>
      reportOf(cells, HERO_PLAN, asked({ by: ['stage'], metric: 'conversion' })).rows.find(
        ({ name }) => name.stage === 'lucky',
      )?.verdict;
    expect(verdictOf(lucky)?.code).toBe('better');
    expect(verdictOf([...lucky, ...others])).toMatchObject({
      code: 'not_known',
      words: expect.stringMatching(/of 41 that were compared, one may do so by chance/) as string,
    });
  });
});

describe('rows of which nothing may be said', () => {
  const pair = (slot: string, [many, often]: [number, number], [few, seldom]: [number, number]) => [
    cellWith({ slot }, crowd(many, often)),
    cellWith({ slot, arm: 'control' as const }, crowd(few, seldom)),
  ];
  const names = Array.from({ length: 12 }, (_, n) => `s${n}`);
  const plan = planOf(Object.fromEntries(names.map((name) => [name, bannersOf(['a'], { holdout: 0.5 })])));
  const sound = names
    .slice(0, 6)
    .flatMap((name, n) => pair(name, [5000, n === 0 ? 122 : 100], [5000, n === 0 ? 94 : 100]));
  const report = (more: CellTotal[]) => reportOf([...sound, ...more], plan, asked({ metric: 'conversion' }));
  const rest = names.slice(6);

  test.each([
    ['whose groups are uneven', rest.flatMap((name) => pair(name, [5000, 60], [2500, 160]))],
    ['with too few visitors', rest.flatMap((name) => pair(name, [60, 10], [60, 900]))],
    ['without anybody held out', rest.map((name) => cellWith({ slot: name }, crowd(5000, 900)))],
  ])('those %s make no other row better or worse, and are not counted among the compared', (_, more) => {
    const [alone, among] = [report([]), report(more)];
    expect(among.rows).toHaveLength(12);
    expect(among.rows.filter(({ name }) => Number(name.slot?.slice(1)) < 6)).toEqual(alone.rows);
    expect(among.rows.filter(({ pAdjusted }) => pAdjusted !== null)).toHaveLength(6);
    expect(among.notes.find(({ code }) => code === 'several')?.words).toMatch(/^Of 6 rows /);
  });
});

describe('variants', () => {
  const cells = (control: [slot: number, variant: number]) => [
    cellWith({ slot: 'hero' }, crowd(8000, 30)),
    cellWith({ slot: 'hero', arm: 'control' }, crowd(control[0], 30)),
    cellWith({ slot: 'hero', variant: 'warm' }, crowd(5000, 60)),
    cellWith({ slot: 'hero', variant: 'warm', arm: 'control' }, crowd(control[1], 20)),
  ];
  const wordsOf = (control: [number, number], by: ReportQuery['by'] = ['variant']) => {
    const [row] = reportOf(cells(control), HERO_PLAN, asked({ by })).rows;
    expect(row?.verdict.code).toBe('not_trusted');
    return row?.verdict.words;
  };

  test('where the slot is shared out as it was to be, an uneven variant was chosen unevenly, and nobody is lost', () => {
    for (const by of [['variant'], ['audience'], ['variant', 'stage'], ['slot', 'variant', 'day']] as const)
      expect(wordsOf([2000, 1900], by)).toMatch(
        /^Not to be trusted: 27\.5% .* where 20\.0% were to be\. The slot as a whole is shared out as it was to be, so nobody is lost: .* chosen differently for the two groups/,
      );
    expect(wordsOf([2000, 1900])).not.toMatch(/get lost/);
  });

  test('where the slot is uneven too, visitors may be lost', () => {
    expect(wordsOf([2600, 1900])).toMatch(
      /were to be\. Visitors get lost, or are counted twice, in one group\.$/,
    );
  });

  test('it is said whom variant rows compare, and only where there are any', () => {
    const codes = (by: ReportQuery['by'], of = cells([2000, 1250])) =>
      reportOf(of, HERO_PLAN, asked({ by })).notes.map(({ code }) => code);
    expect(codes(['variant'])).toContain('same_choice');
    expect(codes(['audience'])).toContain('same_choice');
    expect(codes(['slot'])).not.toContain('same_choice');
    expect(codes(['variant'], [])).not.toContain('same_choice');
  });
});

describe('what stands beside', () => {
  test('annoyance is told by the thousand views', () => {
    const visitors = crowd(400, 10).map((each, n) => ({
      ...each,
      seen: 2,
      dismissed: n < 8 ? 1 : 0,
      refused: n < 2 ? 1 : 0,
      left: n < 1 ? 1 : 0,
    }));
    const { whole } = reportOf([cellWith({}, visitors)], HERO_PLAN, asked());
    expect(whole.shown.aThousandViews).toEqual({ dismissed: 10, refused: 2.5, left: 1.25 });
    expect(whole.control.aThousandViews).toBeNull();
  });

  test('bots are counted apart and compared with nothing', () => {
    const cells = [
      cellWith({}, crowd(100, 10)),
      cellWith({ segment: BOTS }, crowd(7, 1000)),
      cellWith({ segment: BOTS, slot: 'hero' }, crowd(7, 1000)),
    ];
    const report = reportOf(cells, HERO_PLAN, asked({ by: ['segment'] }));
    expect(report.bots.visitors).toBe(7);
    expect(report.whole.shown.visitors).toBe(100);
    expect(report.rows.map(({ name }) => name.segment)).toEqual(['new/-']);
  });

  test('an audience is that of its variants, as the plan has them', () => {
    const plan = structuredClone(HERO_PLAN);
    plan.audiences = { regulars: { fact: 'orders.count', is: '>=', value: 1 } };
    plan.slots['hero']?.variants.forEach((variant) => {
      if (variant.id === 'warm') variant.audience = 'regulars';
    });
    const cells = ['warm', 'cold', 'older'].map((variant, n) =>
      cellWith({ slot: 'hero', variant }, crowd(100 * (n + 1), 10)),
    );
    const { rows } = reportOf(cells, plan, asked({ by: ['audience'] }));
    expect(rows.map(({ name, shown }) => [name.audience, shown.visitors])).toEqual([
      ['(no longer in the plan)', 300],
      ['(everybody)', 200],
      ['regulars', 100],
    ]);
  });

  test('days whose window is open are said, and may be left out', () => {
    const cells = [DAY, DAY + 5, DAY + 6].map((day) => cellWith({ day }, crowd(50, 10)));
    const now = (DAY + 13) * 86_400_000 + 1;
    const open = reportOf(cells, HERO_PLAN, asked({ now }));
    expect(open.settled).toMatchObject({ daysOpen: 1, visitorsOpen: 50, isOnly: false });
    expect(open.notes.map(({ code }) => code)).toContain('open');
    const settled = reportOf(cells, HERO_PLAN, asked({ now, settledOnly: true }));
    expect(settled.settled).toMatchObject({ daysOpen: 0, visitorsOpen: 0, isOnly: true });
    expect(settled.whole.shown.visitors).toBe(100);
    expect(settled.days.map(({ shown }) => shown)).toEqual([50, 0, 0, 0, 0, 50]);
  });

  test('a cap and unconfirmed orders are told in money', () => {
    const visitors = [{ revenue: 200_000, cut: 12_345, unconfirmed: 6789 }];
    const { notes } = reportOf([cellWith({}, visitors)], HERO_PLAN, asked());
    const words = notes.map((note) => note.words).join('\n');
    expect(words).toMatch(/€123\.45 of revenue is left out: .* up to €2,000\.00/);
    expect(words).toMatch(/€67\.89 of revenue is known from browsers alone\./);
  });

  test('that nobody was held out is not said where somebody was, and nobody shown anything', () => {
    const held = [cellWith({ slot: 'hero', arm: 'control' }, crowd(1, 0)), cellWith({}, crowd(1, 0))];
    const plan = { ...HERO_PLAN, holdout: 0 };
    const codes = (cells: CellTotal[]) => reportOf(cells, plan, asked()).notes.map(({ code }) => code);
    expect(codes(held)).not.toContain('no_holdout');
    expect(codes(held.slice(1))).toContain('no_holdout');
  });

  test('orders without any money are told, or nobody would know why', () => {
    const codes = (revenue: number, orders: number) =>
      reportOf([cellWith({}, [{ revenue, orders }])], HERO_PLAN, asked()).notes.map(({ code }) => code);
    expect(codes(0, 2)).toContain('no_money');
    expect(codes(1, 2)).not.toContain('no_money');
    expect(codes(0, 0)).not.toContain('no_money');
  });

  test('who may be counted anew within the period is told, with the day', () => {
    const begins = Math.ceil(DAY / 28) * 28;
    const codes = (from: number, to: number) =>
      reportOf([], HERO_PLAN, asked({ from, to })).notes.map(({ code }) => code);
    expect(codes(begins, begins + 27)).not.toContain('again');
    expect(codes(begins - 1, begins)).toContain('again');
  });

  test('what is known grows from day to day', () => {
    const cells = [DAY, DAY + 1, DAY + 2].flatMap((day) => [
      cellWith({ day }, crowd(4500, 40)),
      cellWith({ day, arm: 'site_control' }, crowd(500, 80)),
    ]);
    const { days, whole } = reportOf(cells, HERO_PLAN, asked());
    const widths = days.map(({ interval }) => (interval ? interval[1] - interval[0] : 0));
    expect(widths[2]).toBeLessThan(widths[0] ?? 0);
    const few = [cellWith({}, crowd(900, 40)), cellWith({ arm: 'site_control' }, crowd(100, 20))];
    expect(reportOf(few, HERO_PLAN, asked()).days[0]).toMatchObject({ uplift: null, interval: null });
    expect(days.at(-1)?.uplift).toBe(whole.uplift?.revenue.adjusted?.difference?.estimate);
    expect(days.map(({ day }) => day)[0]).toBe(reportOf([], HERO_PLAN, asked()).from);
  });
});

describe('manners', () => {
  const held = (manner: string, count: number, orders: number) =>
    cellWith({ slot: 'chat', variant: manner, arm: 'held' }, crowd(count, orders));
  const lifted = (manner: string, count: number, orders: number) =>
    cellWith({ slot: 'chat', variant: manner, arm: 'lifted' }, crowd(count, orders));
  const plan = { ...HERO_PLAN, restraint: { share: 0.02 } };

  test('each says from how many it held back, most first, however often machines have counted it', () => {
    const often = crowd(300, 10).map((each) => ({ ...each, seen: 40 }));
    const { manners } = reportOf(
      [cellWith({ slot: 'chat', variant: 'busy', arm: 'held' }, often), held('no_intent', 900, 10)],
      HERO_PLAN,
      asked({ metric: 'conversion' }),
    );
    expect(manners.map(({ manner, visitors }) => [manner, visitors])).toEqual([
      ['no_intent', 900],
      ['busy', 300],
    ]);
    expect(Object.keys(manners[0] ?? {})).not.toContain('times');
    expect(manners.map(({ verdict }) => verdict.words)).toEqual([
      expect.stringMatching(/^Not known\. With a share above 0/),
      expect.stringMatching(/never lifted/),
    ]);
  });

  test('where some are spared it, it says what holding back was worth in margin', () => {
    const cells = [held('no_intent', 99_600, 60), lifted('no_intent', 400, 1000)];
    const [row] = reportOf(cells, plan, asked()).manners;
    expect(row?.spared).toBe(400);
    expect(row?.verdict.code).toBe('worse');
    expect(row?.worth?.worth?.estimate).toBeLessThan(0);
    expect(row?.verdict.words).toMatch(/^With this manner, margin per visitor is lower than with it lifted/);
  });

  test('held and lifted are in no other row', () => {
    const cells = [held('busy', 300, 10), lifted('no_intent', 30, 10)];
    const { rows, whole } = reportOf(cells, plan, asked({ by: ['variant'] }));
    expect(rows).toEqual([]);
    expect(whole.shown.visitors).toBe(0);
  });
});
