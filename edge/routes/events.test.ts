import { totals } from '#core';
import { expect, test } from 'vitest';
import { NOON } from '../memory-world.ts';
import { eventId, idIn, problemOf, testShop, view } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

const NDJSON = { 'content-type': 'application/x-ndjson' };
const lines = (...each: unknown[]) => each.map((line) => JSON.stringify(line)).join('\n');

async function shopWithVisitor() {
  const shop = await testShop();
  const visitor = idIn(await shop.credential());
  const post = async (body: string, headers: Record<string, string> = NDJSON) =>
    shop.call('POST', '/v1/events', body, headers);
  return { shop, visitor, post };
}

async function profileOf(shop: TestShop, visitor: string) {
  return (await shop.world.visitors.of('demo', visitor).read()).profile;
}

test('each line has its verdict, and good ones are taken in beside bad ones', async () => {
  const { shop, visitor, post } = await shopWithVisitor();
  const response = await post(
    lines(
      { visitor, ...view(1) },
      { visitor, id: eventId(2), name: 'order_delivered', at: NOON, params: { transaction_id: 'T1' } },
      { visitor, ...view(3), name: 'party' },
      { visitor: 'A'.repeat(30), ...view(4) },
      { ...view(5) },
    ) + '\nnonsense',
  );
  expect(response.status).toBe(200);
  const told = (await response.json()) as {
    accepted: string[];
    rejected: { line: number; code: string }[];
    again: [];
  };
  expect(told.accepted.sort()).toEqual([eventId(1), eventId(2)]);
  expect(told.rejected.map(({ line, code }) => [line, code])).toEqual([
    [3, 'unknown_event'],
    [4, 'unknown_visitor'],
    [5, 'unknown_visitor'],
    [6, 'malformed_json'],
  ]);
  expect(told.again).toEqual([]);
  expect(totals((await profileOf(shop, visitor))!).views).toBe(1);
});

test('an id that this edge has not given creates no object', async () => {
  const { shop, post } = await shopWithVisitor();
  await post(lines({ visitor: 'A'.repeat(30), ...view(1) }, { visitor: 'v1.a.b', ...view(2) }));
  expect(shop.world.touched).toEqual([]);
});

test('a list under "events" is the same, and a credential names a visitor as well as an id', async () => {
  const { shop, post } = await shopWithVisitor();
  const visitor = await shop.credential();
  const response = await post(JSON.stringify({ events: [{ visitor, ...view(1) }] }), {
    'content-type': 'application/json',
  });
  expect(await response.json()).toMatchObject({ accepted: [eventId(1)] });
  expect(totals((await profileOf(shop, idIn(visitor)))!).views).toBe(1);
});

test('what the shop’s system says of a purchase is confirmed', async () => {
  const { shop, visitor, post } = await shopWithVisitor();
  const params = { transaction_id: 'T1', value: 129, items: [{ item_id: 'dress', price: 129 }] };
  await post(lines({ visitor, id: eventId(1), name: 'purchase', at: NOON, params }));
  expect((await profileOf(shop, visitor))?.orders).toMatchObject([
    { id: 'T1', value: 12900, currency: 'EUR', confirmed: true },
  ]);
});

test('sent again, everything is accepted and counted once', async () => {
  const { shop, visitor, post } = await shopWithVisitor();
  const body = lines({ visitor, ...view(1) }, { visitor, ...view(2) });
  for (let turn = 0; turn < 5; turn++)
    expect(await (await post(body)).json()).toMatchObject({ rejected: [], again: [] });
  expect(totals((await profileOf(shop, visitor))!).views).toBe(2);
});

test('what could not be stored is told apart from what never will be', async () => {
  const { shop, visitor, post } = await shopWithVisitor();
  const broken = idIn(await shop.credential());
  const visitors = { ...shop.world.visitors };
  shop.world.visitors.of = (site, id) => ({
    ...visitors.of(site, id),
    ...(id === broken ? { fold: async () => Promise.reject(new Error('overloaded')) } : {}),
  });
  const both = await post(lines({ visitor, ...view(1) }, { visitor: broken, ...view(2) }));
  expect(await both.json()).toMatchObject({
    accepted: [eventId(1)],
    again: [{ line: 2, code: 'storage_unavailable' }],
  });
  const none = await post(lines({ visitor: broken, ...view(2) }));
  expect([none.status, (await problemOf(none)).code]).toEqual([503, 'storage_unavailable']);
});

test('who was erased takes nothing in', async () => {
  const { shop, visitor, post } = await shopWithVisitor();
  await shop.world.visitors.of('demo', visitor).erase();
  expect(await (await post(lines({ visitor, ...view(1) }))).json()).toMatchObject({
    accepted: [],
    rejected: [{ code: 'unknown_visitor' }],
  });
});

test.each([
  ['more than 1 MB', 'x'.repeat(1024 * 1024 + 1), 413, 'body_too_large'],
  ['more than 1,000 lines', '{}\n'.repeat(1001), 400, 'too_many_lines'],
])('%s is refused as a whole', async (_, body, status, code) => {
  const { shop, post } = await shopWithVisitor();
  const response = await post(body);
  expect([response.status, (await problemOf(response)).code]).toEqual([status, code]);
  expect(shop.world.touched).toEqual([]);
});

test('without the scope it is refused, and the scope is named', async () => {
  const { shop, visitor, post } = await shopWithVisitor();
  await shop.world.addToken('reader', ['read', 'plan']);
  const response = await post(lines({ visitor, ...view(1) }), { ...NDJSON, authorization: 'Bearer reader' });
  expect(await problemOf(response)).toMatchObject({ status: 403, code: 'scope_missing', scopes: ['events'] });
  expect(shop.world.touched).toEqual([]);
});
