import { expect, test } from 'vitest';
import { itemOf, json, microdata, microOffer, offer, product } from './item-of.cases.ts';

const idOf = (html: string, address?: string) =>
  (itemOf(html, address) as { item_id?: string } | undefined)?.item_id;
const at = (sku: string, url?: string, more = {}) =>
  product({ sku, name: `N ${sku}`, url, offers: offer(20), ...more });
const card = (sku: string, url: string) =>
  microdata(
    `<a itemprop="url" href="${url}"><b itemprop="name">${sku}</b></a><i itemprop="sku">${sku}</i>${microOffer('5')}`,
  );

test.for<[string, string, string?]>([
  // 18 of the real-world inputs.
  [
    'home',
    json(at('A', 'https://shop.example/product/thing-1/'), at('B', 'https://shop.example/product/thing-2/')),
    '/',
  ],
  ['home with one', json(at('A', 'https://shop.example/product/thing-1/')), '/'],
  ['home of a language', json(at('A'), at('B')), '/en-gb/'],
  ['home as a file', json(at('A'), at('B')), '/index.php'],
  ['a list', json(at('A', '/p/1'), at('B', '/p/2')), '/lamps'],
  ['a list without addresses', json([at('A'), at('B'), at('C')]), '/lamps'],
  [
    'a list of equal names',
    json([at('A', undefined, { name: 'N' }), at('B', undefined, { name: 'N' })]),
    '/lamps',
  ],
  ['a list of one', json(at('A', 'https://shop.example/p/1')), '/lamps/'],
  ['a list in microdata', card('A', '/p/1') + card('B', '/p/2'), '/lamps'],
  ['a list of one in microdata', card('A', '/p/1'), '/lamps'],
  [
    'ItemList',
    json({ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: at('A') }] }),
    '/lamps',
  ],
  ['CollectionPage', json({ '@type': 'CollectionPage' }, at('STARS')), '/lamps'],
  [
    'SearchResultsPage in microdata',
    '<body itemscope itemtype="https://schema.org/SearchResultsPage"></body>' + json(at('A')),
    '/search?q=lamp',
  ],
  [
    'a page whose main entity is a list',
    json({ '@type': 'WebPage', mainEntity: { '@type': 'ItemList' } }, at('A')),
    '/lamps',
  ],
  ['related products', json({ '@type': 'WebPage', isRelatedTo: at('A') }), '/about'],
  ['a review', json({ '@type': 'Review', itemReviewed: at('A') }), '/blog/1'],
  [
    'a related product that stands alone',
    '<div itemprop="isRelatedTo" itemscope itemtype="http://schema.org/Product"><i itemprop="sku">A</i></div>',
  ],
  [
    'a collection in Open Graph',
    '<meta property="og:type" content="product.group"><meta property="og:title" content="Lamps">',
    '/collections/lamps',
  ],
])('no product: %s', ([, html, address]) => {
  expect(itemOf(html, address)).toBeUndefined();
});

test.for<[string, string, string?]>([
  ['the one of this address', json([at('B', '/p/2'), at('A', 'https://shop.example/p/lamp/?utm_source=x')])],
  [
    'the one of the canonical address',
    '<link rel="canonical" href="https://shop.example/p/1">' + json([at('B', '/p/2'), at('A', '/p/1')]),
    '/collections/x/p/1?v=2',
  ],
  [
    "the one of Open Graph's address",
    '<meta property="og:url" content="https://shop.example/p/1">' + json([at('B', '/p/2'), at('A', '/p/1')]),
    '/x',
  ],
  [
    'an address in other letters',
    json([at('B', '/p/2'), at('A', 'https://shop.example/p/sch%C3%B6ne-Lampe')]),
    '/p/schöne-lampe',
  ],
  [
    'the one of this id in the query',
    json([at('B', '/index.php?product_id=2'), at('A', '/index.php?product_id=1')]),
    '/index.php?product_id=1',
  ],
  [
    'by @id',
    json([
      at('B', undefined, { '@id': '/p/2#p' }),
      at('A', undefined, { '@id': 'https://shop.example/p/lamp#p' }),
    ]),
  ],
  [
    'by mainEntityOfPage',
    json([
      at('B'),
      at('A', undefined, { mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://shop.example/p/lamp' } }),
    ]),
  ],
  ['the main entity', json(at('B'), { '@type': 'ItemPage', mainEntity: at('A') })],
  [
    'the main entity by reference',
    json({
      '@graph': [
        at('B'),
        at('A', undefined, { '@id': '#a' }),
        { '@type': 'WebPage', mainEntity: { '@id': 'https://shop.example/p/lamp#a' } },
      ],
    }),
  ],
  ['the one in the title', '<h1>N A</h1>' + json(at('B'), at('A'))],
  ['the one without the address of another page', json([at('B', '/p/2'), at('A'), at('C', '/p/3')])],
  [
    'the one that Open Graph names',
    '<meta property="product:retailer_item_id" content="A">' + json(at('B'), at('A')),
  ],
  [
    'one with a wrong address and the right title',
    '<title>N A – Shop</title>' + json(at('A', 'http://staging.example/other')),
  ],
  [
    'one with a wrong address on a page that is a product',
    '<meta property="og:type" content="product">' + json(at('A', 'http://staging.example/other')),
  ],
  ['home of a shop that sells one thing', json(at('A')), '/?utm_source=news'],
  ['home that is a product', '<meta property="og:type" content="product">' + json(at('A')), '/'],
  ['a hash router', json(at('A')), '/#/product/a'],
  ['a shop without addresses', json(at('A')), '/?product=lamp'],
  ['beside a list of others', json(at('A'), { '@type': 'ItemList', itemListElement: [{ item: at('B') }] })],
  ['beside related ones', json(at('A', undefined, { isRelatedTo: [at('B')], isSimilarTo: at('C') }))],
  // 72 of the real-world inputs: a variant's address is still the product's.
  ['after pushState to a variant', json(at('A', '/p/lamp')), '/p/lamp?variant=2'],
  // 85 and others of its kind.
  [
    'told twice',
    json(
      at('A', undefined, { name: 'Lamp' }),
      product({ '@id': 'https://reviews.example/p/991', productID: '991', aggregateRating: {} }),
    ),
  ],
  [
    'told twice, the review first',
    json(
      product({ '@id': 'https://reviews.example/p/991', productID: '991' }),
      at('A', undefined, { name: 'Lamp' }),
    ),
  ],
  ['told twice with the same id', json(product({ sku: 'A', name: 'Lamp – Shop' }), at('A'))],
  [
    'told twice, the review with the address',
    json(product({ productID: '991', url: '/p/lamp' }), at('A', undefined, { name: 'Lamp' })),
  ],
  ['told twice under another name', json(product({ productID: '991', name: 'Our lamp' }), at('A'))],
  ['told again in microdata', json(product({ productID: '991' })) + card('A', '/p/lamp')],
])('the product: %s', ([, html, address]) => {
  expect(idOf(html, address)).toBe('A');
});

test.for([
  'Product',
  'schema:Product',
  'http://schema.org/Product',
  'https://schema.org/IndividualProduct',
  'ProductModel',
  'SomeProducts',
  'Vehicle',
  'Car',
  'Book',
  'MusicAlbum',
  ['Product', 'Vehicle'],
])('%s is a product', (type) => {
  expect(idOf(json(at('A', undefined, { '@type': type })))).toBe('A');
});

test('a product with the address of another page is told only where the page says that it is its own', () => {
  const other = json(at('A', '/p/other'));
  expect(idOf(other)).toBeUndefined();
  expect(idOf(other + '<h1>N A</h1>')).toBe('A');
  expect(idOf(other + '<h1>N Attic</h1>')).toBeUndefined();
});

test('two nodes are one product by a number of the trade or by @id, whatever their names', () => {
  const priced = at('A', undefined, { gtin: '96385074', '@id': '#a' });
  expect(idOf(json(priced, at('B', undefined, { gtin: '96385074' })))).toBe('A');
  expect(itemOf(json(priced, product({ '@id': '#a', brand: 'Acme' })))).toMatchObject({
    item_id: 'A',
    item_brand: 'Acme',
  });
});

test('equal names at different addresses are two products', () => {
  const one = at('A', '/p/lamp', { name: 'Lamp' });
  expect(itemOf(json(one, product({ url: '/p/2', brand: 'Other' })))).not.toHaveProperty('item_brand');
  expect(itemOf(json(one, product({ url: '/p/lamp/', brand: 'Acme' })))).toHaveProperty('item_brand', 'Acme');
});

test('one path for all products: a parameter tells them apart', () => {
  const html = json(at('A', '/index.php?route=product&product_id=2'));
  expect(idOf(html, '/index.php?route=product&product_id=2&utm_source=x')).toBe('A');
  expect(idOf(html, '/index.php?route=product&product_id=9')).toBeUndefined();
});

test.for(['ProductCollection', 'Organization', 'Review'])('%s is none', (type) => {
  expect(idOf(json({ '@type': type, sku: 'A' }))).toBeUndefined();
});

test('what an offer offers, and names written in full', () => {
  expect(itemOf(json(offer(7, { itemOffered: { '@type': 'Product', sku: 'A' } })))).toEqual({
    item_id: 'A',
    price: 7,
    currency: 'EUR',
  });
  expect(
    itemOf(json({ '@type': 'schema:Product', 'schema:sku': 'A', 'http://schema.org/name': 'Lamp' })),
  ).toEqual({ item_id: 'A', item_name: 'Lamp' });
  expect(
    itemOf(
      json({
        '@type': 'Product',
        Sku: 'A',
        Offers: { Price: '5', priceCurrency: 'EUR', Availability: 'InStock' },
      }),
    ),
  ).toEqual({ item_id: 'A', price: '5', currency: 'EUR', availability: 'InStock' });
});
