import { expect, test } from 'vitest';
import { mainProduct, productsIn, viewOf, type Node } from './product.ts';

const plain = (product: Node) => JSON.parse(JSON.stringify(viewOf(product)));
const product = (sku: string, rest: Node = {}): Node => ({ '@type': 'Product', sku, ...rest });

test('products are found at the top, in @graph and as main entity, but not in a list of others', () => {
  const page = { '@type': 'WebPage', mainEntity: product('c') };
  const list = { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: product('d') }] };
  const found = productsIn([product('a'), { '@graph': [product('b'), list] }, page, null, 'text', 7]);
  expect(found.map((node) => node.sku)).toEqual(['a', 'b', 'c']);
});

test('types may be a list or an address', () => {
  expect(productsIn({ '@type': ['Thing', 'ProductGroup'] })).toHaveLength(1);
  expect(productsIn({ '@type': 'https://schema.org/Product' })).toHaveLength(1);
  expect(productsIn({ '@type': 'ProductCollection' })).toHaveLength(0);
});

test('a page is about its only product, or about the one whose address it has', () => {
  expect(mainProduct([product('a'), product('a')], '/x')?.sku).toBe('a');
  const both = [product('a', { url: 'https://shop.example/a?x#y' }), product('b', { url: '/b' })];
  expect(mainProduct(both, '/b')?.sku).toBe('b');
  expect(mainProduct(both, '/a')?.sku).toBe('a');
  expect(mainProduct(both, '/list')).toBeUndefined();
  expect(mainProduct([{ '@type': 'Product', name: 'no id' }], '/x')).toBeUndefined();
});

test('an offer gives price and currency; of several, the lowest', () => {
  const offers = [
    { price: '129.00', priceCurrency: 'EUR' },
    { price: 99.5, priceCurrency: 'EUR' },
    { price: 'on request' },
  ];
  expect(plain(product('a', { offers }))).toEqual({
    currency: 'EUR',
    value: 99.5,
    items: [{ item_id: 'a', price: 99.5 }],
  });
  expect(
    plain(product('a', { offers: { lowPrice: '10', offers: [{ price: 12 }], priceCurrency: 'USD' } })),
  ).toMatchObject({
    value: 10,
    currency: 'USD',
  });
  expect(
    plain(product('a', { offers: { priceSpecification: { price: 1.234, priceCurrency: 'KWD' } } })),
  ).toMatchObject({
    value: 1.234,
    currency: 'KWD',
  });
});

test('brand, category and variant may be texts, nodes or lists', () => {
  expect(
    plain(
      product('a', {
        name: ' Dress ',
        brand: { name: 'Aube' },
        category: ['Women > Dresses'],
        color: 'rose',
      }),
    ),
  ).toEqual({
    items: [
      {
        item_id: 'a',
        item_name: 'Dress',
        item_brand: 'Aube',
        item_category: 'Women > Dresses',
        item_variant: 'rose',
      },
    ],
  });
});

test('a group of variants is known by its own id', () => {
  const group = {
    '@type': 'ProductGroup',
    productGroupID: 'g',
    hasVariant: [product('g-s'), product('g-m')],
  };
  expect(mainProduct(productsIn(group), '/x')?.productGroupID).toBe('g');
});
