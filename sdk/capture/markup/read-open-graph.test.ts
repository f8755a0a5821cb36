import { expect, test } from 'vitest';
import { itemOf, json, offer, product } from './item-of.cases.ts';

const metas = (attribute: string, tags: Record<string, string>) =>
  Object.entries(tags)
    .map(([name, content]) => `<meta ${attribute}="${name}" content="${content}">`)
    .join('');
const PRICE = { 'product:price:amount': '12.99', 'product:price:currency': 'EUR' };

test.for<[string, string, object]>([
  // 91 of the real-world inputs.
  [
    'by name',
    metas('name', { 'og:type': 'product', 'product:retailer_item_id': 'OGN1', ...PRICE }),
    { item_id: 'OGN1', price: '12.99', currency: 'EUR' },
  ],
  [
    'og: for the price',
    metas('property', {
      'product:retailer_item_id': 'OGP1',
      'og:price:amount': '12.99',
      'og:price:currency': 'EUR',
    }),
    { item_id: 'OGP1', price: '12.99', currency: 'EUR' },
  ],
  [
    'a sale',
    metas('property', { 'product:retailer_item_id': 'A', ...PRICE, 'product:sale_price:amount': '9.99' }),
    { item_id: 'A', price: '9.99', currency: 'EUR' },
  ],
  [
    'a sale of nothing',
    metas('property', { 'product:retailer_item_id': 'A', ...PRICE, 'product:sale_price:amount': '0.00' }),
    { item_id: 'A', price: '12.99', currency: 'EUR' },
  ],
  [
    'availability',
    metas('property', { 'product:retailer_item_id': 'A', 'og:availability': 'instock' }),
    { item_id: 'A', availability: 'instock' },
  ],
  [
    'all that it may say',
    metas('property', {
      'product:retailer_item_id': 'A',
      'og:title': 'Lamp',
      'product:brand': 'Acme',
      'product:category': 'Lamps',
      'product:color': 'red',
      'product:item_group_id': 'G',
      'product:availability': 'in stock',
    }),
    {
      item_id: 'A',
      item_name: 'Lamp',
      item_brand: 'Acme',
      item_category: 'Lamps',
      item_variant: 'red',
      item_group_id: 'G',
      availability: 'in stock',
    },
  ],
  [
    'in capitals, and empty first',
    metas('property', { 'product:retailer_item_id': '', 'Product:Retailer_Item_ID': 'A' }),
    { item_id: 'A' },
  ],
  [
    'no id',
    metas('property', { 'og:type': 'product', ...PRICE }) +
      '<form><input name="product_id" value="50"></form>',
    { item_id: '50', price: '12.99', currency: 'EUR' },
  ],
])('Open Graph: %s', ([, html, item]) => {
  expect(itemOf(html)).toEqual(item);
});

test('Open Graph fills what JSON-LD leaves open, and contradicts nothing', () => {
  const tags = metas('property', {
    'product:retailer_item_id': 'B',
    'og:title': 'Lamp – Shop',
    'product:brand': 'Acme',
    ...PRICE,
  });
  expect(itemOf(tags + json(product({})))).toEqual({
    item_id: 'B',
    item_name: 'Lamp',
    item_brand: 'Acme',
    price: '12.99',
    currency: 'EUR',
  });
  expect(itemOf(tags + json(product({ sku: 'A', offers: offer(5) })))).toEqual({
    item_id: 'A',
    item_name: 'Lamp',
    item_brand: 'Acme',
    price: 5,
    currency: 'EUR',
  });
});

test('the id that Open Graph tells is proof against an address', () => {
  const tags = metas('property', { 'product:retailer_item_id': 'A' });
  expect(itemOf(tags + json(product({ sku: 'A', url: 'http://staging.example/x' })))).toEqual({
    item_id: 'A',
    item_name: 'Lamp',
  });
});
