import { SYNC_NOTES_MAX } from '#core';
import type { HealthLine, SyncAnswer, WireEvent } from '#core';
import { expect, test } from 'vitest';
import { NOON } from '../memory-world.ts';
import { eventId, ORIGIN, testShop, view } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

const cart = (n: number, items: object[]) =>
  ({ id: eventId(n), name: 'add_to_cart', at: NOON, params: { currency: 'EUR', items } }) as WireEvent;
const made = (n: number) => ({ id: eventId(n), name: 'made_up', at: NOON }) as never as WireEvent;

async function synced(shop: TestShop, query: string, events: WireEvent[]): Promise<SyncAnswer> {
  const visitor = await shop.credential();
  const response = await shop.app.request(`/v1/sync${query}`, {
    method: 'POST',
    headers: { origin: ORIGIN },
    body: JSON.stringify({ site: 'demo', visitor, events }),
  });
  expect(response.status).toBe(200);
  return response.json();
}

test('?explain=1 says of each note and each rejection what is wrong and what to do, in the words of the health call', async () => {
  const shop = await testShop();
  const { notes, rejected } = await synced(shop, '?explain=1', [
    cart(1, [{ item_id: 'dress', quantity: 1.5 }]),
    made(2),
  ]);
  expect(notes).toMatchObject([{ id: eventId(1), code: 'quantity_rounded' }]);
  expect(rejected).toMatchObject([{ id: eventId(2), code: 'unknown_event' }]);

  await shop.world.settle();
  const { pages } = await (await shop.call('GET', '/v1/catalog/health')).json<{ pages: HealthLine[] }>();
  const healthOf = (kind: string) => pages.find((line) => line.kind === kind);
  for (const [told, kind] of [
    [notes?.[0], 'noted.quantity_rounded'],
    [rejected[0], 'rejected.unknown_event'],
  ] as const) {
    expect(told?.remedy).toBe(healthOf(kind)?.remedy);
    expect(told?.what).toMatch(/^[A-Z].{20,}\.$/);
    // The health call names what of its kind behind the same words.
    expect(healthOf(kind)?.what).toContain(told?.what?.slice(0, -1) ?? 'nothing');
  }
});

test('no answer to a page is longer for it', async () => {
  const { notes, rejected } = await synced(await testShop(), '', [
    cart(1, [{ item_id: 'dress', quantity: 1.5 }]),
    made(2),
  ]);
  for (const told of [...(notes ?? []), ...rejected]) {
    expect(told).not.toHaveProperty('what');
    expect(told).not.toHaveProperty('remedy');
  }
});

test('an id that the feed does not have is told where it stands', async () => {
  const shop = await testShop();
  const { accepted, notes } = await synced(shop, '', [
    cart(1, [{ item_id: 'dress' }, { item_id: 'SKU-9' }]),
    view(2),
    { id: eventId(3), name: 'view_item_list', at: NOON, params: { items: [{ item_id: 'went-by' }] } },
  ]);
  expect(accepted).toHaveLength(3);
  expect(notes).toEqual([
    {
      ...{ id: eventId(1), path: 'params.items.1.item_id', code: 'unknown_item' },
      detail: 'the feed does not have "SKU-9"',
    },
  ]);
});

test('it is explained too', async () => {
  const { notes } = await synced(await testShop(), '?explain=1', [view(1, 'SKU-9')]);
  expect(notes).toMatchObject([
    {
      what: 'Pages name an item that the feed does not have.',
      remedy: expect.stringContaining('ids.page') as string,
    },
  ]);
});

test('while there is no feed, no id is missing in it', async () => {
  const shop = await testShop();
  shop.world.catalog.some = () => Promise.resolve([]);
  expect((await synced(shop, '', [view(1, 'SKU-9')])).notes).toBeUndefined();
});

test('an order with one fault in each line does not hide its other faults', async () => {
  const items = Array.from({ length: 30 }, (_, n) => ({ item_id: `i${n}`, quantity: 1.5 }));
  const { notes = [] } = await synced(await testShop(), '', [cart(1, items)]);
  expect(notes).toHaveLength(SYNC_NOTES_MAX);
  expect(new Set(notes.map(({ code }) => code))).toEqual(new Set(['quantity_rounded', 'unknown_item']));
});
