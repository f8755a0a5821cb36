import { basketOf, totals } from '#core';
import type { Profile, WireEvent } from '#core';
import { expect, test } from 'vitest';
import { NOON, samplePlan } from '../memory-world.ts';
import { eventId, idIn, testShop } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

/** Events as pages push them, through the whole edge. */
type Pushed = [name: string, params: object];

function wired(pushed: readonly Pushed[], from = 1): WireEvent[] {
  return pushed.map(([name, params], n) => ({
    id: eventId(from + n),
    name,
    at: NOON - 1000 + from + n,
    params: params as NonNullable<WireEvent['params']>,
  }));
}

/** What is known after each batch, one sync each, all in one visit. */
async function profileAfter(shop: TestShop, ...batches: (readonly Pushed[])[]): Promise<Profile> {
  const visitor = await shop.credential();
  let from = 1;
  for (const batch of batches) {
    await shop.synced({ visitor, session: 'visit-1', events: wired(batch, from) });
    from += batch.length;
  }
  const { profile } = await shop.world.visitors.of('demo', idIn(visitor)).read();
  if (profile === null) throw new Error('nothing is known');
  return profile;
}

const order = (more: object = {}): Pushed => [
  'purchase',
  { transaction_id: 'R1', value: 40, currency: 'EUR', items: [{ item_id: 'dress', price: 40 }], ...more },
];

test.each([
  ['the same', order()],
  ['with another value', order({ value: '45,00' })],
  ['with other items', order({ items: [{ item_id: 'shoes' }] })],
  [
    'by another source',
    ['dl_purchase', { ecommerce: { purchase: { actionField: { id: 'R1', revenue: '44' } } } }],
  ],
  ['by a classic transaction', ['gtm.js', { transactionId: 'R1', transactionTotal: 41 }]],
] as [string, Pushed][])('a purchase told again, %s, changes nothing at all', async (_, again) => {
  const once = await profileAfter(await testShop(), [order()]);
  expect(await profileAfter(await testShop(), [order()], [again])).toEqual(once);
  expect(await profileAfter(await testShop(), [order(), again])).toEqual(once);
});

test('a purchase told again is answered as taken, so that the page forgets it', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  await shop.synced({ visitor, events: wired([order()]) });
  const again = wired([order({ value: 99 })], 2);
  expect((await shop.synced({ visitor, events: again })).accepted).toEqual([eventId(2)]);
  // And as nothing new when it is sent once more.
  expect((await shop.synced({ visitor, events: again })).accepted).toEqual([eventId(2)]);
});

test('an order without a number, told again as its page is loaded again, is one', async () => {
  const bare = order({ transaction_id: undefined });
  const profile = await profileAfter(await testShop(), [bare], [bare]);
  expect(totals(profile)).toMatchObject({ purchases: 1, spent: { EUR: 4000 } });
});

test('an order of 30 lines has its 30 ids', async () => {
  const items = Array.from({ length: 30 }, (_, i) => ({ item_id: `sku-${i}`, price: 10, quantity: 1 }));
  const { orders } = await profileAfter(await testShop(), [order({ value: 300, items })]);
  expect(orders).toMatchObject([{ id: 'R1', value: 30_000, currency: 'EUR' }]);
  expect(orders[0]?.items.map(({ item }) => item)).toEqual(items.map(({ item_id }) => item_id));
});

test('prefix, suffix and universal analytics fill the basket as GA4 does', async () => {
  const profile = await profileAfter(await testShop(), [
    ['add_to_cart_stape', { currency: 'EUR', items: [{ item_id: 12, price: 48, quantity: 1 }] }],
    [
      'dl_add_to_cart',
      { currencyCode: 'EUR', add: { products: [{ id: 'SKU9', price: '10.0', quantity: '1' }] } },
    ],
    ['add_to_cart_error', { items: [{ item_id: 'no' }] }],
  ]);
  expect(basketOf(profile)).toEqual([
    { item: '12', quantity: 1, price: 4800, currency: 'EUR' },
    { item: 'SKU9', quantity: 1, price: 1000, currency: 'EUR' },
  ]);
});

test('recommendations pushed as view_item were not looked at', async () => {
  const items = ['r1', 'r2', 'r3', 'r4'].map((item_id) => ({ item_id, price: 10 }));
  const profile = await profileAfter(await testShop(), [
    ['view_item', { currency: 'EUR', items: [{ item_id: 'main1', price: 10 }] }],
    ['view_item', { currency: 'EUR', items }],
  ]);
  expect(Object.keys(profile.items)).toEqual(['main1']);
  expect(totals(profile).views).toBe(1);
});

test('a basket in yen is shown at the catalogue’s price, and never as so many euros', async () => {
  const plan = samplePlan();
  const shop = await testShop();
  const basket = {
    kind: 'content',
    policy: { kind: 'pin' },
    variants: [{ id: 'b', about: { pick: 'basket' }, content: { kind: 'basket', title: 'Yours' } }],
  };
  const slots = { ...(plan as { slots: object }).slots, basket };
  const etag = await shop.call('PUT', '/v1/plan', { ...plan, holdout: 0, slots });
  expect(etag.status).toBe(200);
  expect((await shop.call('POST', '/v1/plan/publish')).status).toBe(200);
  const visitor = await shop.credential();
  const events = wired([
    [
      'add_to_cart',
      { currency: 'JPY', value: 3200, items: [{ item_id: 'dress', price: 3200, quantity: 1 }] },
    ],
  ]);
  const answer = await shop.synced({ visitor, events, slots: ['basket'] });
  const content = answer.decisions.find(({ slot }) => slot === 'basket')?.content;
  const [line] = (content as { items: { price: string }[] } | undefined)?.items ?? [];
  expect(line?.price).toMatch(/^€/);
  expect(line?.price).not.toContain('32');
});

test('the server hears of its own events what was left out of them', async () => {
  const shop = await testShop();
  const visitor = idIn(await shop.credential());
  const events = [
    {
      id: eventId(1),
      name: 'purchase',
      at: NOON,
      visitor,
      params: { transaction_id: 'S', value: '1.234,50' },
    },
  ];
  const answer = (await (await shop.call('POST', '/v1/events', { events })).json()) as { notes: object[] };
  expect(answer.notes).toMatchObject([
    { line: 1, id: eventId(1), path: 'params.value', code: 'number_as_text' },
    { line: 1, path: 'params.currency', code: 'currency_missing' },
  ]);
});
