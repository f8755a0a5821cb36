import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { SAMPLE_LINES } from '../memory-world.ts';
import { problemOf, testShop } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

/** Google Merchant's formats through the whole app, with what real feeds are like. */

const XML = { 'content-type': 'application/rss+xml; charset=utf-8' };
const TSV = { 'content-type': 'text/tab-separated-values' };

const XML_ITEM = (id: string, price = '12.99 EUR') =>
  `<item><g:id>${id}</g:id><title>Item ${id}</title><link>/p/${id}</link><g:price>${price}</g:price>` +
  '<g:availability>in stock</g:availability></item>';
const rss = (items: string) =>
  `\ufeff<?xml version="1.0"?>\r\n<rss xmlns:g="http://base.google.com/ns/1.0"><channel>\r\n${items}\r\n</channel></rss>`;
const HEADER = 'id\ttitle\tlink\tprice\tavailability';
const row = (id: string, price = '12.99 EUR') => `${id}\tItem ${id}\t/p/${id}\t${price}\tin_stock`;

async function idsOf({ world }: TestShop, ids: string[]) {
  return (await world.catalog.get('demo', ids)).map(({ id }) => id);
}

test('a Merchant feed as XML is the whole catalogue afterwards', async () => {
  const shop = await testShop();
  const full = `<item><g:id>bag</g:id><title><![CDATA[Bag & strap]]></title><link>https://shop.example/p/bag?a=1&amp;b=2</link>
    <description>&lt;p&gt;Soft&amp;nbsp;calf&lt;/p&gt;</description><g:price>1,299.00 EUR</g:price>
    <g:sale_price>999.00 EUR</g:sale_price><g:availability>in stock</g:availability>
    <g:cost_of_goods_sold>499.50 EUR</g:cost_of_goods_sold><g:product_type>Women &gt; Bags</g:product_type>
    <g:product_type>Sale</g:product_type><tact:lifetime_days>1825</tact:lifetime_days><experience>no</experience></item>`;
  const response = await shop.call('PUT', '/v1/catalog', rss(full + XML_ITEM('hat')), XML);
  expect(await response.json()).toMatchObject({ mode: 'replace', stored: 2, rejected: [] });
  expect(await idsOf(shop, ['dress', 'bag', 'hat'])).toEqual(['bag', 'hat']);
  expect((await shop.world.catalog.get('demo', ['bag']))[0]).toEqual({
    id: 'bag',
    title: 'Bag & strap',
    link: 'https://shop.example/p/bag?a=1&b=2',
    description: 'Soft calf',
    price: 129_900,
    salePrice: 99_900,
    currency: 'EUR',
    availability: 'in_stock',
    margin: 0.5,
    categories: ['Women', 'Bags'],
    lifetimeDays: 1825,
    experience: false,
  });
});

test('a Merchant feed as TSV is the whole catalogue afterwards', async () => {
  const shop = await testShop();
  const body =
    `\ufeff${HEADER}\tproduct type\treplenish_days\tgoes_with\r\n\r\n` +
    '"tea"\t"Tea ""Earl Grey"""\t/p/tea\t9.50 EUR\tIn Stock\tFood > Tea, Gifts\t30\t"pot, cup"\r\n' +
    `${row('pot')}\r\n`;
  const response = await shop.call('PUT', '/v1/catalog', body, TSV);
  expect(await response.json()).toMatchObject({ mode: 'replace', stored: 2, rejected: [] });
  expect((await shop.world.catalog.get('demo', ['tea']))[0]).toEqual({
    id: 'tea',
    title: 'Tea "Earl Grey"',
    link: '/p/tea',
    price: 950,
    currency: 'EUR',
    availability: 'in_stock',
    categories: ['Food', 'Tea'],
    replenishDays: 30,
    goesWith: ['pot', 'cup'],
  });
});

test('prices and availability are patched by XML and by TSV, and the rest of an item stays', async () => {
  const shop = await testShop();
  const xml = '<item><g:id>dress</g:id><g:availability>out of stock</g:availability></item>';
  expect((await shop.call('PUT', '/v1/catalog?mode=patch', rss(xml), XML)).status).toBe(200);
  const sale = 'id\tprice\tsale_price\nshoes\t79.00 EUR\t59.00 EUR\ndress\t\t99.00 EUR';
  expect((await shop.call('PUT', '/v1/catalog?mode=patch', sale, TSV)).status).toBe(200);
  const found = await shop.world.catalog.get('demo', ['dress', 'shoes']);
  expect(found).toMatchObject([
    { availability: 'out_of_stock', price: 12900, salePrice: 9900, categories: ['Women', 'Dresses'] },
    { availability: 'in_stock', price: 7900, salePrice: 5900, title: 'Shoes' },
  ]);
  const over = 'id\tsale_price\nshoes\t\n';
  await shop.call('PUT', '/v1/catalog?mode=patch', over, TSV);
  expect((await shop.world.catalog.get('demo', ['shoes']))[0]).not.toHaveProperty('salePrice');
});

test.each([
  ['XML', XML, rss(`${XML_ITEM('a')}\r\n${XML_ITEM('b', 'cheap')}\r\n\r\n${XML_ITEM('a')}\r\n`), [4, 6]],
  ['TSV', TSV, `${HEADER}\r\n${row('a')}\r\n${row('b', 'cheap')}\r\n\r\n${row('a')}\r\n`, [3, 5]],
])(
  'bad records of %s are told with their lines, and nothing is stored',
  async (_, type, body, [price, again]) => {
    const shop = await testShop();
    const problem = await problemOf(await shop.call('PUT', '/v1/catalog', body, type));
    expect(problem).toMatchObject({
      status: 422,
      code: 'catalog_invalid',
      detail: '2 of 3 items are bad; nothing was stored',
      stored: 0,
      rejected: [
        { line: price, id: 'b', path: 'price', code: 'invalid' },
        { line: again, id: 'a', path: 'id', code: 'duplicate_id' },
      ],
    });
    expect(await idsOf(shop, ['dress', 'a'])).toEqual(['dress']);
  },
);

test('a patch takes the good rows and tells the bad ones; of two for one item both count, in order', async () => {
  const shop = await testShop();
  const body = `id\tprice\tavailability\ndress\t99.00 EUR\t\nshoes\tcheap\t\ndress\t\tpreorder\nshoes\t"1 EUR\t\t\n`;
  const response = await shop.call('PUT', '/v1/catalog?mode=patch', body, TSV);
  expect(await response.json()).toMatchObject({
    stored: 1,
    rejected: [
      { line: 3, id: 'shoes', path: 'price' },
      { line: 5, id: '', code: 'malformed_tsv' },
    ],
    counts: { invalid: 1, malformed_tsv: 1 },
  });
  const [dress] = await shop.world.catalog.get('demo', ['dress']);
  expect(dress).toMatchObject({ price: 9900, availability: 'preorder' });
});

test.each([
  ['text/plain', rss(XML_ITEM('a'))],
  ['text/plain', `${HEADER}\n${row('a')}`],
  ['application/octet-stream', JSON.stringify([{ ...SAMPLE_LINES[0], id: 'a' }], null, 2)],
  ['text/plain', JSON.stringify({ items: [{ ...SAMPLE_LINES[0], id: 'a' }] }, null, 2)],
  ['text/plain', JSON.stringify({ ...SAMPLE_LINES[0], id: 'a' })],
])('where the type says nothing, the body does: %s, %j', async (type, body) => {
  const shop = await testShop();
  const response = await shop.call('PUT', '/v1/catalog', body, { 'content-type': type });
  expect(await response.json()).toMatchObject({ stored: 1 });
  expect(await idsOf(shop, ['a'])).toEqual(['a']);
});

test('or ?format= does; what contradicts it, or nobody knows, is refused', async () => {
  const shop = await testShop();
  const put = (query: string, type: string) =>
    shop.call('PUT', `/v1/catalog?${query}`, 'id\nx', { 'content-type': type });
  expect(await problemOf(await put('format=tsv', 'text/plain'))).toMatchObject({ code: 'catalog_invalid' });
  expect(await problemOf(await put('format=xml', 'text/plain'))).toMatchObject({ code: 'malformed_xml' });
  expect(await problemOf(await put('format=tsv', 'text/xml'))).toMatchObject({ code: 'invalid_request' });
  expect(await problemOf(await put('format=pdf', 'text/plain'))).toMatchObject({ code: 'invalid_request' });
  expect(await problemOf(await put('format=tsv', 'text/css'))).toMatchObject({
    code: 'unsupported_media_type',
  });
});

test('a feed that breaks off, or bursts with entities, leaves the catalogue as it was', async () => {
  const shop = await testShop();
  const many = Array.from({ length: 2500 }, (_, n) => XML_ITEM(`i${n}`)).join('\n');
  const cut = await problemOf(await shop.call('PUT', '/v1/catalog', rss(many).slice(0, -12), XML));
  expect(cut).toMatchObject({ status: 400, code: 'malformed_xml', stored: 0, rejected: [] });
  expect(cut.detail).toMatch(/^line 250\d: /);
  const laughs =
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + rss(XML_ITEM('&b;')).replace(/^.*\n/, '');
  expect(await problemOf(await shop.call('PUT', '/v1/catalog', laughs, XML))).toMatchObject({
    code: 'malformed_xml',
    detail: expect.stringContaining('document type'),
  });
  expect(await idsOf(shop, ['dress', 'shoes', 'i1'])).toEqual(['dress', 'shoes']);
});

test('of an id that comes again thousands of lines later the first counts, and the others are told', async () => {
  const shop = await testShop();
  const rows = Array.from({ length: 2500 }, (_, n) => row(`i${n}`));
  const body = [HEADER, ...rows, row('i7'), row('i2499')].join('\n');
  expect(await (await shop.call('PUT', '/v1/catalog', body, TSV)).json()).toMatchObject({
    stored: 2500,
    rejected: [
      { line: 2502, id: 'i7', code: 'duplicate_id' },
      { line: 2503, id: 'i2499', code: 'duplicate_id' },
    ],
  });
  expect(await shop.world.catalog.count('demo')).toBe(2500);
});

test('a patch that is refused halfway says how far it came', async () => {
  const shop = await testShop();
  const many = Array.from({ length: 1500 }, (_, n) => XML_ITEM(`i${n}`)).join('\n');
  const response = await shop.call('PUT', '/v1/catalog?mode=patch', rss(`${many}<item></x>`), XML);
  expect(await problemOf(response)).toMatchObject({ code: 'malformed_xml', stored: 1500 });
  expect(await shop.world.catalog.count('demo')).toBe(1502);
});

test('of thousands of bad rows a thousand are told, and all are counted', async () => {
  const shop = await testShop();
  const rows = Array.from({ length: 3000 }, (_, n) => row(`i${n}`, 'cheap'));
  const problem = await problemOf(await shop.call('PUT', '/v1/catalog', [HEADER, ...rows].join('\n'), TSV));
  expect(problem.detail).toBe('3000 of 3000 items are bad; nothing was stored');
  expect(problem.rejected).toHaveLength(1000);
});

test('a feed may be sent packed', async () => {
  const shop = await testShop();
  const body = gzipSync(`${HEADER}\n${row('a')}`);
  const response = await shop.app.request('/v1/catalog', {
    method: 'PUT',
    body: new Uint8Array(body),
    headers: { authorization: 'Bearer server', 'content-encoding': 'gzip', ...TSV },
  });
  expect(await response.json()).toMatchObject({ stored: 1 });
});

test('an empty feed does not empty the shop', async () => {
  const shop = await testShop();
  for (const [body, type] of [
    [rss(''), XML],
    [HEADER, TSV],
    ['', TSV],
  ] as const) {
    expect(await problemOf(await shop.call('PUT', '/v1/catalog', body, type))).toMatchObject({
      code: 'catalog_invalid',
    });
  }
  expect(await shop.world.catalog.count('demo')).toBe(2);
});

test('a store that fails halfway leaves the catalogue as it was, and the upload given up', async () => {
  const shop = await testShop();
  const { catalog } = shop.world;
  const { write, abandon } = catalog;
  const abandoned: number[] = [];
  let writes = 0;
  catalog.write = (...all) => (++writes === 2 ? Promise.reject(new Error('gone')) : write(...all));
  catalog.abandon = (site, replacement) => {
    abandoned.push(replacement);
    return abandon(site, replacement);
  };
  const rows = Array.from({ length: 2500 }, (_, n) => row(`i${n}`));
  const response = await shop.call('PUT', '/v1/catalog', [HEADER, ...rows].join('\n'), TSV);
  expect(await problemOf(response)).toMatchObject({ status: 503, code: 'storage_unavailable' });
  expect(abandoned).toHaveLength(1);
  expect(await catalog.count('demo')).toBe(2);
});

test('what a replacement replaced is cleared after the answer, and a failure in that is no failure of the upload', async () => {
  const shop = await testShop();
  let cleared = 0;
  shop.world.catalog.clear = () => {
    cleared++;
    return Promise.reject(new Error('gone'));
  };
  const response = await shop.call('PUT', '/v1/catalog', `${HEADER}\n${row('a')}`, TSV);
  expect(response.status).toBe(200);
  await shop.world.settle();
  expect(cleared).toBe(1);
  expect(shop.world.logged).toMatchObject([{ what: 'catalog_not_cleared' }]);
});
