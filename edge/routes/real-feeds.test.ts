import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { CatalogItem } from '#core';
import { testShop } from '../test-shop.ts';

/** Small feeds after public reports of people who run shops (`fixtures/feeds`, in own words), and others of their kinds. */
const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', 'feeds', name)));

interface Answer {
  status?: number;
  stored: number;
  rejected: { line: number; id: string; path: string; code: string }[];
  left: { id: string; path: string; code: string }[];
  repaired: { line: number; id: string; path: string; code: string }[];
  counts: Record<string, number>;
}

async function put(body: Uint8Array | string, type: string, ids: string[], query = '') {
  const shop = await testShop();
  const response = await shop.app.request(`/v1/catalog${query}`, {
    method: 'PUT',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { authorization: 'Bearer server', 'content-type': type },
  });
  const answer = (await response.json()) as Answer;
  const found = await shop.world.catalog.get('demo', ids);
  return { answer, items: found as Partial<CatalogItem>[] };
}

const item = (id: string, more = '') =>
  `<item><g:id>${id}</g:id><g:title>T</g:title><g:link>https://shop.example/p/${id}</g:link>` +
  `<g:price>12.99 EUR</g:price><g:availability>in stock</g:availability>${more}</item>`;
const rss = (items: string) =>
  `<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>${items}</channel></rss>`;
const told = (list: { id: string; path: string; code: string }[]) =>
  list.map(({ id, path, code }) => `${id} ${path} ${code}`);

test('30: a picture’s address costs nobody anything', async () => {
  const { answer, items } = await put(fixture('30-image-link-with-space.xml'), 'text/xml', ['a', 'b', 'c']);
  expect(answer).toMatchObject({ stored: 3, rejected: [], counts: { link_escaped: 1, link_completed: 1 } });
  expect(items.map(({ imageLink }) => imageLink)).toEqual([
    undefined,
    'https://shop.example/img/BT%20Skin%20D30.png',
    'https://cdn.shop.example/c.jpg',
  ]);
  expect(told(answer.repaired)).toEqual(['b image_link link_escaped', 'c image_link link_completed']);
});

test('32: a sale price of nothing is none', async () => {
  const { answer, items } = await put(fixture('32-sale-price-zero.xml'), 'text/xml', ['X']);
  expect(items).toMatchObject([{ price: 1299 }]);
  expect(items[0]).not.toHaveProperty('salePrice');
  expect(told(answer.left)).toEqual(['X sale_price sale_price_zero']);
});

test('34: Google’s category stands in for the shop’s, by its path and by its number', async () => {
  const path = ['Home & Garden', 'Lighting', 'Lamps'];
  const byPath = await put(fixture('34-google-category-only.xml'), 'text/xml', ['X']);
  expect(byPath.items).toMatchObject([{ categories: path }]);
  const number = '<g:google_product_category>4636</g:google_product_category>';
  const byNumber = await put(rss(item('X', number)), 'text/xml', ['X']);
  expect(byNumber.items).toMatchObject([{ categories: path }]);
});

test('36: prices as shops write them', async () => {
  const ids = ['p0', 'p1', 'p2', 'p3'];
  const { answer, items } = await put(fixture('36-price-spellings.xml'), 'text/xml', ids);
  expect(items.map(({ price }) => price)).toEqual([1299, 1299, 129_900, 2117]);
  expect(told(answer.repaired)).toEqual(['p3 price price_rounded']);
});

test.each(['text/tab-separated-values', 'text/plain', 'text/csv'])(
  '38: comment lines before the header, as %s',
  async (type) => {
    const { answer, items } = await put(fixture('38-meta-comment-lines.tsv'), type, ['DB_1']);
    expect(answer.stored).toBe(1);
    expect(items).toMatchObject([{ title: 'Dog Bowl', price: 999, currency: 'GBP' }]);
  },
);

test('41: declared and undeclared encodings', async () => {
  const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  const xml = rss(item('a').replace('>T<', '>Café grün<'));
  const declared = xml.replace('"1.0"', '"1.0" encoding="ISO-8859-1"');
  const said = await put(latin1(declared), 'application/xml', ['a']);
  expect(said.items).toMatchObject([{ title: 'Café grün' }]);
  expect(said.answer.repaired).toEqual([]);
  const unsaid = await put(latin1(xml.replace('<channel>', '<channel>\n')), 'application/xml', ['a']);
  expect(unsaid.items).toMatchObject([{ title: 'Café grün' }]);
  expect(unsaid.answer).toMatchObject({ repaired: [{ line: 2, code: 'encoding_assumed' }] });
  const tsv = '\ufeffid\ttitle\tlink\tprice\tavailability\r\na\tCafé grün\t/p\t1,50 €\tin stock\r\n';
  const utf16 = new Uint8Array(Buffer.from(tsv, 'utf16le'));
  const excel = await put(utf16, 'text/plain', ['a']);
  expect(excel.items).toMatchObject([{ title: 'Café grün', price: 150 }]);
});

test('93: of an id twice the first counts, and an item without id is told', async () => {
  const { answer, items } = await put(fixture('93-one-id-twice.xml'), 'text/xml', ['d1', 'd2']);
  expect(answer.stored).toBe(2);
  expect(items.map(({ price }) => price)).toEqual([1299, 1299]);
  expect(told(answer.rejected)).toEqual(['d1 id duplicate_id', ' id missing']);
});

const PICTURE = `<p>Nice</p><img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(8200)}">`;

test('94: a picture in a description costs that description', async () => {
  const xml = rss(`${item('a', `<g:description><![CDATA[${PICTURE}]]></g:description>`)}${item('b')}`);
  const quoted = `"${PICTURE.replaceAll('"', '""')}"`;
  const table = (separator: string) =>
    [
      ['id', 'title', 'description', 'link', 'price', 'availability'],
      ['a', 'T', quoted, '/a', '12.99 EUR', 'in stock'],
      ['b', 'T', '', '/b', '12.99 EUR', 'in stock'],
    ]
      .map((row) => row.join(separator))
      .join('\n');
  const line = (id: string, description: string) =>
    JSON.stringify({ id, title: 'T', description, link: '/p', price: '12.99 EUR', availability: 'in stock' });
  const json = `${line('a', PICTURE)}\n${line('b', '')}`;
  for (const [type, body] of [
    ['text/xml', xml],
    ['text/tab-separated-values', table('\t')],
    ['text/csv', table(';')],
    ['application/x-ndjson', json],
    ['application/json', `[${json.replace('\n', ',')}]`],
  ] as const) {
    const { answer, items } = await put(body, type, ['a', 'b']);
    expect(answer).toMatchObject({ stored: 2, rejected: [], counts: { text_cut: 1 } });
    expect(items[0]?.description).toBe('Nice');
  }
});

test('97: a cell that begins with a quote', async () => {
  const { answer, items } = await put(fixture('97-tsv-cell-begins-with-a-quote.tsv'), 'text/plain', [
    'q1',
    'q2',
  ]);
  expect(answer.stored).toBe(2);
  expect(items.map(({ title }) => title)).toEqual(['"Best" lamp, 5" tall', 'B']);
  expect(told(answer.repaired)).toEqual(['q1 title quote_unclosed']);
});

test('98: HTML in titles, and what is escaped twice', async () => {
  const { items } = await put(fixture('98-html-in-the-title.xml'), 'text/xml', ['th1', 'dt1']);
  expect(items).toMatchObject([{ title: 'Tee – new' }, { categories: ['Home', 'Lamps'] }]);
});

const CONTENT_API = JSON.parse(new TextDecoder().decode(fixture('99-content-api.json'))) as object[];

test.each([
  ['a list', JSON.stringify(CONTENT_API)],
  [
    'products.list',
    JSON.stringify({ kind: 'x', resources: [{ ...CONTENT_API[0], id: 'online:en:DE:ca1' }] }),
  ],
  ['custombatch', JSON.stringify({ entries: [{ batchId: 1, product: CONTENT_API[0] }] })],
  ['a line', JSON.stringify(CONTENT_API[0])],
  [
    'Merchant API',
    JSON.stringify({
      products: [
        {
          offerId: 'ca1',
          name: 'accounts/1/products/ca1',
          productAttributes: {
            title: 'A',
            link: 'https://shop.example/ca1',
            imageLink: 'https://shop.example/a.jpg',
            price: { amountMicros: '12990000', currencyCode: 'EUR' },
            availability: 'IN_STOCK',
            itemGroupId: 'g',
            productTypes: ['Home > Lamps'],
          },
        },
      ],
    }),
  ],
])('99: the Content API’s JSON, as %s', async (_, body) => {
  const { answer, items } = await put(body, 'text/plain', ['ca1']);
  expect(answer).toMatchObject({ stored: 1, rejected: [] });
  expect(items).toEqual([
    {
      id: 'ca1',
      title: 'A',
      link: 'https://shop.example/ca1',
      imageLink: 'https://shop.example/a.jpg',
      price: 1299,
      currency: 'EUR',
      availability: 'in_stock',
      groupId: 'g',
      categories: ['Home', 'Lamps'],
    },
  ]);
});

test('a .gz is unpacked though nobody says that it is one', async () => {
  const { answer } = await put(gzipSync(rss(item('a'))), 'application/gzip', ['a']);
  expect(answer.stored).toBe(1);
});

test.each([
  [95, 5, true],
  [94, 6, false],
  [3, 2, true],
  [2, 2, false],
  [10, 3, true],
  [10, 4, false],
])('%d good items and %d bad ones: %s', async (good, bad, passes) => {
  const items = [
    ...Array.from({ length: good }, (_, n) => item(`g${n}`)),
    ...Array.from({ length: bad }, (_, n) => item(`b${n}`).replace('12.99 EUR', 'cheap')),
  ];
  const { answer } = await put(rss(items.join('\n')), 'text/xml', []);
  expect(answer.stored).toBe(passes ? good : 0);
  expect(answer.rejected).toHaveLength(bad);
  expect(answer.status).toBe(passes ? undefined : 422);
});

test('sales that are to come, over, or cannot be told when', async () => {
  const sale = (dates: string) =>
    `<g:sale_price>9.99 EUR</g:sale_price><g:sale_price_effective_date>${dates}</g:sale_price_effective_date>`;
  const { answer, items } = await put(
    rss(
      item('come', sale('2126-11-01T00:00+0100/2126-12-01T00:00+0100')) +
        item('on', sale('2020-01-01/2126-12-01')) +
        item('over', sale('2020-01-01T00:00+0100/2020-02-01T00:00+0100')) +
        item('odd', sale('next week')) +
        item('gone', '<g:expiration_date>2020-01-01</g:expiration_date>'),
    ),
    'text/xml',
    ['come', 'on', 'over', 'odd', 'gone'],
  );
  expect(items.map(({ salePrice }) => salePrice)).toEqual([999, 999, undefined, undefined, undefined]);
  expect(items[0]).toMatchObject({
    saleFrom: Date.UTC(2126, 9, 31, 23),
    saleUntil: Date.UTC(2126, 10, 30, 23),
  });
  expect(items[1]).not.toHaveProperty('saleFrom');
  expect(items[4]).toMatchObject({ availability: 'out_of_stock' });
  expect(told(answer.left)).toEqual([
    'over sale_price sale_over',
    'odd sale_price_effective_date sale_dates_invalid',
  ]);
  expect(told(answer.repaired)).toEqual(['gone availability expired']);
});

test('numbers by which pages may name an item are kept', async () => {
  const more =
    '<g:mpn>GO-12</g:mpn><g:gtin>4 006381 333931</g:gtin><g:identifier_exists>no</g:identifier_exists>';
  const { items } = await put(rss(item('a', more)), 'text/xml', ['a']);
  expect(items).toMatchObject([{ mpn: 'GO-12', gtin: '4006381333931' }]);
});

const FIELDS = '<title>T</title><url>https://shop.example/7</url><price>12.00</price>';

test.each([
  ['Criteo', `<products><product id="7">${FIELDS}<instock>1</instock></product></products>`, 'EUR'],
  [
    'Yandex',
    `<yml_catalog><shop><offers><offer id="7" available="true">${FIELDS}<currencyId>RUR</currencyId></offer></offers></shop></yml_catalog>`,
    'RUB',
  ],
  [
    'a currency as an attribute',
    `<products><product><id>7</id>${FIELDS.replace('<price', '<price currency="USD"')}<stock>3</stock></product></products>`,
    'USD',
  ],
  [
    'capitals',
    `<rss xmlns:G="http://base.google.com/ns/1.0"><ITEM><G:ID>7</G:ID>${FIELDS}<G:AVAILABILITY>in stock</G:AVAILABILITY></ITEM></rss>`,
    'EUR',
  ],
  [
    'CDATA in CDATA, escaped',
    `<rss><item><id>&lt;![CDATA[7]]&gt;</id>${FIELDS}<availability>in stock</availability></item></rss>`,
    'EUR',
  ],
  [
    'comments and tags that XML has not so',
    `<rss><item><!-- a -- b --><id>7</id><brand nowrap id=x>B</brand>${FIELDS}<availability>in stock</availability></item></rss><!-- cached -- today -->`,
    'EUR',
  ],
])('XML of another make: %s', async (_, xml, currency) => {
  const { answer, items } = await put(xml, 'text/xml', ['7']);
  expect(answer).toMatchObject({ stored: 1, rejected: [] });
  expect(items).toMatchObject([
    { id: '7', link: 'https://shop.example/7', price: 1200, currency, availability: 'in_stock' },
  ]);
});

test.each([
  'ID;Titel;Link;Preis;Währung;Verfügbarkeit;Marke;Produkttyp;Größe',
  'identifiant;titre;lien;prix;devise;disponibilité;marque;type de produit;taille',
  'Artikelnummer;Produktname;Deeplink;Preis;Währung;Lagerbestand;Hersteller;Produktgruppe;Groesse',
  'SKU;Name;Product URL;Price;Currency;In stock?;Vendor;Product type;Size',
])('a table whose columns are %s', async (header) => {
  const row = '="007";T;https://shop.example/7;1.299,00;USD;1;Acme;A > B;M';
  const { items } = await put(`${header}\n${row}\n`, 'text/csv', ['007']);
  const rest = { availability: 'in_stock', brand: 'Acme', categories: ['A', 'B'], size: 'M' };
  expect(items).toMatchObject([{ title: 'T', price: 129_900, currency: 'USD', ...rest }]);
});

test('WooCommerce’s API: the usual price, and pictures and categories as objects', async () => {
  const product = {
    ...{ id: 44, name: 'Belt', permalink: 'https://shop.example/product/belt/', stock_status: 'instock' },
    ...{ price: '55.00', regular_price: '65.00', sale_price: '55.00' },
    images: [{ id: 1, src: 'https://shop.example/b.jpg' }],
    categories: [{ id: 1, name: 'Belts', slug: 'belts' }],
  };
  const { answer, items } = await put(JSON.stringify([product]), 'application/json', ['44']);
  expect(answer.left).toEqual([]);
  expect(items).toMatchObject([{ price: 6500, salePrice: 5500, categories: ['Belts'] }]);
  expect(items[0]).toHaveProperty('imageLink', 'https://shop.example/b.jpg');
});

test('an export of .NET has its names with capitals', async () => {
  const said = { ID: 'a', Title: 'T', Link: '/a', ImageLink: '/a.jpg', Price: 1, Availability: 'InStock' };
  const { items } = await put(JSON.stringify([said]), 'application/json', ['a']);
  expect(items).toMatchObject([{ title: 'T', imageLink: '/a.jpg' }]);
});
