import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { readPageProduct } from './index.ts';
import { itemOf, json, microdata, microOffer, offer, product } from './item-of.cases.ts';

const EURO_39 = microOffer('39');
const lamp = (id: string, price: unknown = '39') => ({
  item_id: id,
  item_name: 'Lamp',
  price,
  currency: 'EUR',
});
const NAME = '<b itemprop="name">Lamp</b>';

test.for<[string, string, object]>([
  // 86, 88 and 89 of the real-world inputs.
  [
    'several names',
    microdata(`<span itemprop="sku mpn">MM-1</span><b itemprop="name headline">Lamp</b>${EURO_39}`),
    lamp('MM-1'),
  ],
  [
    'data and value',
    microdata(
      `<data itemprop="sku" value="MD-1">Art. 1</data>${NAME}<div itemprop="offers" itemscope><data itemprop="price" value="39.00">39 Euro</data><data itemprop="priceCurrency" value="EUR">€</data></div>`,
    ),
    lamp('MD-1', '39.00'),
  ],
  [
    'a main entity',
    microdata(
      `<div itemprop="mainEntity" itemscope itemtype="http://schema.org/Product"><i itemprop="sku">ME-1</i>${NAME}${EURO_39}</div>`,
      'ItemPage',
    ),
    lamp('ME-1'),
  ],
  [
    'a main entity of nothing',
    `<div itemprop="mainEntity" itemscope itemtype="http://schema.org/Product"><i itemprop="sku">ME-2</i>${NAME}${EURO_39}</div>`,
    lamp('ME-2'),
  ],
  [
    'meter',
    microdata(
      `<i itemprop="sku">A</i>${NAME}<div itemprop="offers" itemscope><meter itemprop="price" value="39">thirty-nine</meter><i itemprop="priceCurrency">EUR</i></div>`,
    ),
    lamp('A'),
  ],
  [
    'content on a text',
    microdata(
      `<i itemprop="sku">A</i>${NAME}<div itemprop="offers" itemscope><span itemprop="price" content="39">39,– €</span><i itemprop="priceCurrency">EUR</i></div>`,
    ),
    lamp('A'),
  ],
  ['empty content', microdata(`<i itemprop="sku" content="">A</i>${NAME}${EURO_39}`), lamp('A')],
  [
    'a link with a text',
    microdata(`<i itemprop="sku">A</i><a itemprop="name" href="/p/lamp">Lamp</a>${EURO_39}`),
    lamp('A'),
  ],
  [
    'a link without',
    microdata(
      `<i itemprop="sku">A</i>${NAME}<div itemprop="offers" itemscope>39<meta itemprop="price" content="39"><meta itemprop="priceCurrency" content="EUR"><link itemprop="availability" href=" https://schema.org/InStock "></div>`,
    ),
    { ...lamp('A'), availability: 'https://schema.org/InStock' },
  ],
  [
    'a brand with a name',
    microdata(
      `<i itemprop="sku">A</i>${NAME}${EURO_39}<div itemprop="brand" itemscope itemtype="http://schema.org/Brand"><i itemprop="name">Acme</i></div>`,
    ),
    { ...lamp('A'), item_brand: 'Acme' },
  ],
  [
    'itemref',
    `<i id="x" itemprop="sku">A</i><div id="y">${EURO_39}</div><div itemscope itemtype="https://schema.org/Product" itemref="x y none">${NAME}</div>`,
    lamp('A'),
  ],
  [
    'a price without an offer',
    microdata(
      `<i itemprop="sku">A</i>${NAME}<meta itemprop="price" content="39"><meta itemprop="priceCurrency" content="EUR">`,
    ),
    lamp('A'),
  ],
  [
    'RDFa',
    `<div vocab="https://schema.org/" typeof="Product"><i property="sku">A</i><b property="name">Lamp</b><div property="offers" typeof="Offer"><meta property="price" content="39"><meta property="schema:priceCurrency" content="EUR"></div></div>`,
    lamp('A'),
  ],
])('microdata: %s', ([, html, item]) => {
  const { mpn: _, ...found } = itemOf(html) as Record<string, unknown>;
  expect(found).toEqual(item);
});

test.for(['application/ld+json; charset=utf-8', 'Application/LD+JSON', ' application/ld+json '])(
  'a script of type "%s" is read',
  (type) => {
    expect(itemOf(`<script type="${type}">${JSON.stringify(product({ sku: 'A' }))}</script>`)).toMatchObject({
      item_id: 'A',
    });
  },
);

test('one script that makes no sense costs nothing but itself', () => {
  expect(
    itemOf(
      `<script type="application/ld+json">{"a":"b</script>${json(null, 7, [[]], product({ sku: 'A' }))}`,
    ),
  ).toMatchObject({ item_id: 'A' });
});

test.for(['product-microdata', 'product-microdata-ref'])('%s, a page of extruct', (name) => {
  const html = readFileSync(new URL(`fixtures/${name}.html`, import.meta.url), 'utf8');
  const { document } = parseHTML(html);
  expect(readPageProduct(document, new URL('https://shop.example/anvil'))?.items).toMatchObject([
    {
      item_id: '925872',
      item_name: 'Executive Anvil',
      item_brand: 'ACME',
      price: '119.99',
      currency: 'USD',
      availability: 'http://schema.org/InStock',
    },
  ]);
});

test('circles and crowds end', () => {
  const began = performance.now();
  itemOf(
    json(
      { '@type': 'WebPage', '@id': '#a', mainEntity: { '@id': '#b' } },
      { '@type': 'WebPage', '@id': '#b', mainEntity: [{ '@id': '#a' }, { '@id': '#b' }] },
    ),
  );
  itemOf(
    '<div id="x" itemscope itemtype="https://schema.org/Product" itemprop="offers brand" itemref="x"></div>',
  );
  itemOf(
    json(
      product({
        '@id': '#p',
        name: { '@id': '#p' },
        brand: { name: { '@id': '#p' } },
        offers: { '@id': '#p' },
        hasVariant: { '@id': '#p' },
        isVariantOf: { '@id': '#p' },
      }),
    ),
  );
  let deep: object = product({ sku: 'A' });
  for (let at = 0; at < 1000; at++) deep = { mainEntity: deep };
  itemOf(json(deep));
  itemOf(json(Array.from({ length: 5000 }, (_, at) => product({ sku: `A${at}`, offers: offer(at) }))));
  expect(performance.now() - began).toBeLessThan(1000);
});

test("a page's own changes of the platform change nothing", () => {
  const { from } = Array;
  try {
    Object.assign(Array.prototype, { toJSON: () => 'mine' });
    Object.assign(String.prototype, { toJSON: () => 'mine' });
    Array.from = () => [];
    const { document } = parseHTML(
      `<script type="application/ld+json">{sku: 'A', "@type": "Product", "price": 1,000}</script>`,
    );
    expect(readPageProduct(document, new URL('https://shop.example/x'))!.items![0]).toMatchObject({
      item_id: 'A',
      price: '1,000',
    });
  } finally {
    Array.from = from;
    Reflect.deleteProperty(Array.prototype, 'toJSON');
    Reflect.deleteProperty(String.prototype, 'toJSON');
  }
});

test('a document that throws is a page without a product', () => {
  expect(readPageProduct({} as Document, new URL('https://shop.example/x'))).toBeUndefined();
});
