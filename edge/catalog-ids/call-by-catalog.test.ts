import { expect, test } from 'vitest';
import type { WireEvent } from '#core';
import { samplePlan } from '../memory-world.ts';
import { eventId, idIn, testShop } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

const FEED = [
  {
    ...{ id: 'gla_2386', title: 'Cap', link: '/p/cap', price: '18.00 EUR', availability: 'in_stock' },
    product_type: 'Hats',
  },
  {
    ...{ id: 'gla_9', title: 'Hat', link: '/p/hat', price: '28.00 EUR', availability: 'in_stock' },
    product_type: 'Hats',
  },
  ...['S', 'M'].map((size, n) => ({
    ...{ id: `shopify_DE_111_22${2 + n}`, item_group_id: '111', title: `Tee ${size}`, size },
    ...{ link: `/p/tee?variant=22${2 + n}`, price: '19.00 EUR', availability: 'in_stock' },
  })),
];

async function shopOf(plan: object = {}): Promise<TestShop> {
  const shop = await testShop();
  const about = { pick: 'similar' };
  const content = { kind: 'banner', title: '{{item.title}}' };
  await shop.call('PUT', '/v1/plan', {
    ...samplePlan(),
    slots: {
      here: { kind: 'content', variants: [{ id: 'it', content }] },
      like: { kind: 'content', variants: [{ id: 'like', about, content }] },
    },
    ...plan,
  });
  await shop.call('POST', '/v1/plan/publish');
  expect((await shop.call('PUT', '/v1/catalog', FEED)).status).toBe(200);
  return shop;
}

function told(n: number, name: string, params: object): WireEvent {
  return { id: eventId(n), name, at: Date.UTC(2026, 10, 1, 12), params } as WireEvent;
}

async function profileOf(shop: TestShop, visitor: string) {
  const response = await shop.call('GET', `/v1/visitors/${idIn(visitor)}`);
  const { profile } = (await response.json()) as { profile: { items: object; bought: object } };
  return profile;
}

const URL = 'https://shop.example/p/cap?utm_source=x';

test.each([
  ['its number', { url: 'https://shop.example/p/1', item_id: '2386' }, 'Cap'],
  ['its number with a sign', { url: 'https://shop.example/p/1', item_id: '#2386' }, 'Cap'],
  ['a number that is none in JSON', { url: 'https://shop.example/p/1', item_id: 2386 as never }, 'Cap'],
  ['a variant', { url: 'https://shop.example/p/1', item_id: '223' }, 'Tee M'],
  [
    'a group, and its address the variant',
    { url: 'https://shop.example/x?variant=223', item_id: '111' },
    'Tee M',
  ],
  ['its address alone', { url: URL }, 'Cap'],
  [
    'its canonical address',
    { url: 'https://shop.example/?q=1', canonical: 'https://shop.example/p/tee' },
    'Tee S',
  ],
  ['an id that the feed lacks, and its address', { url: URL, item_id: 'SKU-X' }, 'Cap'],
])('a page that says %s is known to be about the item', async (_, page, title) => {
  const shop = await shopOf();
  const { decisions } = await shop.synced({ page, slots: ['here'] });
  expect(decisions[0]).toMatchObject({ action: 'show', content: { title } });
});

test.each(['https://shop.example/', 'https://shop.example/p', 'https://shop.example/p/cap/reviews'])(
  '%s is about no item',
  async (url) => {
    const shop = await shopOf();
    const { decisions } = await shop.synced({ page: { url }, slots: ['here'] });
    expect(decisions[0]).toMatchObject({ action: 'default', reason: { code: 'no_candidate' } });
  },
);

test('what is like the item of a page is found by the page’s address alone', async () => {
  const shop = await shopOf();
  const { decisions } = await shop.synced({ page: { url: URL }, slots: ['like'] });
  expect(decisions[0]).toMatchObject({ action: 'show', content: { title: 'Hat' } });
});

test('a server that asks for decisions names the page by its address too', async () => {
  const shop = await shopOf();
  const response = await shop.call('POST', '/v1/decide', { slots: ['here'], page: { url: URL } });
  expect(await response.json()).toMatchObject({ decisions: [{ content: { title: 'Cap' } }] });
});

test('a look, a basket and an order have the catalogue’s ids, whatever the page calls them', async () => {
  const shop = await shopOf();
  const visitor = await shop.credential();
  const page = { url: URL };
  const { accepted } = await shop.synced({
    visitor,
    page,
    events: [
      told(1, 'view_item', { items: [{ item_id: '#2386' }] }),
      told(2, 'view_item', { items: [{ item_id: '111', item_variant: 'M' }] }),
      told(3, 'add_to_cart', { items: [{ item_id: '111', item_variant: 'M', price: 19 }] }),
      told(4, 'purchase', {
        transaction_id: 'o1',
        value: 18,
        items: [{ item_id: '2386' }, { item_id: '111' }],
      }),
      told(5, 'view_region', { region: 'reviews', item_id: '2386', engagement_time_msec: 9000 }),
    ],
  });
  expect(accepted).toHaveLength(5);
  const profile = await profileOf(shop, visitor);
  expect(Object.keys(profile.items).sort()).toEqual(['gla_2386', 'shopify_DE_111_223']);
  expect(Object.keys(profile.bought).sort()).toEqual(['gla_2386', 'shopify_DE_111_223']);
});

test('of a group it is the variant that this visitor knew before', async () => {
  const shop = await shopOf();
  const visitor = await shop.credential();
  await shop.synced({ visitor, events: [told(1, 'view_item', { items: [{ item_id: '223' }] })] });
  await shop.world.teach();
  await shop.synced({ visitor, events: [told(2, 'add_to_cart', { items: [{ item_id: '111' }] })] });
  expect(Object.keys((await profileOf(shop, visitor)).items)).toEqual(['shopify_DE_111_223']);
});

test('the shop’s own orders are called by the catalogue’s ids', async () => {
  const shop = await shopOf();
  const visitor = await shop.credential();
  const event = told(1, 'purchase', { transaction_id: 'o1', value: 18, items: [{ item_id: '2386' }] });
  const response = await shop.call('POST', '/v1/events', { events: [{ ...event, visitor: idIn(visitor) }] });
  expect(await response.json()).toMatchObject({ accepted: [event.id] });
  expect(Object.keys((await profileOf(shop, visitor)).bought)).toEqual(['gla_2386']);
});

test('by its address a page’s own look is known, and never what is put into the basket beside it', async () => {
  const shop = await shopOf();
  const visitor = await shop.credential();
  const page = { url: URL, item_id: 'SKU-X' };
  await shop.synced({
    visitor,
    page,
    events: [
      told(1, 'view_item', { items: [{ item_id: 'SKU-X' }] }),
      told(2, 'add_to_cart', { items: [{ item_id: 'SKU-OF-ANOTHER' }] }),
      told(3, 'page_view', { page_location: 'https://shop.example/p/hat' }),
    ],
  });
  expect(Object.keys((await profileOf(shop, visitor)).items).sort()).toEqual(['SKU-OF-ANOTHER', 'gla_2386']);
});

test('the plan’s pattern says how a page’s id is made', async () => {
  const page = { url: 'https://shop.example/p/1', item_id: 'acme/111/223' };
  const asked = async (plan: object) =>
    (await (await shopOf(plan)).synced({ page, slots: ['here'] })).decisions[0]?.action;
  expect(await asked({})).toBe('default');
  expect(await asked({ ids: { page: 'acme/{group}/{variant}' } })).toBe('show');
});

test('a catalogue that never answers costs no event and no answer', async () => {
  const shop = await shopOf();
  const visitor = await shop.credential();
  shop.world.catalog.byKeys = () => new Promise(() => undefined);
  const answer = await shop.synced({
    visitor,
    page: { url: URL },
    slots: ['here'],
    events: [told(1, 'view_item', { items: [{ item_id: '2386' }] })],
  });
  expect(answer.accepted).toEqual([eventId(1)]);
  expect(Object.keys((await profileOf(shop, visitor)).items)).toEqual(['2386']);
});

test('a store that fails costs neither', async () => {
  const shop = await shopOf();
  shop.world.catalog.byKeys = () => Promise.reject(new Error('down'));
  const { decisions } = await shop.synced({ page: { url: URL }, slots: ['here'] });
  expect(decisions[0]?.action).toBe('default');
  expect(shop.world.logged.map(({ what }) => what)).toContain('catalog_failed');
});

test('ids that the feed has ask for no keys, and a shop without a catalogue for nothing', async () => {
  const shop = await shopOf();
  const asked: string[][] = [];
  const { byKeys } = shop.world.catalog;
  shop.world.catalog.byKeys = (site, keys) => {
    asked.push([...keys]);
    return byKeys(site, keys);
  };
  await shop.synced({ page: { url: 'https://shop.example/p/any', item_id: 'gla_2386' }, slots: ['here'] });
  expect(asked.flat()).toEqual([]);
  await shop.synced({ page: { url: URL }, slots: ['here'] });
  expect(asked.flat()).toContain('a:/p/cap');
});

test('what a past order teaches is asked for by the catalogue’s ids', async () => {
  const shop = await shopOf();
  const orders = ['o1', 'o2', 'o3'].map((id, n) => ({
    ...{ id, customer: `c${n}`, at: Date.UTC(2026, 9, 1 + n) },
    items: [{ item_id: '2386' }, { item_id: '9' }, { item_id: 'gone' }],
  }));
  await shop.call('POST', '/v1/history', { orders });
  await shop.world.teach();
  const lessons = await shop.world.lessons.get('demo', ['gla_2386', 'gla_9', 'gone', '2386']);
  expect(lessons.map(({ item }) => item)).toEqual(['gla_2386', 'gla_9', 'gone']);
});

/** A feed of WooCommerce's and Shopify's plugins, as two lines of NDJSON (public reports, reduced). */
const WITH_PREFIX = [
  '{"id":"gla_2386","title":"Cap","link":"/p/cap","price":"18.00 EUR","availability":"in_stock"}',
  '{"id":"shopify_DE_111_222","item_group_id":"111","title":"Tee S","link":"/p/tee?variant=222","price":"19.00 EUR","availability":"in_stock"}',
].join('\n');

test.each([
  ['2386', 'Cap'],
  ['#2386', 'Cap'],
  ['222', 'Tee S'],
  ['111', 'Tee S'],
  ['shopify_US_111_222', 'Tee S'],
])('of a feed whose ids have a prefix, page item %s is %s', async (item_id, title) => {
  const shop = await shopOf();
  const headers = { 'content-type': 'application/x-ndjson' };
  expect((await shop.call('PUT', '/v1/catalog', WITH_PREFIX, headers)).status).toBe(200);
  const page = { url: 'https://shop.example/any', item_id };
  const { decisions } = await shop.synced({ page, slots: ['here'] });
  expect(decisions[0]).toMatchObject({ content: { title } });
});

test('what an event says of the page’s item besides its id finds the page too, at the first contact', async () => {
  const shop = await shopOf();
  const [cap] = await shop.world.catalog.get('demo', ['gla_2386']);
  await shop.world.catalog.patch('demo', [{ ...cap!, gtin: '04006381333931' }]);
  const item = { item_id: 'SKU-7', gtin: '4006381333931' };
  const { decisions } = await shop.synced({
    page: { url: 'https://shop.example/any', item_id: 'SKU-7' },
    slots: ['here'],
    events: [told(1, 'view_item', { items: [item] })],
  });
  expect(decisions[0]).toMatchObject({ content: { title: 'Cap' } });
  await shop.world.settle();
  expect(await shop.world.health.read('demo')).toEqual([]);
});
