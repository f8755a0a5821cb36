import { expect, test } from 'vitest';
import { itemOf, json, offer, product } from './item-of.cases.ts';

const variant = (size: string, price: unknown, url?: string, more = {}) => ({
  '@type': 'Product',
  sku: `G1-${size}`,
  size,
  offers: { '@type': 'Offer', url, price, priceCurrency: 'GBP' },
  ...more,
});
const S = variant('S', '39.90', '/x?variant=1');
const L = variant('L', '49.90', '/x?variant=2');
const coat = (hasVariant: unknown[], more = {}) =>
  json({
    '@context': 'https://schema.org',
    '@type': 'ProductGroup',
    productGroupID: 'G1',
    name: 'Coat',
    hasVariant,
    ...more,
  });
const small = {
  item_id: 'G1-S',
  item_name: 'Coat',
  item_variant: 'S',
  item_group_id: 'G1',
  price: '39.90',
  currency: 'GBP',
};
const large = { ...small, item_id: 'G1-L', item_variant: 'L', price: '49.90' };

// 15 of the real-world inputs, and members of its kind.
test.for<[string, string, string, object]>([
  ['by the parameter', coat([S, L]), '/x?variant=1', small],
  ['by the parameter, not the first', coat([S, L]), '/x?variant=2', large],
  ['whatever the path', coat([S, L]), '/shop/15.html?variant=2', large],
  ['the cheapest', coat([L, S]), '/x', small],
  ['the cheapest where the parameter names none', coat([L, S]), '/x?variant=9', small],
  ['a price of nothing is not cheapest', coat([variant('M', '0.00'), L, S]), '/x', small],
  ['by its own path', coat([S, variant('L', '49.90', '/coat-large')]), '/coat-large', large],
  ['by an id in the query', coat([variant('S', '39.90'), variant('L', '49.90')]), '/x?sku=G1-L', large],
  ['by an id as the path', coat([variant('S', '39.90'), variant('L', '49.90')]), '/coats/g1-l/', large],
  [
    'by the @id',
    coat([variant('S', '39.90'), variant('L', '49.90', undefined, { '@id': '/x?variant=2#variant' })]),
    '/x?variant=2',
    large,
  ],
  [
    'by the form',
    coat([S, L]) + '<form action="/cart/add"><input name="id" value="2"></form>',
    '/x',
    { ...large, product_id: '2' },
  ],
  [
    'by the address before the form',
    coat([S, L]) + '<form action="/cart/add"><input name="id" value="2"></form>',
    '/x?variant=1',
    { ...small, product_id: '2' },
  ],
])('of a group, the variant that the page shows: %s', ([, html, address, item]) => {
  expect(itemOf(html, address)).toEqual(item);
});

test('a group without an id, and one without variants', () => {
  const { item_group_id: _, ...rest } = small;
  expect(itemOf(coat([S, L], { productGroupID: undefined }), '/x')).toEqual(rest);
  expect(itemOf(coat([], { offers: offer(5) }), '/x')).toEqual({
    item_id: 'G1',
    item_name: 'Coat',
    price: 5,
    currency: 'EUR',
  });
});

test('variants by reference, and beside their group or each other', () => {
  const group = { '@type': 'ProductGroup', '@id': '#g', productGroupID: 'G1', name: 'Coat' };
  const named = { '@id': '#l', ...L };
  expect(
    itemOf(
      json({
        '@graph': [
          { ...group, hasVariant: [{ '@id': '#s' }, { '@id': '#l' }] },
          { '@id': '#s', ...S },
          named,
        ],
      }),
      '/x?variant=2',
    ),
  ).toEqual(large);
  expect(
    itemOf(
      json(group, { ...S, isVariantOf: { '@id': '#g' } }, { ...L, isVariantOf: { '@id': '#g' } }),
      '/x?variant=2',
    ),
  ).toEqual(large);
  expect(
    itemOf(
      json(
        { ...S, inProductGroupWithID: 'G1', name: 'Coat' },
        { ...L, inProductGroupWithID: 'G1', name: 'Coat' },
      ),
      '/x?variant=2',
    ),
  ).toEqual(large);
  expect(
    itemOf(
      json({
        ...S,
        name: 'Coat',
        isVariantOf: { '@type': 'ProductGroup', productGroupID: 'G1', hasVariant: [{ url: '/y' }] },
      }),
      '/x',
    ),
  ).toEqual(small);
});

test('variants as offers of one product', () => {
  const html = json(
    product({
      productID: 'P',
      offers: [
        offer(10, { sku: 'P-1', url: '/p/lamp?variant=1' }),
        offer(12, { sku: 'P-2', url: '/p/lamp?variant=2' }),
      ],
    }),
  );
  expect(itemOf(html, '/p/lamp?variant=2')).toEqual({
    item_id: 'P-2',
    item_name: 'Lamp',
    item_group_id: 'P',
    price: 12,
    currency: 'EUR',
  });
  expect(itemOf(html)).toMatchObject({ item_id: 'P', offers: [{ price: 10 }, { price: 12 }] });
});

test('variants as products of one address', () => {
  const one = (id: number) =>
    product({ sku: `P-${id}`, url: `/p/lamp?variant=${id}`, offers: offer(20 - id) });
  expect(itemOf(json([one(1), one(2), one(3)]), '/p/lamp?variant=2')).toMatchObject({
    item_id: 'P-2',
    price: 18,
  });
  expect(itemOf(json([one(1), one(2), one(3)]))).toMatchObject({ item_id: 'P-3', price: 17 });
});
