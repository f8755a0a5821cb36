import { expect, test } from 'vitest';
import type { CatalogItem } from '#core';
import { memoryWorld } from '../memory-world.ts';
import { CATALOG_FRESH_MS, CATALOG_STALE_MS_MAX, createCatalogCache } from './catalog-cache.ts';

function item(id: string, price = 100): CatalogItem {
  const availability = 'in_stock' as const;
  return { id, title: id, link: `/p/${id}`, price, currency: 'EUR', availability, categories: ['All'] };
}

async function stocked() {
  const world = memoryWorld();
  await world.catalog.put('demo', [item('a'), item('b')], 'replace');
  const asked: string[] = [];
  const store = { ...world.catalog };
  world.catalog.get = async (site, ids) => {
    asked.push(...ids);
    return store.get(site, ids);
  };
  const cache = createCatalogCache(world);
  const price = async (id: string) =>
    (await cache.find('demo', { items: [id], categories: [] })).items[0]?.price;
  return { world, cache, price, asked: () => asked.splice(0) };
}

test('what is found, and what is not there, is asked for once', async () => {
  const { cache, asked } = await stocked();
  const found = await cache.find('demo', { items: ['a', 'gone', 'a'], categories: ['All'] });
  expect(found.items.map(({ id }) => id)).toEqual(['a', 'a']);
  expect(found.categories.All?.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(asked()).toEqual(['a', 'gone']);
  await cache.find('demo', { items: ['a', 'gone'], categories: ['All'] });
  expect(asked()).toEqual([]);
});

test('a stale item answers at once and is read again behind it', async () => {
  const { world, price, asked } = await stocked();
  await price('a');
  await world.catalog.put('demo', [item('a', 200)], 'patch');
  world.clock.now += CATALOG_FRESH_MS + 1;
  const gate = Promise.withResolvers<void>();
  const store = { ...world.catalog };
  world.catalog.get = (site, ids) => gate.promise.then(() => store.get(site, ids));
  asked();
  expect(await price('a')).toBe(100);
  expect(await price('a')).toBe(100);
  gate.resolve();
  await world.settle();
  expect(await price('a')).toBe(200);
  expect(asked()).toEqual(['a']);
});

test('an old item is not used', async () => {
  const { world, price } = await stocked();
  await price('a');
  await world.catalog.put('demo', [item('a', 200)], 'patch');
  world.clock.now += CATALOG_STALE_MS_MAX + 1;
  expect(await price('a')).toBe(200);
});

test('what this isolate has put itself is in force at once, for that site', async () => {
  const { world, cache, price, asked } = await stocked();
  await price('a');
  asked();
  await world.catalog.put('demo', [item('a', 200)], 'patch');
  cache.forget('other');
  expect(await price('a')).toBe(100);
  cache.forget('demo');
  expect(await price('a')).toBe(200);
});

test('two sites with the same id share nothing', async () => {
  const { world, cache, price } = await stocked();
  await world.catalog.put('other', [item('a', 900)], 'replace');
  await price('a');
  expect((await cache.find('other', { items: ['a'], categories: [] })).items[0]?.price).toBe(900);
});
