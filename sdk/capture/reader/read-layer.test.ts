import { expect, test } from 'vitest';
import { createLayerReader } from './read-layer.ts';

function read(...entries: unknown[]): unknown[] {
  const seen: unknown[] = [];
  const take = createLayerReader((_source, name, params) =>
    seen.push({ name, params: JSON.parse(JSON.stringify(params)) }),
  );
  for (const entry of entries) take(entry as object);
  take();
  return seen;
}
function gtag(..._given: unknown[]): unknown {
  // gtag pushes its `arguments`, and nothing else is taken by Google's tag.
  return arguments;
}

test('GA4 pushes with and without `ecommerce`, and gtag calls, say the same', () => {
  const items = [{ item_id: 'a', price: 12.5 }];
  const said = [{ name: 'add_to_cart', params: { currency: 'EUR', items } }];
  expect(read({ event: 'add_to_cart', ecommerce: { currency: 'EUR', items } })).toEqual(said);
  expect(read({ event: 'add_to_cart', currency: 'EUR', items })).toEqual(said);
  expect(read(gtag('event', 'add_to_cart', { currency: 'EUR', items }))).toEqual(said);
});

test('numbers, texts and ids go as the page wrote them: the edge understands', () => {
  expect(
    read({
      event: 'purchase',
      transaction_id: 77,
      value: '12.50',
      items: [{ item_id: 5, price: 'n/a', quantity: '2' }],
    }),
  ).toEqual([
    {
      name: 'purchase',
      params: { transaction_id: 77, value: '12.50', items: [{ item_id: 5, price: 'n/a', quantity: '2' }] },
    },
  ]);
});

test('addresses, names and whatever else a page keeps there stay in the page', () => {
  expect(
    read({
      event: 'purchase',
      email: 'a@b.c',
      user_data: { x: 1 },
      value: { email: 'a@b.c' },
      customer: { name: 'A' },
      name: 'A',
      id: 'u1',
      items: [{ item_id: 'a', note: 'x' }],
    }),
  ).toEqual([{ name: 'purchase', params: { value: {}, items: [{ item_id: 'a' }] } }]);
});

test('a search that found nothing keeps its zero', () => {
  expect(read(gtag('event', 'view_search_results', { search_term: 'mauve', search_results: 0 }))).toEqual([
    { name: 'view_search_results', params: { search_term: 'mauve', search_results: 0 } },
  ]);
});

test('what is not for us is left alone', () => {
  for (const entry of [
    undefined,
    null,
    0,
    'add_to_cart',
    [],
    {},
    { event: 'gtm.js' },
    { event: 'view_promotion', tact: true },
    { event: 'view_promotion' },
    { event: 'select_promotion' },
    { event: 'add_to_cart', tact: true },
    { event: 'scroll' },
    { event: 'order_shipped' },
    { event: ['x'] },
    gtag('js', new Date()),
    gtag('config', 'G-1'),
    () => {},
  ])
    expect(read(entry)).toEqual([]);
});

test('a bag that nests, loops or weighs too much is bounded', () => {
  const loop: Record<string, unknown> = { item_id: 'a' };
  loop.items = [loop];
  const [said] = read({ event: 'add_to_cart', items: [loop, { item_id: 'x'.repeat(2000) }] }) as [
    { params: { items: { item_id: string }[] } },
  ];
  expect(said.params.items[1]!.item_id).toHaveLength(500);
  expect(JSON.stringify(said).length).toBeLessThan(2000);
  const lines = Array.from({ length: 900 }, (_, n) => ({ item_id: n }));
  expect(
    (read({ event: 'purchase', items: lines }) as { params: { items: unknown[] } }[])[0]!.params.items,
  ).toHaveLength(200);
});

test('what is pushed first goes to the event that comes later, as in the model that GTM keeps', () => {
  const ecommerce = { currency: 'EUR', items: [{ item_id: 'a' }] };
  const said = [{ name: 'view_item', params: ecommerce }];
  expect(read({ ecommerce }, { event: 'view_item' })).toEqual(said);
  expect(read({ ecommerce }, { event: 'gtm.dom' }, { event: 'view_item' })).toEqual(said);
  expect(read({ event: 'view_item', ecommerce }, { event: 'add_to_cart' })).toEqual([
    ...said,
    { name: 'add_to_cart', params: ecommerce },
  ]);
  expect(read({ ecommerce }, { ecommerce: null }, { event: 'view_item' })).toEqual([
    { name: 'view_item', params: {} },
  ]);
  expect(read({ ecommerce }, { event: 'add_to_cart', ecommerce: { items: [{ item_id: 'b' }] } })).toEqual([
    { name: 'add_to_cart', params: { items: [{ item_id: 'b' }] } },
  ]);
});

test('an action of enhanced e-commerce is said once, with or without an event, whatever that is called', () => {
  const detail = { products: [{ id: 'a', price: '5' }] };
  const one = (name: string) => [{ name, params: { detail } }];
  expect(read({ event: 'EEproductDetail', ecommerce: { detail } })).toEqual(one('EEproductDetail'));
  expect(read({ ecommerce: { detail } })).toEqual(one('ecommerce'));
  expect(read({ ecommerce: { detail } }, { event: 'gtm.js' })).toEqual(one('gtm.js'));
  expect(
    read({ ecommerce: { detail } }, { event: 'gtm.js' }, { event: 'gtm.dom' }, { event: 'gtm.load' }),
  ).toEqual(one('gtm.js'));
  const order = { purchase: { actionField: { id: 'T1', revenue: '9' }, products: [{ id: 'a' }] } };
  expect(read({ ecommerce: order })).toEqual([{ name: 'ecommerce', params: order }]);
  expect(
    read({ transactionId: 'T1', transactionTotal: 9, transactionProducts: [{ sku: 'a' }] }),
  ).toHaveLength(1);
  expect(read({ ecomm_prodid: 'a', ecomm_pagetype: 'product' })).toHaveLength(1);
});

test('names with a prefix or a suffix go on: the edge says which event they are', () => {
  for (const event of [
    'dl_add_to_cart',
    'add_to_cart_stape',
    'gtm4wp.addProductToCartEEC',
    'eec.purchase',
    'addToCart',
  ])
    expect(read({ event, items: [{ item_id: 'a' }] })).toMatchObject([{ name: event }]);
});
