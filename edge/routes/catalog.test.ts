import { expect, test } from 'vitest';
import { SAMPLE_LINES } from '../memory-world.ts';
import { problemOf, testShop } from '../test-shop.ts';

const NDJSON = { 'content-type': 'application/x-ndjson' };
const bag = { id: 'bag', title: 'Bag', link: '/p/bag', price: '20.00 EUR', availability: 'in_stock' };

async function idsOf(shop: Awaited<ReturnType<typeof testShop>>) {
  return (await shop.world.catalog.get('demo', ['dress', 'shoes', 'bag'])).map(({ id }) => id);
}

test('a replacement is the whole catalogue afterwards', async () => {
  const shop = await testShop();
  const body = [bag, SAMPLE_LINES[0]].map((line) => JSON.stringify(line)).join('\n');
  const response = await shop.call('PUT', '/v1/catalog', body, NDJSON);
  expect(await response.json()).toEqual({
    mode: 'replace',
    stored: 2,
    rejected: [],
    left: [],
    repaired: [],
    counts: {},
  });
  expect((await idsOf(shop)).sort()).toEqual(['bag', 'dress']);
});

test('more bad lines than good ones in a replacement, and nothing is stored', async () => {
  const shop = await testShop();
  const body = `${JSON.stringify(bag)}\n{"id":"x","price":"a lot"}\nnonsense\n${JSON.stringify(bag)}`;
  const problem = await problemOf(await shop.call('PUT', '/v1/catalog', body, NDJSON));
  expect(problem).toMatchObject({ status: 422, code: 'catalog_invalid', stored: 0 });
  const rejected = problem.rejected as { line: number; id: string; code: string }[];
  expect(new Set(rejected.map(({ line }) => line))).toEqual(new Set([2, 3, 4]));
  expect(rejected).toContainEqual(expect.objectContaining({ line: 3, code: 'malformed_json' }));
  expect(rejected).toContainEqual(expect.objectContaining({ line: 4, id: 'bag', code: 'duplicate_id' }));
  expect(await idsOf(shop)).toEqual(['dress', 'shoes']);
});

test('a patch stores its good lines, tells the bad ones, and leaves the rest', async () => {
  const shop = await testShop();
  const response = await shop.call('PUT', '/v1/catalog?mode=patch', [
    bag,
    { id: 'dress', availability: 'out_of_stock' },
    { id: 'shoes', price: 'cheap' },
    { id: 'hat' },
  ]);
  expect(response.status).toBe(200);
  const told = (await response.json()) as { stored: number; rejected: { line: number }[] };
  expect(told.stored).toBe(2);
  expect(new Set(told.rejected.map(({ line }) => line))).toEqual(new Set([3, 4]));
  const [dress, shoes] = await shop.world.catalog.get('demo', ['dress', 'shoes']);
  expect(dress).toMatchObject({
    availability: 'out_of_stock',
    price: 12900,
    categories: ['Women', 'Dresses'],
  });
  expect(shoes).toMatchObject({ price: 7900 });
  expect(await idsOf(shop)).toEqual(['dress', 'shoes', 'bag']);
});

test('what was put is decided with at once', async () => {
  const shop = await testShop();
  const aside = async () => (await shop.synced({ slots: ['product-aside'] })).decisions[0]?.content;
  expect(await aside()).toMatchObject({ html: '<p class="note">A rose dress</p>' });
  await shop.call('PUT', '/v1/catalog?mode=patch', [{ id: 'dress', title: 'A red dress' }]);
  expect(await aside()).toMatchObject({ html: '<p class="note">A red dress</p>' });
});

test('an empty export does not empty the shop', async () => {
  const shop = await testShop();
  for (const body of ['', '[]']) {
    const response = await shop.call('PUT', '/v1/catalog', body, {
      'content-type': body ? 'application/json' : NDJSON['content-type'],
    });
    expect((await problemOf(response)).code).toBe('catalog_invalid');
  }
  expect(await idsOf(shop)).toEqual(['dress', 'shoes']);
});

test('a script in a title is taken as the text it is; a link that runs is a flaw', async () => {
  const shop = await testShop();
  await shop.call('PUT', '/v1/catalog?mode=patch', [{ ...bag, title: '<script>alert(1)</script>' }]);
  expect((await shop.world.catalog.get('demo', ['bag']))[0]?.title).toBe('<script>alert(1)</script>');
  const response = await shop.call('PUT', '/v1/catalog', [{ ...bag, link: 'javascript:alert(1)' }]);
  expect(await problemOf(response)).toMatchObject({
    code: 'catalog_invalid',
    rejected: [{ line: 1, id: 'bag', path: 'link' }],
  });
});

test('a poisoned line is a bad line', async () => {
  const shop = await testShop();
  const body = `${JSON.stringify(bag)}\n{"id":"x","__proto__":{"polluted":1}}`;
  const response = await shop.call('PUT', '/v1/catalog', body, NDJSON);
  expect(await problemOf(response)).toMatchObject({ rejected: [{ line: 2, code: 'forbidden_key' }] });
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a mode that nobody knows, and a site that has no plan, are refused', async () => {
  const shop = await testShop();
  const mode = await shop.call('PUT', '/v1/catalog?mode=merge', [bag]);
  expect((await problemOf(mode)).code).toBe('invalid_request');
  await shop.world.addToken('new', ['catalog'], { site: 'new' });
  const early = await shop.call('PUT', '/v1/catalog', [bag], { authorization: 'Bearer new' });
  expect((await problemOf(early)).code).toBe('no_plan');
});
