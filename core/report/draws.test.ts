import { describe, expect, test } from 'vitest';
import type { CellTotal } from '../outcomes/cell.ts';
import { condenseCells } from './condense-cells.ts';
import { cellWith, crowd, DAY, HERO_PLAN, NOW } from './crowds.laws.ts';
import type { ReportQuery } from './report.ts';
import { reportOf } from './report-of.ts';

const QUERY: ReportQuery = { from: DAY, to: DAY + 6, by: ['slot'], metric: 'conversion', now: NOW };
const asked = (more: Partial<ReportQuery> = {}): ReportQuery => ({ ...QUERY, ...more });

interface Pair {
  draw: string;
  shown: [visitors: number, ordersOfThousand: number];
  control?: [visitors: number, ordersOfThousand: number];
  day?: number;
}

/** People of one draw, those shown something and those held out. */
function pair({ draw, shown, control, day = DAY }: Pair, slot = '', arm: CellTotal['arm'] = 'site_control') {
  return [
    cellWith({ slot, draw, day }, crowd(...shown)),
    ...(control ? [cellWith({ slot, arm, draw, day }, crowd(...control))] : []),
  ];
}

const codes = (report: ReturnType<typeof reportOf>) => report.notes.map(({ code }) => code);
const words = (report: ReturnType<typeof reportOf>, code: string) =>
  report.notes.find((note) => note.code === code)?.words;

/** First few are held out, and few buy; then many of both. What is shown changes nothing. */
const CHANGED = [
  ...pair({ draw: '{"site":0.05}', shown: [19_000, 20], control: [1000, 20] }),
  ...pair({ draw: '{"site":0.5}', shown: [10_000, 60], control: [10_000, 60], day: DAY + 1 }),
];

describe('where shares were changed', () => {
  test('nothing is found that adding up would find, and groups are of the sizes meant', () => {
    const { whole } = reportOf(CHANGED, HERO_PLAN, asked());
    const added = CHANGED.map((cell) => ({ ...cell, draw: '' }));
    const pooled = reportOf(added, { ...HERO_PLAN, holdout: 0.275 }, asked()).whole;
    expect(pooled.verdict.code).toBe('worse');
    expect(whole.verdict.code).toBe('not_known');
    expect(whole.uplift?.conversion.difference?.estimate).toBeCloseTo(0, 9);
    expect(whole.sampleRatio).toMatchObject({ p: 1, isTrusted: true, observed: 0.275 });
    expect(whole.sampleRatio?.expected).toBeCloseTo(0.275, 12);
    expect(whole).toMatchObject({ shares: 2, uncompared: 0, shown: { visitors: 29_000 } });
  });

  test('that is said, with where; and not where it is another share that was changed', () => {
    expect(words(reportOf(CHANGED, HERO_PLAN, asked()), 'shares_changed')).toBe(
      'Shares were changed (the site): groups are compared share by share, so the difference is not simply that of the two averages.',
    );
    const ofSlot = [
      ...pair({ draw: '{"site":0.05,"slot":0.2}', shown: [800, 20], control: [200, 20] }, 'hero', 'control'),
      ...pair({ draw: '{"site":0.5,"slot":0.2}', shown: [800, 20], control: [200, 20] }, 'hero', 'control'),
    ];
    const report = reportOf(ofSlot, HERO_PLAN, asked());
    expect(report.rows[0]).toMatchObject({ shares: 1, sampleRatio: { expected: 0.2, p: 1 } });
    expect(codes(report)).not.toContain('shares_changed');
    const changedThere = ofSlot.map((cell) => ({
      ...cell,
      draw: cell.draw.replace('0.5,"slot":0.2', '0.5,"slot":0.3'),
    }));
    expect(words(reportOf(changedThere, HERO_PLAN, asked()), 'shares_changed')).toMatch(/\(hero\)/);
  });

  test('the share of a slot’s visitors that the site holds out is of those who are held out or shown it', () => {
    const cells = [
      ...pair({ draw: '{"site":0.1,"slot":0}', shown: [9000, 20], control: [1000, 20] }, 'aside'),
      ...pair({ draw: '{"site":0.5,"slot":0.5}', shown: [1000, 20], control: [2000, 20] }, 'aside'),
    ];
    const [row] = reportOf(cells, HERO_PLAN, asked()).rows;
    expect(row).toMatchObject({ against: 'site_control', shares: 2 });
    expect(row?.sampleRatio?.p).toBeCloseTo(1, 6);
  });

  test('an unevenness within a share is seen, though the sum looks right', () => {
    const cells = [
      ...pair({ draw: '{"site":0.1}', shown: [8800, 20], control: [1200, 20] }),
      ...pair({ draw: '{"site":0.2}', shown: [8200, 20], control: [1800, 20] }),
    ];
    const { whole } = reportOf(cells, HERO_PLAN, asked());
    expect(whole.sampleRatio).toMatchObject({ isTrusted: false, expected: 0.15, observed: 0.15 });
    expect(whole.verdict.code).toBe('not_trusted');
  });

  test('what is told of no draw goes by the plan, and is not mixed with what is', () => {
    const cells = [
      ...pair({ draw: '', shown: [9000, 20], control: [1000, 20] }),
      ...pair({ draw: '{"site":0.1}', shown: [900, 60], control: [100, 60] }),
    ];
    const report = reportOf(cells, HERO_PLAN, asked());
    expect(report.whole).toMatchObject({ shares: 1, uncompared: 0, sampleRatio: { expected: 0.1, p: 1 } });
    expect(codes(report)).not.toContain('shares_changed');
    const [{ uplift }, mixed] = [
      report.whole,
      reportOf(
        cells.map((cell) => ({ ...cell, draw: '' })),
        HERO_PLAN,
        asked(),
      ).whole,
    ];
    expect(uplift?.margin.difference?.standardError).not.toBe(mixed.uplift?.margin.difference?.standardError);
  });

  test('day by day it is compared likewise', () => {
    const { days, whole } = reportOf(CHANGED, HERO_PLAN, asked());
    expect(days.slice(0, 2).map(({ shown, control }) => [shown, control])).toEqual([
      [19_000, 1000],
      [10_000, 10_000],
    ]);
    expect(days.at(-1)?.uplift).toBe(whole.uplift?.conversion.adjusted?.difference?.estimate);
    expect(days[1]?.uplift).toBe(days[6]?.uplift);
  });

  test('condensed, people of one day and several draws stay apart', () => {
    const cells = CHANGED.map((cell) => ({ ...cell, day: DAY }));
    for (const by of [[], ['slot'], ['variant', 'segment', 'channel']] as const)
      expect(reportOf(condenseCells(cells, asked({ by })), HERO_PLAN, asked({ by }))).toEqual(
        reportOf(cells, HERO_PLAN, asked({ by })),
      );
  });

  test('variants of one slot’s holdout are compared whatever shares an experiment gave them', () => {
    const cells = ['{"site":0,"slot":0.2}', '{"site":0,"slot":0.2,"shares":{"cold":0.5,"warm":0.5}}'].flatMap(
      (draw) =>
        pair({ draw, shown: [800, 20], control: [200, 20] }, 'hero', 'control').map((cell) => ({
          ...cell,
          variant: 'warm',
        })),
    );
    const [row] = reportOf(cells, HERO_PLAN, asked({ by: ['variant'] })).rows;
    expect(row).toMatchObject({ shares: 1, shown: { visitors: 1600 }, sampleRatio: { p: 1 } });
  });
});

describe('where nobody was held out for a time', () => {
  const before = pair({ draw: '{"site":0}', shown: [30_000, 100] });
  const after = pair({ draw: '{"site":0.1}', shown: [9000, 30], control: [1000, 30], day: DAY + 1 });

  test('those who came then are in the figures, and in no comparison; how many is said', () => {
    const [report, alone] = [[...before, ...after], after].map((cells) =>
      reportOf(cells, HERO_PLAN, asked()),
    );
    expect(report?.whole).toMatchObject({ uncompared: 30_000, shares: 1, shown: { visitors: 39_000 } });
    expect(report?.whole.uplift?.margin.difference).toEqual(alone?.whole.uplift?.margin.difference);
    expect(report?.whole.sampleRatio).toEqual(alone?.whole.sampleRatio);
    expect(report && words(report, 'uncompared')).toMatch(
      /^Compared with nobody, .*: 30,000 visitors of the site\. /,
    );
    expect(alone && codes(alone)).not.toContain('uncompared');
    const worth = report?.whole.uplift?.margin;
    expect(worth?.worth?.estimate).toBeCloseTo(39_000 * (worth?.adjusted?.difference?.estimate ?? NaN), 3);
  });

  test('that nobody is held out now matters no more than that nobody was', () => {
    const plan = { ...HERO_PLAN, holdout: 0 };
    const { verdict } = reportOf([...after, ...before], plan, asked()).whole;
    expect(verdict.code).toBe('not_known');
    expect(reportOf(before, HERO_PLAN, asked()).whole).toMatchObject({
      ...{ verdict: { code: 'no_control' }, sampleRatio: null, uplift: null, shares: 0 },
    });
  });

  test('nor is anybody compared with those of a time when everybody was', () => {
    const stopped = pair({ draw: '{"site":1}', shown: [0, 0], control: [5000, 30], day: DAY + 2 });
    const report = reportOf([...after, ...stopped], HERO_PLAN, asked());
    expect(report.whole).toMatchObject({
      uncompared: 5000,
      control: { visitors: 6000 },
      sampleRatio: { p: 1 },
    });
    const never = reportOf([...before, ...stopped], HERO_PLAN, asked()).whole;
    expect(never.verdict).toMatchObject({
      code: 'no_control',
      words: expect.stringMatching(/at no time/) as string,
    });
  });

  test('somebody who could not be held out, and is, is a cause for doubt', () => {
    const wrong = pair({ draw: '{"site":0}', shown: [300, 30], control: [3, 30] });
    expect(reportOf([...after, ...wrong], HERO_PLAN, asked()).whole.verdict.code).toBe('not_trusted');
  });
});

test('the same people, counted anew in each period on the side they were always on, are no sign that somebody is lost', () => {
  const [draw, periods] = ['{"site":0.05}', 6];
  const first = Math.ceil(DAY / 28) * 28;
  const months = (count: number, heldOut: number) =>
    Array.from({ length: count }, (_, n) => first + n * 28).flatMap((day) => [
      cellWith({ day, draw }, crowd(1000 - heldOut, 40)),
      cellWith({ day, draw, arm: 'site_control' }, crowd(heldOut, 40)),
    ]);
  const checked = (count: number, heldOut: number) =>
    reportOf(months(count, heldOut), HERO_PLAN, asked({ from: first, to: first + periods * 28 })).whole
      .sampleRatio;
  // 60 of 1,000 where 50 are meant is nothing odd; 360 of 6,000 strangers would be.
  expect(checked(1, 60)?.p).toBeCloseTo(0.147, 3);
  expect(checked(periods, 60)).toMatchObject({ isTrusted: true, observed: 0.06, expected: 0.05 });
  expect(checked(periods, 90)?.isTrusted, 'odd in each').toBe(false);
});

test('manners are compared among those of the same chance to be spared', () => {
  const manner = (arm: 'held' | 'lifted', draw: string, visitors: number, orders: number) =>
    cellWith({ slot: 'chat', variant: 'no_intent', arm, draw }, crowd(visitors, orders));
  const cells = [
    manner('held', '{"spared":0.004}', 99_600, 20),
    manner('lifted', '{"spared":0.004}', 400, 20),
    manner('held', '{"spared":0.5}', 4000, 90),
    manner('lifted', '{"spared":0.5}', 4000, 90),
  ];
  const [row] = reportOf(cells, HERO_PLAN, asked()).manners;
  expect(row).toMatchObject({ visitors: 103_600, spared: 4400, verdict: { code: 'not_known' } });
  expect(Math.abs(row?.worth?.difference?.estimate ?? NaN)).toBeLessThan(1);
  const [mixed] = reportOf(
    cells.map((cell) => ({ ...cell, draw: '' })),
    HERO_PLAN,
    asked(),
  ).manners;
  expect(mixed?.worth?.difference?.estimate).toBeLessThan(-50);
});
