import { readCell, SUM_FIELDS } from '#core';
import type { Cell, CellChange, Report, ReportRow, SumField, ToldCells } from '#core';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { NOON, samplePlan } from '../memory-world.ts';
import { problemOf, testShop, type TestShop } from '../test-shop.ts';

const TODAY = Math.floor(NOON / 86_400_000);
let messages = 0;

/** Tells the store of so many visitors with these sums. */
async function tell(
  shop: TestShop,
  cell: Partial<Cell>,
  sums: Partial<Record<SumField, number>>,
  forget?: string[],
) {
  const place = {
    day: TODAY,
    slot: '',
    variant: '',
    arm: 'shown' as const,
    channel: '',
    segment: 'new/-',
    draw: '',
  };
  const change: CellChange = { ...place, ...cell, sums: SUM_FIELDS.map((field) => sums[field] ?? 0) };
  const id = `m${++messages}`;
  const forgetting = forget ? { forget } : {};
  await shop.world.outcomes.apply([
    { id, site: 'demo', visitor: 'v', changes: [change], facts: [], ...forgetting },
  ]);
}

/** `converted` of so many visitors ordered for 50.00 each. */
const bought = (visitors: number, converted: number) => ({
  ...{ visitors, converted, orders: converted, seen: 2 * visitors },
  ...{ revenue: converted * 5000, revenueSquared: converted * 5000 ** 2 },
  ...{ margin: converted * 2000, marginSquared: converted * 2000 ** 2 },
});

async function shopWithHoldout(): Promise<TestShop> {
  const shop = await testShop();
  await shop.call('PUT', '/v1/plan', { ...samplePlan(), holdout: 0.1 });
  await shop.call('POST', '/v1/plan/publish');
  return shop;
}

async function reportFrom(shop: TestShop, query = ''): Promise<Report> {
  const answer = await shop.call('GET', `/v1/report${query}`);
  if (answer.status !== 200) throw new Error(await answer.text());
  return answer.json();
}

const named = ({ name, shown }: ReportRow) => [...Object.values(name), shown.visitors];

describe('GET /v1/report', () => {
  test('the last 28 days by slot, in margin, unless something else is asked', async () => {
    const shop = await shopWithHoldout();
    await tell(shop, {}, bought(9000, 540));
    await tell(shop, { arm: 'site_control' }, bought(1000, 30));
    await tell(shop, { day: TODAY - 27 }, bought(90, 5));
    await tell(shop, { day: TODAY - 28 }, bought(7, 7));
    await tell(shop, { slot: 'chat', channel: 'site' }, bought(80, 4));
    const report = await reportFrom(shop);
    expect(report).toMatchObject({
      ...{ site: 'demo', from: '2026-10-05', to: '2026-11-01', metric: 'margin', by: ['slot'] },
      ...{ currency: 'EUR', settings: { holdout: 0.1, windowDays: 7, cap: 200_000 } },
    });
    expect(report.whole.shown.visitors).toBe(9090);
    expect(report.whole.verdict.code).toBe('better');
    expect(report.rows.map(named)).toEqual([['chat', 80]]);
    expect(report.days).toHaveLength(28);
  });

  test('another period, breakdown, metric and slot', async () => {
    const shop = await shopWithHoldout();
    for (const day of [TODAY - 40, TODAY - 33, TODAY - 30]) {
      await tell(shop, { day, slot: 'chat', channel: 'site' }, bought(50, 4));
      await tell(shop, { day, slot: 'chat', variant: 'ask', channel: 'email' }, bought(30, 4));
    }
    const path = '?from=2026-09-22&to=2026-10-02&metric=conversion';
    expect((await reportFrom(shop, `${path}&by=day&slot=chat`)).rows.map(named)).toEqual([
      ['2026-09-22', 50],
      ['2026-09-29', 50],
      ['2026-10-02', 50],
    ]);
    const byTwo = await reportFrom(shop, `${path}&by=variant,channel`);
    expect(byTwo.rows.map(named)).toEqual([['chat', 'ask', 'email', 90]]);
    expect(byTwo.metric).toBe('conversion');
    expect((await reportFrom(shop, `${path}&by=`)).rows).toEqual([]);
  });

  test('open days may be left out', async () => {
    const shop = await shopWithHoldout();
    await tell(shop, { day: TODAY - 7 }, bought(50, 4));
    await tell(shop, { day: TODAY - 8 }, bought(40, 4));
    expect((await reportFrom(shop)).whole.shown.visitors).toBe(90);
    expect((await reportFrom(shop, '?settled=1')).whole.shown.visitors).toBe(40);
  });

  test('a report says when the plan was changed on the way', async () => {
    const shop = await shopWithHoldout();
    const codes = (report: Report) => report.notes.map(({ code }) => code);
    expect(codes(await reportFrom(shop))).toContain('plan_changed');
    shop.world.clock.now += 30 * 86_400_000;
    expect(codes(await reportFrom(shop))).not.toContain('plan_changed');
  });

  test('CSV by ?format=csv or by Accept, with a name to save it under', async () => {
    const shop = await shopWithHoldout();
    await tell(shop, { slot: 'chat', channel: '=1+1' }, bought(50, 4));
    const byFormat = await shop.call('GET', '/v1/report?format=csv&by=channel', undefined, {
      accept: 'application/json',
    });
    const byAccept = await shop.call('GET', '/v1/report?by=channel', undefined, {
      accept: 'text/csv, application/json;q=0.5',
    });
    expect(byFormat.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(byFormat.headers.get('content-disposition')).toBe(
      'attachment; filename="tact-demo-2026-10-05-2026-11-01.csv"',
    );
    expect(byAccept.headers.get('vary')).toMatch(/accept/i);
    const text = await byFormat.text();
    expect(await byAccept.text()).toBe(text);
    const lines = parse(text, { columns: true }) as Record<string, string>[];
    expect(lines.map(({ row, slot, channel }) => [row, slot, channel])).toEqual([
      ['whole', '', ''],
      ['part', 'chat', "'=1+1"],
    ]);
    const json = await shop.call('GET', '/v1/report', undefined, { accept: '*/*' });
    expect(json.headers.get('content-type')).toBe('application/json');
  });

  test.each([
    ['from=2026-02-30', 'from', /YYYY-MM-DD/],
    ['to=yesterday', 'to', /YYYY-MM-DD/],
    ['from=2026-10-02&to=2026-10-01', 'from', /later than to/],
    ['from=2027-01-01', 'from', /still to come/],
    ['from=2025-01-01', 'from', /366 at most/],
    ['by=slot,colour', 'by', /“colour” is none of slot, variant, audience/],
    ['metric=clicks', 'metric', /one of margin, revenue, conversion/],
    ['settled=yes', 'settled', /one of 0, 1/],
    ['format=xml', 'format', /one of json, csv/],
    ['slot=', 'slot', /empty/],
    ['slot=home', 'slot', /the plan has home-hero, product-aside, chat/],
    ['slot=constructor', 'slot', /the plan has/],
    ['since=2026-10-01', 'since', /there are from, to, by/],
    ['by=slot&by=day', 'by', /more than once/],
  ])('%s is refused, with what would do', async (query, path, detail) => {
    const shop = await testShop();
    const problem = await problemOf(await shop.call('GET', `/v1/report?${query}`));
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(problem['errors']).toEqual([
      expect.objectContaining({ path, detail: expect.stringMatching(detail) as string }),
    ]);
  });

  test('all that is wrong is told at once', async () => {
    const shop = await testShop();
    const problem = await problemOf(await shop.call('GET', '/v1/report?from=x&metric=y&by=z'));
    expect((problem['errors'] as { path: string }[]).map(({ path }) => path)).toEqual([
      'from',
      'by',
      'metric',
    ]);
  });

  test('it needs the scope to read, tells a site its own, and waits for a plan', async () => {
    const shop = await testShop();
    await shop.world.addToken('planner', ['plan']);
    await shop.world.addToken('stranger', ['read'], { site: 'other' });
    await tell(shop, {}, bought(50, 4));
    for (const path of ['/v1/report', '/v1/report/cells']) {
      const as = (token: string) => shop.call('GET', path, undefined, { authorization: `Bearer ${token}` });
      expect((await problemOf(await as('planner'))).code).toBe('scope_missing');
    }
    const refused = await shop.call('GET', '/v1/report', undefined, { authorization: 'Bearer stranger' });
    expect((await problemOf(refused)).code).toBe('no_plan');
    const cells = await shop.call('GET', '/v1/report/cells', undefined, { authorization: 'Bearer stranger' });
    expect(((await cells.json()) as ToldCells).cells).toEqual([]);
  });

  test('a store that does not answer is a reason to come again', async () => {
    const shop = await testShop();
    shop.world.outcomes.cells = () => Promise.reject(new Error('D1 is away'));
    expect((await problemOf(await shop.call('GET', '/v1/report'))).code).toBe('storage_unavailable');
  });
});

describe('GET /v1/report/cells', () => {
  test('the sums of a week to the last unit, and what the forgotten have contributed', async () => {
    const shop = await testShop();
    const huge = 2 ** 52 + 1;
    await tell(shop, {}, { visitors: 3, revenueSquared: huge });
    await tell(shop, {}, { visitors: 1, revenueSquared: huge });
    await tell(shop, {}, { visitors: 1, revenueSquared: huge }, ['w']);
    await tell(shop, { day: TODAY - 7 }, { visitors: 9 });
    const told = (await (await shop.call('GET', '/v1/report/cells')).json()) as ToldCells;
    const read = (cells: ToldCells['cells']) =>
      cells
        .map((cell) => readCell(cell, told.fields).sums)
        .map(({ visitors, revenueSquared }) => [visitors, revenueSquared]);
    expect(told).toMatchObject({ from: '2026-10-26', to: '2026-11-01' });
    expect(read(told.cells)).toEqual([[4n, 2n * BigInt(huge)]]);
    expect(read(told.forgotten)).toEqual([[1n, BigInt(huge)]]);
  });

  test('a week at a time', async () => {
    const shop = await testShop();
    const refused = await shop.call('GET', '/v1/report/cells?from=2026-10-01&to=2026-10-08');
    expect((await problemOf(refused)).detail).toMatch(/^from: 8 days .* 7 at most/);
  });
});
