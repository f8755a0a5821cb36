import { STREET } from '../addresses.ts';
import { expect, test } from './street.ts';

/*
 * Pages that say what they are about by markup alone, as public reports show them, and what the edge then knows was looked at.
 * Each shop's plan counts in the currency that its page is written in, unless the case is about that.
 */
test.describe.configure({ mode: 'parallel', timeout: 45_000 });

interface Case {
  title: string;
  html: string;
  path?: string;
  /** The plan's. */
  currency?: keyof typeof STREET;
  /** null: nothing is looked at. */
  id: string | RegExp | null;
  price?: number | number[];
  brand?: string;
}

const ld = (data: unknown, attributes = 'type="application/ld+json"'): string =>
  `<script ${attributes}>${typeof data === 'string' ? data : JSON.stringify(data)}</script>`;
const offer = (price: unknown, priceCurrency = 'EUR', more: object = {}) => ({
  '@type': 'Offer',
  price,
  priceCurrency,
  ...more,
});
const product = (sku: string, offers: unknown, more: object = {}) =>
  ld({ '@context': 'https://schema.org', '@type': 'Product', sku, name: 'N', offers, ...more });
const micro = (inside: string, type = 'Product'): string =>
  `<div itemscope itemtype="http://schema.org/${type}">${inside}</div>`;
const microOffer = (inside: string): string =>
  `<div itemprop="offers" itemscope itemtype="http://schema.org/Offer">${inside}</div>`;
const EUR39 = '<meta itemprop="price" content="39"><meta itemprop="priceCurrency" content="EUR">';
const meta = (name: string, values: Record<string, string>): string =>
  Object.entries(values)
    .map(([key, value]) => `<meta ${name}="${key}" content="${value}">`)
    .join('');
const COATS = {
  '@context': 'https://schema.org',
  '@type': 'ProductGroup',
  productGroupID: 'G1',
  name: 'Coat',
  hasVariant: [
    { '@type': 'Product', sku: 'G1-L', size: 'L', offers: offer('49.90', 'GBP', { url: '/x?variant=2' }) },
    { '@type': 'Product', sku: 'G1-S', size: 'S', offers: offer('39.90', 'GBP', { url: '/x?variant=1' }) },
  ],
};
const BARE = { '@context': 'https://schema.org', '@type': 'Product', name: 'N' };

const REPORTED: Case[] = [
  {
    title: '13a: dinars have three decimals',
    html: product('K1', offer('9.500', 'KWD')),
    currency: 'KWD',
    id: 'K1',
    price: 9.5,
  },
  {
    title: '13b: euros have two, whatever is written',
    html: product('K2', offer('140.000')),
    id: 'K2',
    price: 140,
  },
  {
    title: '13c: a unit price of a tenth of a penny',
    html: product('K3', offer('3.355', 'GBP')),
    currency: 'GBP',
    id: 'K3',
    price: [3.35, 3.36],
  },
  {
    title: '13d: three decimals in Open Graph',
    html: meta('property', {
      'og:type': 'product',
      'product:retailer_item_id': 'K4',
      'product:price:amount': '1299.000',
      'product:price:currency': 'USD',
    }),
    currency: 'USD',
    id: 'K4',
    price: 1299,
  },
  {
    title: '15: the variant that the address names',
    html: ld(COATS),
    path: '/x?variant=1',
    currency: 'GBP',
    id: 'G1-S',
    price: 39.9,
  },
  {
    title: '15: the other variant, by its address',
    html: ld(COATS),
    path: '/x?variant=2',
    currency: 'GBP',
    id: 'G1-L',
    price: 49.9,
  },
  {
    title: '15: no variant named, the lowest',
    html: ld(COATS),
    path: '/x',
    currency: 'GBP',
    id: /^G1/,
    price: 39.9,
  },
  {
    title: '15: variants of a group without an id of its own',
    html: ld({ ...COATS, productGroupID: undefined }),
    path: '/x?variant=1',
    currency: 'GBP',
    id: 'G1-S',
    price: 39.9,
  },
  {
    title: '16a: the offer’s sku, where the product’s is empty',
    html: ld({ ...BARE, sku: '', gtin13: '4006381333931', offers: [offer('5.00', 'EUR', { sku: 'OS-1' })] }),
    id: 'OS-1',
    price: 5,
  },
  {
    title: '16b: gtin13 alone',
    html: ld({ ...BARE, gtin13: '4006381333931', offers: offer('5.00') }),
    id: '4006381333931',
    price: 5,
  },
  {
    title: '16c: sku empty, mpn',
    html: ld({ ...BARE, sku: '', mpn: 'MPN-1', offers: offer('5.00') }),
    id: 'MPN-1',
    price: 5,
  },
  {
    title: '16d: microdata with the sku on the offer',
    html: micro(`<b itemprop="name">N</b>${microOffer(`<meta itemprop="sku" content="OS-2">${EUR39}`)}`),
    id: 'OS-2',
    price: 39,
  },
  {
    title: '16e: no sku, the address and a form’s product number',
    html: `${micro(`<link itemprop="url" href="/mug.html"><b itemprop="name">N</b>${microOffer(EUR39)}`)}
      <form><input type="hidden" name="id_product" value="17"></form>`,
    path: '/mug.html',
    id: /./,
    price: 39,
  },
  {
    title: '18: a home page with three products is about none',
    html: [1, 2, 3]
      .map((n) => product(`HOME${n}`, offer('20.00'), { url: `https://shop.example/product/thing-${n}/` }))
      .join(''),
    id: null,
  },
  {
    title: '20: a type with parameters',
    html: ld({ ...BARE, sku: 'X', offers: offer('9') }, 'type="application/ld+json; charset=utf-8"'),
    id: 'X',
    price: 9,
  },
  {
    title: '20: CDATA',
    html: ld(`<![CDATA[ ${JSON.stringify({ ...BARE, sku: 'X', offers: offer('9') })} ]]>`),
    id: 'X',
    price: 9,
  },
  {
    title: '20: CDATA in comments',
    html: ld(`//<![CDATA[\n${JSON.stringify({ ...BARE, sku: 'X', offers: offer('9') })}\n//]]>`),
    id: 'X',
    price: 9,
  },
  {
    title: '20: a byte order mark',
    html: ld(`\ufeff${JSON.stringify({ ...BARE, sku: 'X', offers: offer('9') })}`),
    id: 'X',
    price: 9,
  },
  {
    title: '20: a semicolon at the end',
    html: ld(`${JSON.stringify({ ...BARE, sku: 'X', offers: offer('9') })};`),
    id: 'X',
    price: 9,
  },
  {
    title: '20: one brace too many',
    html: ld(`${JSON.stringify({ ...BARE, sku: 'X', offers: offer('9') })}}`),
    id: 'X',
    price: 9,
  },
  {
    title: '20: an escaped apostrophe',
    html: ld(
      String.raw`{"@type":"Product","name":"Men\'s shirt","sku":"X","offers":{"price":"9","priceCurrency":"EUR"}}`,
    ),
    id: 'X',
    price: 9,
  },
  {
    title: '20: quotes as &quot;',
    html: ld(JSON.stringify({ ...BARE, sku: 'X', offers: offer('9') }).replaceAll('"', '&quot;')),
    id: 'X',
    price: 9,
  },
  {
    title: '80: offers in several currencies, the plan’s',
    html: product('OC1', [offer('1980', 'JPY'), offer('12.99'), offer('11.50', 'GBP')]),
    id: 'OC1',
    price: 12.99,
  },
  {
    title: '81: an offer of nothing is none',
    html: product('OZ1', {
      '@type': 'AggregateOffer',
      ...{ lowPrice: 0, highPrice: 29.9, priceCurrency: 'EUR' },
      offers: [
        offer(0, 'EUR', { availability: 'https://schema.org/OutOfStock' }),
        offer(29.9, 'EUR', { availability: 'https://schema.org/InStock' }),
      ],
    }),
    id: 'OZ1',
    price: 29.9,
  },
  {
    title: '83: offer and brand by reference',
    html: ld({
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'Product',
          '@id': '#p',
          sku: 'RF1',
          name: 'N',
          brand: { '@id': '#b' },
          offers: { '@id': '#o' },
        },
        { ...offer('12.99'), '@id': '#o' },
        { '@type': 'Brand', '@id': '#b', name: 'Acme' },
      ],
    }),
    id: 'RF1',
    price: 12.99,
    brand: 'Acme',
  },
  {
    title: '85: of the same product told twice, the one with an offer',
    html:
      ld({ '@type': 'Product', sku: 'TH-1', name: 'Lamp', offers: offer('39.00') }) +
      ld({
        '@type': 'Product',
        '@id': 'https://reviews.example/p/991',
        productID: '991',
        name: 'Lamp',
        aggregateRating: { '@type': 'AggregateRating', ratingValue: 4.8, reviewCount: 12 },
      }),
    id: 'TH-1',
    price: 39,
  },
  {
    title: '86: itemprop with several names',
    html: micro(
      `<span itemprop="sku mpn">MM-1</span><b itemprop="name headline">Lamp</b>${microOffer(EUR39)}`,
    ),
    id: 'MM-1',
    price: 39,
  },
  {
    title: '88: the value of <data>',
    html: micro(
      `<data itemprop="sku" value="MD-1">Art. 1</data><b itemprop="name">Lamp</b>${microOffer(
        '<data itemprop="price" value="39.00">39 Euro</data><data itemprop="priceCurrency" value="EUR">€</data>',
      )}`,
    ),
    id: 'MD-1',
    price: 39,
  },
  {
    title: '89: microdata as mainEntity',
    html: `<main itemscope itemtype="http://schema.org/ItemPage"><div itemprop="mainEntity" itemscope itemtype="http://schema.org/Product">
      <span itemprop="sku">ME-1</span><b itemprop="name">Lamp</b>${microOffer(EUR39)}</div></main>`,
    id: 'ME-1',
    price: 39,
  },
  {
    title: '90: two offers, the lower',
    html: micro(
      `<span itemprop="sku">MO-1</span>${microOffer(EUR39)}${microOffer(EUR39.replace('39', '59'))}`,
    ),
    id: 'MO-1',
    price: 39,
  },
  {
    title: '91a: meta name instead of property',
    html: meta('name', {
      'og:type': 'product',
      'product:retailer_item_id': 'OGN1',
      'product:price:amount': '12.99',
      'product:price:currency': 'EUR',
    }),
    id: 'OGN1',
    price: 12.99,
  },
  {
    title: '91b: og:price beside product:retailer_item_id',
    html: meta('property', {
      'product:retailer_item_id': 'OGP1',
      'og:price:amount': '12.99',
      'og:price:currency': 'EUR',
    }),
    id: 'OGP1',
    price: 12.99,
  },
];

const PRICES: Case[] = [
  { title: 'price: a comma for cents', html: product('P1', offer('12,99')), id: 'P1', price: 12.99 },
  {
    title: 'price: thousands and a sign',
    html: product('P2', offer('1.234,56 €')),
    id: 'P2',
    price: 1234.56,
  },
  {
    title: 'price: yen have no decimals',
    html: product('P3', offer('1,980', 'JPY')),
    currency: 'JPY',
    id: 'P3',
    price: 1980,
  },
  { title: 'price: digits of another script', html: product('P4', offer('١٢٫٥٠')), id: 'P4', price: 12.5 },
  { title: 'price: empty is not zero', html: product('P5', offer('')), id: 'P5', price: [] },
  {
    title: 'price: the list price that is struck out is not it',
    html: product('P6', {
      '@type': 'Offer',
      priceSpecification: [
        {
          '@type': 'UnitPriceSpecification',
          priceType: 'https://schema.org/ListPrice',
          price: 59,
          priceCurrency: 'EUR',
        },
        { '@type': 'UnitPriceSpecification', price: 39, priceCurrency: 'EUR' },
      ],
    }),
    id: 'P6',
    price: 39,
  },
  {
    title: 'price: that of a litre is not it',
    html: product(
      'P7',
      offer('3.99', 'EUR', {
        priceSpecification: {
          '@type': 'UnitPriceSpecification',
          ...{ price: 13.3, priceCurrency: 'EUR' },
          referenceQuantity: { '@type': 'QuantitativeValue', value: 1, unitCode: 'LTR' },
        },
      }),
    ),
    id: 'P7',
    price: 3.99,
  },
  {
    title: 'price: that of members is not it',
    html: product('P8', {
      '@type': 'Offer',
      ...{ price: 20, priceCurrency: 'EUR' },
      priceSpecification: [
        {
          '@type': 'UnitPriceSpecification',
          ...{ price: 15, priceCurrency: 'EUR' },
          validForMemberTier: { '@type': 'MemberProgramTier', name: 'gold' },
        },
      ],
    }),
    id: 'P8',
    price: 20,
  },
  {
    title: 'price: what sending costs is not it',
    html: product(
      'P9',
      offer('20', 'EUR', {
        shippingDetails: {
          '@type': 'OfferShippingDetails',
          shippingRate: { '@type': 'MonetaryAmount', value: 4.95, currency: 'EUR' },
        },
      }),
    ),
    id: 'P9',
    price: 20,
  },
  {
    title: 'price: several currencies, the plan’s is the dearer number',
    html: product('P10', [offer('1980', 'JPY'), offer('11.50', 'GBP')]),
    currency: 'JPY',
    id: 'P10',
    price: 1980,
  },
  {
    title: 'price: AggregateOffer with its lowest alone',
    html: product('P11', {
      '@type': 'AggregateOffer',
      lowPrice: '7.50',
      highPrice: '9',
      priceCurrency: 'EUR',
    }),
    id: 'P11',
    price: 7.5,
  },
];

const OTHERS: Case[] = [
  {
    title: 'reference: mainEntity of a web page',
    html: ld({
      '@context': 'https://schema.org',
      '@type': 'WebPage',
      mainEntity: { '@type': 'Product', sku: 'ME2', offers: offer('8') },
    }),
    id: 'ME2',
    price: 8,
  },
  {
    title: 'reference: a seller’s offer that points back by itemOffered',
    html: ld({
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'Product', '@id': '#p', sku: 'IO1', name: 'N', offers: [{ '@id': '#o' }] },
        { ...offer('6.00'), '@id': '#o', itemOffered: { '@id': '#p' } },
      ],
    }),
    id: 'IO1',
    price: 6,
  },
  {
    title: 'reference: microdata by itemref',
    html: `<div itemscope itemtype="http://schema.org/Product" itemref="sku price"></div>
      <span id="sku" itemprop="sku">IR1</span><div id="price">${microOffer(EUR39)}</div>`,
    id: 'IR1',
    price: 39,
  },
  {
    title: 'type: a book',
    html: ld({ '@type': 'Book', isbn: '9783161484100', sku: 'BK1', offers: offer('18') }),
    id: 'BK1',
    price: 18,
  },
  {
    title: 'type: a list of types',
    html: ld({ '@type': ['Product', 'Vehicle'], sku: 'VH1', offers: offer('18000') }),
    id: 'VH1',
    price: 18000,
  },
  {
    title: 'type: its address in full',
    html: ld({ '@type': 'http://schema.org/Product', sku: 'AD1', offers: offer('4') }),
    id: 'AD1',
    price: 4,
  },
  {
    title: 'type: ProductModel',
    html: micro(`<span itemprop="sku">PM1</span>${microOffer(EUR39)}`, 'ProductModel'),
    id: 'PM1',
    price: 39,
  },
  {
    title: 'id: @id alone',
    html: ld({ ...BARE, '@id': 'https://shop.example/p/vase#product', offers: offer('4') }),
    id: /vase/,
    price: 4,
  },
  {
    title: 'id: productID',
    html: ld({ ...BARE, productID: 'PID-1', offers: offer('4') }),
    id: 'PID-1',
    price: 4,
  },
  { title: 'id: a number', html: ld({ ...BARE, sku: 10_023, offers: offer('4') }), id: '10023', price: 4 },
  {
    title: 'id: a list of offers, all with skus, the address names one',
    html: ld({
      ...BARE,
      offers: [
        offer('4', 'EUR', { sku: 'A-1', url: '/y?variant=1' }),
        offer('5', 'EUR', { sku: 'A-2', url: '/y?variant=2' }),
      ],
    }),
    path: '/y?variant=2',
    id: 'A-2',
    price: 5,
  },
  {
    title: 'several: the one whose address the page has',
    html: [1, 2, 3].map((n) => product(`S${n}`, offer(String(n)), { url: `/product/thing-${n}` })).join(''),
    path: '/product/thing-2',
    id: 'S2',
    price: 2,
  },
  {
    title: 'several: what belongs with it is not it',
    html: product('MAIN', offer('10'), {
      isRelatedTo: [{ '@type': 'Product', sku: 'REL', offers: offer('3') }],
    }),
    id: 'MAIN',
    price: 10,
  },
  {
    title: 'several: a category’s list of products is about none',
    html: ld({
      '@type': 'ItemList',
      itemListElement: [1, 2].map((position) => ({
        '@type': 'ListItem',
        position,
        item: {
          '@type': 'Product',
          sku: `LI${position}`,
          name: 'N',
          url: `/p/${position}`,
          offers: offer('3'),
        },
      })),
    }),
    path: '/category/lamps',
    id: null,
  },
  {
    title: 'spoilt: a comma too many',
    html: ld('{"@type":"Product","sku":"X","name":"N","offers":{"price":"9","priceCurrency":"EUR",},}'),
    id: 'X',
    price: 9,
  },
  {
    title: 'spoilt: a line break in a text',
    html: ld(
      '{"@type":"Product","sku":"X","description":"one\ntwo\tthree","offers":{"price":"9","priceCurrency":"EUR"}}',
    ),
    id: 'X',
    price: 9,
  },
  {
    title: 'spoilt beyond reading, and one beside it that is not',
    html: ld('{"@type":"Product" "sku"') + product('X', offer('9')),
    id: 'X',
    price: 9,
  },
  {
    title: 'spoilt: the whole in a comment',
    html: ld(`<!-- ${JSON.stringify({ ...BARE, sku: 'X', offers: offer('9') })} -->`),
    id: 'X',
    price: 9,
  },
];

for (const { title, html, path = '/p/thing', currency = 'EUR', id, price, brand } of [
  ...REPORTED.map((one) => (one.title.startsWith('18') ? { ...one, path: '/' } : one)),
  ...PRICES,
  ...OTHERS,
])
  test(title, async ({ street }) => {
    street.site = STREET[currency];
    await street.show(`${html}TAG`, { path });
    if (id === null) {
      await street.settleRead();
      expect(await street.knows()).toMatchObject({ looked: [], views: 0 });
      expect(street.asked.filter(({ page }) => page?.item_id)).toEqual([]);
      return;
    }
    await expect
      .poll(async () => (await street.knows()).looked, { message: 'what was looked at', timeout: 8000 })
      .toEqual([typeof id === 'string' ? id : expect.stringMatching(id)]);
    const { looked, prices, brands, views } = await street.knows();
    const [item = ''] = looked;
    expect(views).toBe(1);
    if (typeof price === 'number') expect(prices).toEqual({ [item]: price });
    else if (price?.length === 0) expect(prices).toEqual({});
    else if (price) {
      expect(prices[item]).toBeGreaterThanOrEqual(Math.min(...price));
      expect(prices[item]).toBeLessThanOrEqual(Math.max(...price));
    }
    if (brand !== undefined) expect(brands).toEqual({ [item]: brand });
  });

test('20: what cannot be read for certain is never read wrongly', async ({ street }) => {
  await street.show(
    `${ld('{"@type":"Product","sku":"X",,"name":"N","offers":{"price":3,999.00,"priceCurrency":"EUR"}}')}TAG`,
    { path: '/p/thing' },
  );
  await street.settleRead();
  const { looked, prices } = await street.knows();
  expect(looked.filter((id) => id !== 'X')).toEqual([]);
  expect([undefined, 3999]).toContain(prices['X']);
});

test('availability is told', async ({ street }) => {
  await street.show(
    `${product('AV1', offer('9', 'EUR', { availability: 'https://schema.org/OutOfStock' }))}TAG`,
    { path: '/p/thing' },
  );
  await expect.poll(() => street.stored('view_item').length).toBe(1);
  expect(JSON.stringify(street.stored('view_item')[0]?.params)).toMatch(/out_?of_?stock/i);
});

test('markup that comes late, within what the reader waits for, is read', async ({ street }) => {
  await street.show(`<div id="app"></div>TAG`, { path: '/p/late' });
  await street.settle();
  await street.run(`app.innerHTML = ${JSON.stringify(product('LATE', offer('9')))}`);
  await expect.poll(async () => (await street.knows()).looked, { timeout: 8000 }).toEqual(['LATE']);
});
