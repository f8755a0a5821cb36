import { expect, test } from 'vitest';
import { SYNC_NOTES_MAX } from '#core';
import type { HealthLine } from '#core';
import { NOON } from '../memory-world.ts';
import { eventId, testShop, view } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';
import type { FeedVerdict } from './feed-verdict.ts';

interface CatalogHealth {
  feed: FeedVerdict | null;
  pages: HealthLine[];
}

async function healthOf(shop: TestShop): Promise<CatalogHealth> {
  await shop.world.settle();
  const response = await shop.call('GET', '/v1/catalog/health');
  expect(response.status).toBe(200);
  return response.json();
}

const PAGE = 'https://shop.example/p/cap?variant=3&email=anna@mail.example&utm_source=x';

test('an id that the feed lacks is told with an example, how often, and the remedy', async () => {
  const shop = await testShop();
  for (let n = 0; n < 3; n++) await shop.synced({ page: { url: PAGE, item_id: 'SKU-9' }, slots: [] });
  const { pages } = await healthOf(shop);
  expect(pages).toEqual([
    {
      ...{ kind: 'unknown_item', times: 3, firstAt: NOON, lastAt: NOON },
      what: 'Pages name an item that the feed does not have: SKU-9.',
      example: 'SKU-9 on /p/cap?variant=3',
      remedy: expect.stringContaining('ids.page') as string,
    },
  ]);
});

test('pages without an item, and items that the feed has, are well', async () => {
  const shop = await testShop();
  await shop.synced({ page: { url: 'https://shop.example/about' } });
  await shop.synced({ page: { url: 'https://shop.example/p/dress', item_id: 'dress' } });
  expect((await healthOf(shop)).pages).toEqual([]);
});

test('what was found otherwise is told as nothing that has to be mended', async () => {
  const shop = await testShop();
  await shop.synced({ page: { url: 'https://shop.example/p/dress', item_id: 'SKU-1' } });
  expect((await healthOf(shop)).pages).toMatchObject([
    {
      kind: 'found_otherwise',
      example: 'SKU-1 is dress',
      what: expect.stringContaining('by its address') as string,
    },
  ]);
});

test('events that are refused are told by name and code; missing consent is not', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  const strange = { id: eventId(7), name: 'made_up', at: NOON, params: {} };
  await shop.synced({ visitor, events: [strange, { ...strange, id: eventId(8) }] });
  await shop.synced({ consent: { personalization: 'denied' }, events: [view(9)] });
  const { pages } = await healthOf(shop);
  expect(pages).toMatchObject([{ kind: 'rejected.unknown_event', times: 2 }]);
  expect(pages[0]?.what).toContain('made_up');
});

test('no address of a person is told, whatever was sent as an id', async () => {
  const shop = await testShop();
  await shop.synced({ page: { url: PAGE, item_id: 'anna@mail.example' } });
  const visitor = await shop.credential();
  await shop.synced({
    visitor,
    events: [{ id: eventId(3), name: 'x bert@mail.example', at: NOON } as never],
  });
  const text = JSON.stringify(await healthOf(shop));
  expect(text).toContain('unknown_item');
  expect(text).toContain('unknown_event');
  expect(text).not.toMatch(/anna|bert|mail\.example/);
});

test('a busy page costs one write, and none while a request waits', async () => {
  const shop = await testShop();
  const { add } = shop.world.health;
  const writes: number[] = [];
  shop.world.health.add = (site, counts) => {
    writes.push(counts.length);
    return add(site, counts);
  };
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => shop.synced({ page: { url: PAGE, item_id: `SKU-${n % 5}` } })),
  );
  await shop.world.settle();
  expect(writes.length).toBeLessThanOrEqual(3);
  expect((await healthOf(shop)).pages.reduce((sum, { times }) => sum + times, 0)).toBe(20);
});

test('what became of the last feed is told, with an example of each flaw', async () => {
  const shop = await testShop();
  const bad = { id: 'x', title: 'X', link: '/p/x', price: 'free', availability: 'in_stock' };
  await shop.call('PUT', '/v1/catalog?mode=patch', [bad, { ...bad, id: 'y' }]);
  const { feed } = await healthOf(shop);
  expect(feed).toMatchObject({ at: NOON, mode: 'patch', lines: 2, stored: 0, badLines: 2 });
  expect(Object.values(feed?.counts ?? {})).toEqual([2]);
  expect(feed?.examples).toMatchObject([{ id: 'x', times: 2, remedy: expect.any(String) as string }]);
});

test('it needs the scope read', async () => {
  const shop = await testShop();
  await shop.world.addToken('feeds', ['catalog']);
  const response = await shop.call('GET', '/v1/catalog/health', undefined, { authorization: 'Bearer feeds' });
  expect(response.status).toBe(403);
});

test('what was left out of events or mended is told to the page, and counted by field', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  const items = Array.from({ length: 30 }, (_, n) => ({ item_id: `i${n}`, quantity: 1.5, price: 2 }));
  const cart = { id: eventId(5), name: 'add_to_cart', at: NOON, params: { currency: 'EUR', items } };
  const { accepted, notes } = await shop.synced({
    visitor,
    events: [cart as never, { ...cart, id: eventId(6) } as never],
  });
  expect(accepted).toHaveLength(2);
  expect(notes).toHaveLength(SYNC_NOTES_MAX);
  expect(notes?.[0]).toMatchObject({ id: eventId(5), code: 'quantity_rounded' });
  const { pages } = await healthOf(shop);
  const noted = pages.filter(({ kind }) => kind === 'noted.quantity_rounded');
  expect(noted).toHaveLength(1);
  expect(noted[0]?.what).toContain('add_to_cart');
  expect(noted[0]?.remedy).toContain('whole pieces');
});
