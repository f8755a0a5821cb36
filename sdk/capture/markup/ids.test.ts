import { expect, test } from 'vitest';
import { itemOf, json, microdata, microOffer, offer, product } from './item-of.cases.ts';

const idOf = (html: string, address?: string) =>
  (itemOf(html, address) as { item_id?: string } | undefined)?.item_id;

// 16 of the real-world inputs, a to e.
test.for<[string, object, string]>([
  [
    'an empty sku is none: the offer has one',
    { sku: '', gtin13: '4006381333931', offers: [offer('5.00', { sku: 'OS-1' })] },
    'OS-1',
  ],
  ['only a gtin13', { gtin13: '4006381333931' }, '4006381333931'],
  ['an empty sku, and an mpn', { sku: '', mpn: 'MPN-1' }, 'MPN-1'],
  ['a sku on the offers alone', { offers: [offer(5, { sku: 'OS-2' })] }, 'OS-2'],
  ['null is none', { sku: null, mpn: 'MPN-2' }, 'MPN-2'],
  ['N/A is none', { sku: 'N/A', mpn: 'n/a', gtin: '5' }, '5'],
  ['a template that nobody filled in is none', { sku: '{{ product.sku }}', productID: 'P5' }, 'P5'],
  ['a number', { sku: 123 }, '123'],
  ['the first of a list', { sku: ['', 'L-1', 'L-2'] }, 'L-1'],
  ['productID with the name of its kind', { productID: 'sku:P-1' }, 'P-1'],
  [
    'an identifier as PropertyValue',
    { identifier: { '@type': 'PropertyValue', name: 'SKU', value: 'I-1' } },
    'I-1',
  ],
  ['a value with its type', { sku: { '@value': 'V-1' } }, 'V-1'],
  ['a gtin on the only offer', { offers: offer(5, { gtin: '96385074' }) }, '96385074'],
  ['an isbn', { '@type': 'Book', isbn: '978-3-16-148410-0' }, '978-3-16-148410-0'],
  ['its address at last', { url: 'https://shop.example/p/lamp?utm_source=x' }, '/p/lamp'],
  ['its @id at last', { '@id': 'https://shop.example/p/lamp#product' }, '/p/lamp'],
  ["the page's address at last", {}, '/p/lamp'],
])('%s', ([, more, id]) => {
  expect(idOf(json(product(more)))).toBe(id);
});

const named = (inner: string, form: string) => microdata(`<b itemprop="name">Lamp</b>${inner}`) + form;

test.for<[string, string, string]>([
  [
    'PrestaShop',
    named(
      '<meta itemprop="url" content="https://shop.example/p/lamp">',
      '<form><input type="hidden" name="id_product" value="17"></form>',
    ),
    '17',
  ],
  [
    'WooCommerce',
    named('', '<form class="cart"><input type="hidden" name="add-to-cart" value="77"></form>'),
    '77',
  ],
  [
    'a variation of WooCommerce',
    named('', '<form><input name="add-to-cart" value="77"><input name="variation_id" value="78"></form>'),
    '78',
  ],
  ['Magento', named('', '<form id="product_addtocart_form"><input name="product" value="42"></form>'), '42'],
  ['OpenCart and BigCommerce', named('', '<form><input name="product_id" value="50"></form>'), '50'],
  [
    'Shopify',
    named(
      '',
      '<form action="/de/cart/add"><select name="id"><option value="1">A<option value="2" selected>B</select></form>',
    ),
    '2',
  ],
  ['no platform', named('<link itemprop="url" href="/p/lamp">', ''), '/p/lamp'],
])("without an id in the markup, the form's: %s", ([, html, id]) => {
  expect(idOf(html)).toBe(id);
});

test('other ids go along, each once', () => {
  const html = json(product({ sku: 'A', mpn: 'M', gtin8: '96385074', inProductGroupWithID: 'G' }));
  expect(itemOf(html + '<form><input name="add-to-cart" value="77"></form>')).toEqual({
    item_id: 'A',
    item_name: 'Lamp',
    item_group_id: 'G',
    mpn: 'M',
    gtin: '96385074',
    product_id: '77',
  });
  expect(itemOf(json(product({ sku: 'A', mpn: 'A' })))).toEqual({ item_id: 'A', item_name: 'Lamp' });
});

test('a sku in microdata joins a price in JSON-LD, and the other way round', () => {
  const expected = { item_id: 'A1', item_name: 'Lamp', price: 12.5, currency: 'EUR' };
  const sku = '<b itemprop="name">Lamp</b><i itemprop="sku">A1</i>';
  expect(itemOf(json(product({ offers: offer(12.5) })) + microdata(sku))).toEqual(expected);
  expect(
    itemOf(
      microdata(sku.replace('sku', 'color') + microOffer('1')) +
        json(product({ sku: 'A1', offers: offer(12.5) })),
    ),
  ).toEqual({
    ...expected,
    item_variant: 'A1',
  });
});
