import { expect, test } from 'vitest';
import { NOON } from '../memory-world.ts';
import { problemOf, testShop } from '../test-shop.ts';
import { HISTORY_LINES_MAX } from './history.ts';

const NDJSON = { 'content-type': 'application/x-ndjson' };
const DAY_MS = 86_400_000;
const lines = (...each: unknown[]) => each.map((line) => JSON.stringify(line)).join('\n');
const order = (id: string, daysAgo: number, items: string[], more: object = {}) => ({
  id,
  customer: 'ann',
  at: NOON - daysAgo * DAY_MS,
  items: items.map((item_id) => ({ item_id, quantity: 1, price: 9.5 })),
  ...more,
});

test('past orders of any age teach, and touch nobody’s profile', async () => {
  const shop = await testShop();
  const history = [1, 2, 3, 4].map((n) => order(`T${n}`, 2000 - n * 30, ['tea', 'cup']));
  const response = await shop.call('POST', '/v1/history', lines(...history), NDJSON);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ accepted: ['T1', 'T2', 'T3', 'T4'], rejected: [] });
  await shop.world.teach();
  expect(await shop.world.lessons.get('demo', ['tea'])).toMatchObject([
    { orders: 4, together: [{ item: 'cup', orders: 4 }], gap: { n: 3, days: 30, orderDays: 30 } },
  ]);
  expect(shop.world.touched).toEqual([]);
});

test('the same history again, in other loads and another order, teaches nothing more', async () => {
  const [once, again] = [await testShop(), await testShop()];
  const history = Array.from({ length: 12 }, (_, n) =>
    order(`T${n}`, n, ['tea', n % 2 ? 'cup' : 'pot'], { customer: `c${n}` }),
  );
  await once.call('POST', '/v1/history', { orders: history });
  for (const part of [history.slice(5), history.toReversed(), history.slice(0, 7)]) {
    await again.call('POST', '/v1/history', { orders: part });
    await again.world.teach();
  }
  await once.world.teach();
  const learned = async ({ world }: typeof once) => [
    await world.lessons.get('demo', ['tea', 'cup', 'pot']),
    await world.popular.top('demo', null, 5),
  ];
  expect(await learned(again)).toEqual(await learned(once));
});

test('each line has its verdict, and good ones are taken in beside bad ones', async () => {
  const shop = await testShop();
  const body = lines(
    order('T1', 1, ['tea']),
    order('T2', 1, []),
    order('T3', -2, ['tea']),
    order('T4', 1, ['tea'], { at: 'yesterday' }),
    order('T5', 1, ['constructor']),
    { items: [] },
    order('T6', 0, ['tea'], { at: '2011-06-30T12:00:00+01:00', customer: undefined }),
    order('T7', 0, [], {
      items: [
        { item_id: 'cup', quantity: -1 },
        { item_id: 7, quantity: 2 },
      ],
    }),
  );
  const response = await shop.call('POST', '/v1/history', `${body}\nnonsense`, NDJSON);
  const told = (await response.json()) as {
    accepted: string[];
    rejected: { line: number; id: string; code: string; detail: string }[];
  };
  expect(told.accepted).toEqual(['T1', 'T6', 'T7']);
  expect(told.rejected.map(({ line, id, code }) => [line, id, code])).toEqual([
    [2, 'T2', 'invalid_order'],
    [3, 'T3', 'invalid_order'],
    [4, 'T4', 'invalid_order'],
    [5, 'T5', 'invalid_order'],
    [6, '', 'invalid_order'],
    [9, '', 'malformed_json'],
  ]);
  expect(told.rejected.map(({ detail }) => detail)[2]).toMatch(/^at: /);
  await shop.world.teach();
  expect(await shop.world.lessons.get('demo', ['cup'])).toEqual([]);
  expect(await shop.world.lessons.get('demo', ['7', 'tea'])).toMatchObject([{ orders: 1 }, { orders: 2 }]);
});

test('it needs the scope for events, and more lines than a request may have are refused as a whole', async () => {
  const shop = await testShop();
  await shop.world.addToken('reader', ['read']);
  const refused = await shop.call('POST', '/v1/history', { orders: [] }, { authorization: 'Bearer reader' });
  expect((await problemOf(refused)).code).toBe('scope_missing');
  const orders = Array.from({ length: HISTORY_LINES_MAX + 1 }, (_, n) => order(`T${n}`, 1, ['tea']));
  expect((await problemOf(await shop.call('POST', '/v1/history', { orders }))).code).toBe('too_many_lines');
  await shop.world.teach();
  expect(await shop.world.lessons.get('demo', ['tea'])).toEqual([]);
});

test('where the queue takes nothing, the sender is told to come again', async () => {
  const shop = await testShop();
  shop.world.lessonQueue.send = () => Promise.reject(new Error('no queue'));
  const broken = await shop.call('POST', '/v1/history', { orders: [order('T1', 1, ['tea'])] });
  expect(broken.status).toBe(503);
  expect(broken.headers.get('retry-after')).not.toBeNull();
});

test('moments are read as platforms export them, by the clock of the shop where no zone is named', async () => {
  const shop = await testShop();
  const at = NOON - 30 * DAY_MS;
  const utc = new Date(at).toISOString();
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const spellings = [
    at,
    at / 1000,
    String(at / 1000),
    utc,
    `${utc.slice(0, 10)} ${utc.slice(11, 19)} +0000`,
    `${utc.slice(0, 10)} ${utc.slice(11, 19)} UTC`,
    new Date(at).toUTCString(),
    wall.format(at),
  ];
  const sent: unknown[] = [];
  shop.world.lessonQueue.send = (messages) => {
    sent.push(...messages.map((each) => (each as { taught: { at: number } }).taught.at));
    return Promise.resolve();
  };
  const orders = spellings.map((each, n) => order(`T${n}`, 0, ['tea'], { at: each, customer: `c${n}` }));
  const response = await shop.call('POST', '/v1/history', { orders });
  expect(await response.json()).toMatchObject({ accepted: spellings.map((_, n) => `T${n}`), rejected: [] });
  expect(sent).toEqual(spellings.map(() => at));
});

test('a quantity may be a text', async () => {
  const shop = await testShop();
  const items = [
    { item_id: 'tea', quantity: '2' },
    { item_id: 'cup', quantity: '-1' },
  ];
  const response = await shop.call('POST', '/v1/history', { orders: [order('T1', 1, [], { items })] });
  expect(await response.json()).toMatchObject({ accepted: ['T1'] });
  await shop.world.teach();
  expect(await shop.world.lessons.get('demo', ['tea', 'cup'])).toMatchObject([{ item: 'tea', orders: 1 }]);
});
