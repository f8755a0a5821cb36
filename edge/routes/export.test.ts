import { expect, test } from 'vitest';
import { factLine, type Fact } from '#core';
import type { OutcomeMessage } from '../ports.ts';
import { problemOf, testShop } from '../test-shop.ts';
import { EXPORT_LINES_MAX } from './export.ts';

type Line = Record<string, unknown>;
const left = (at: number): Fact => ({ kind: 'left', at });
const seen = (at: number): Fact => ({ kind: 'seen', id: `e${at}`, at, decision: 'd1', what: 'view' });
const served: Fact = {
  kind: 'served',
  served: {
    ...{ id: 'd1', at: 5, slot: 'hero', arm: 'shown', variant: 'a', channel: 'site', segment: 'new/-' },
    ...{ propensity: 0.7, shares: { a: 0.7, b: 0.3 }, cost: 0, currency: 'EUR', windowDays: 7, cap: 200_000 },
  },
};

async function shopWith(facts: Fact[], rest: Partial<OutcomeMessage> = {}) {
  const shop = await testShop();
  let told = 0;
  const tell = (facts: Fact[], rest: Partial<OutcomeMessage> = {}) => {
    const message = { id: `o/${++told}`, site: 'demo', visitor: 'ann', changes: [], facts, ...rest };
    return shop.world.outcomes.apply([message]);
  };
  await tell(facts, rest);
  const get = async (query = '') => {
    const response = await shop.call('GET', `/v1/export${query}`);
    const text = await response.text();
    expect(response.status, text).toBe(200);
    expect(text.endsWith('\n')).toBe(true);
    const lines = text
      .slice(0, -1)
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const end = lines.pop();
    expect(end).toEqual({ kind: 'end', after: expect.any(Number), more: expect.any(Boolean) });
    return { lines, end: end as { after: number; more: boolean }, headers: response.headers };
  };
  return { shop, tell, get };
}

test('facts come as lines, in order of arrival, with the chance of what was done', async () => {
  const { get, shop } = await shopWith([served, seen(6)]);
  await shop.world.outcomes.apply([
    { id: 'x', site: 'other', visitor: 'eve', changes: [], facts: [left(1)] },
  ]);
  const { lines, end, headers } = await get();
  expect(headers.get('content-type')).toBe('application/x-ndjson');
  expect(headers.get('cache-control')).toBe('no-store');
  const stored = await shop.world.outcomes.facts('demo', 0, 9);
  expect(lines).toEqual(stored.map(({ number, visitor, fact }) => factLine(number, visitor, fact)));
  expect(lines[0]).toMatchObject({
    kind: 'served',
    decision: 'd1',
    propensity: 0.7,
    shares: { a: 0.7, b: 0.3 },
  });
  expect(end).toEqual({ kind: 'end', after: lines[1]?.number, more: false });
});

test('read on from where an answer ended, however short, everything comes once', async () => {
  const { get, tell } = await shopWith(Array.from({ length: 1234 }, (_, n) => left(n)));
  const ats: unknown[] = [];
  let after = 0;
  const more: boolean[] = [];
  for (const limit of [1, 7, 501, 1000, 1, 1]) {
    const { lines, end } = await get(`?after=${after}&limit=${limit}`);
    ats.push(...lines.map(({ at }) => at));
    more.push(end.more);
    after = end.after;
    if (ats.length === 1234) await tell([left(1234)]);
  }
  // It says that there is more until it has looked and found nothing.
  expect(more).toEqual([true, true, true, false, true, false]);
  expect(ats).toEqual(Array.from({ length: 1235 }, (_, n) => n));
});

test('of one kind, or several, only those are told; the limit counts what was looked at', async () => {
  const { get } = await shopWith([left(1), seen(2), left(3), served, seen(4)]);
  const kinds = async (query: string) => (await get(query)).lines.map(({ kind, at }) => [kind, at]);
  expect(await kinds('?kind=seen')).toEqual([
    ['seen', 2],
    ['seen', 4],
  ]);
  expect(await kinds('?kind=seen,served')).toEqual(await kinds('?kind=served&kind=seen'));
  const { lines, end } = await get('?kind=served&limit=2');
  expect(lines).toEqual([]);
  expect(end.more).toBe(true);
  expect((await get(`?kind=served&limit=2&after=${end.after}`)).lines.length).toBe(1);
});

test('who is forgotten is gone from the facts, and is told of by itself', async () => {
  const { get, tell, shop } = await shopWith([left(1)]);
  await tell([left(2)], { visitor: 'bob' });
  await tell([], { forget: ['ann', 'ann-phone'] });
  expect((await get()).lines.map(({ visitor }) => visitor)).toEqual(['bob']);
  const { lines, end } = await get('?kind=forgotten');
  expect(lines).toMatchObject([
    { visitor: 'ann', kind: 'forgotten', at: shop.world.clock.now },
    { visitor: 'ann-phone' },
  ]);
  expect((await get(`?kind=forgotten&after=${end.after}`)).lines).toEqual([]);
});

test('a site without facts answers with an end', async () => {
  const { get } = await shopWith([]);
  expect((await get('?after=17')).end).toEqual({ kind: 'end', after: 17, more: false });
});

test('a store that fails half way ends the answer with a whole line, from which it goes on', async () => {
  const { get, shop } = await shopWith(Array.from({ length: 900 }, (_, n) => left(n)));
  const { facts } = shop.world.outcomes;
  let calls = 0;
  shop.world.outcomes.facts = (...asked) =>
    ++calls === 2 ? Promise.reject(new Error('D1 is away')) : facts(...asked);
  const { lines, end } = await get('?limit=900');
  expect(lines.length).toBe(500);
  expect(end).toEqual({ kind: 'end', after: lines.at(-1)?.number, more: true });
  expect(shop.world.logged).toMatchObject([{ what: 'export_broke_off', site: 'demo' }]);
  expect((await get(`?after=${end.after}`)).lines.length).toBe(400);
});

test('a store that fails at once is a problem, and says when to try again', async () => {
  const { shop } = await shopWith([]);
  shop.world.outcomes.facts = () => Promise.reject(new Error('D1 is away'));
  const response = await shop.call('GET', '/v1/export');
  expect(response.headers.get('retry-after')).toBe('5');
  expect(await problemOf(response)).toMatchObject({ status: 503, code: 'storage_unavailable' });
});

test.each([
  ...['after=-1', 'after=1.5', 'after=x', 'after=', 'after=99999999999999999999', 'limit=0', 'limit='],
  ...[`limit=${EXPORT_LINES_MAX + 1}`, 'kind=', 'kind=nonsense', 'kind=seen,', 'kind=seen,forgotten'],
])('?%s is refused', async (query) => {
  const { shop } = await shopWith([]);
  expect(await problemOf(await shop.call('GET', `/v1/export?${query}`))).toMatchObject({
    ...{ status: 400, code: 'invalid_request' },
    detail: expect.stringMatching(/^(after|limit|kind)/),
  });
});

test('reading takes the scope read', async () => {
  const { shop } = await shopWith([left(1)]);
  await shop.world.addToken('sender', ['events', 'catalog', 'plan', 'privacy']);
  await shop.world.addToken('reader', ['read']);
  const as = async (token: string) =>
    (await shop.call('GET', '/v1/export', undefined, { authorization: `Bearer ${token}` })).status;
  expect([await as('sender'), await as('reader')]).toEqual([403, 200]);
  expect((await shop.app.request('/v1/export')).status).toBe(401);
});
