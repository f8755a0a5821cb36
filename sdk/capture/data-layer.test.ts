import { expect, test } from 'vitest';
import { readLayerEntry } from './data-layer.ts';

function read(entry: unknown): unknown[] {
  const seen: unknown[] = [];
  readLayerEntry(entry, {
    event: (name, params) => seen.push({ name, params: JSON.parse(JSON.stringify(params)) }),
    consent: (source, signals) => seen.push({ source, signals }),
  });
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

test('numbers written as texts and ids written as numbers mean what they say', () => {
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
      params: { transaction_id: '77', value: 12.5, items: [{ item_id: '5', quantity: 2 }] },
    },
  ]);
});

test('addresses, names and whatever else a page keeps there stay in the page', () => {
  expect(
    read({
      event: 'purchase',
      email: 'a@b.c',
      user_data: { x: 1 },
      value: { nested: 1 },
      items: [{ item_id: 'a', note: 'x' }],
    }),
  ).toEqual([{ name: 'purchase', params: { items: [{ item_id: 'a' }] } }]);
});

test('a search that found nothing keeps its zero', () => {
  expect(read(gtag('event', 'view_search_results', { search_term: 'mauve', search_results: 0 }))).toEqual([
    { name: 'view_search_results', params: { search_term: 'mauve', search_results: 0 } },
  ]);
});

test('Consent Mode is read from gtag', () => {
  const signals = { personalization_storage: 'denied' };
  expect(read(gtag('consent', 'default', signals))).toEqual([{ source: 'assumed', signals }]);
  expect(read(gtag('consent', 'update', signals))).toEqual([{ source: 'updated', signals }]);
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

test('items that are no list are none', () => {
  for (const items of ['text', 7, null, { length: 3 }])
    expect(read({ event: 'view_cart', items })).toEqual([{ name: 'view_cart', params: {} }]);
  expect(read({ event: 'view_cart', items: [null, 'text', 7] })).toMatchObject([{ name: 'view_cart' }]);
});
