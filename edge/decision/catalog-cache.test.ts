import { expect, test } from 'vitest';
import type { CatalogItem } from '#core';
import { memoryWorld } from '../memory-world.ts';
import { CATALOG_AGES, createCatalogCache, LESSONS_AGES } from './catalog-cache.ts';

function item(id: string, price = 100): CatalogItem {
  const availability = 'in_stock' as const;
  return { id, title: id, link: `/p/${id}`, price, currency: 'EUR', availability, categories: ['All'] };
}

async function stocked() {
  const world = memoryWorld();
  await world.catalog.patch('demo', [item('a'), item('b')]);
  const asked: string[] = [];
  const store = { ...world.catalog };
  world.catalog.get = async (site, ids) => {
    asked.push(...ids);
    return store.get(site, ids);
  };
  const cache = createCatalogCache(world);
  const price = async (id: string) => (await cache.items('demo', [id]))[0]?.price;
  return { world, cache, price, asked: () => asked.splice(0) };
}

test('what is found, and what is not there, is asked for once', async () => {
  const { cache, asked } = await stocked();
  const found = await cache.items('demo', ['a', 'gone', 'a']);
  expect(found.map(({ id }) => id)).toEqual(['a', 'a']);
  const { All } = await cache.categories('demo', ['All']);
  expect(All?.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(asked()).toEqual(['a', 'gone']);
  await cache.items('demo', ['a', 'gone']);
  expect(asked()).toEqual([]);
});

test('a stale item answers at once and is read again behind it', async () => {
  const { world, price, asked } = await stocked();
  await price('a');
  await world.catalog.patch('demo', [item('a', 200)]);
  world.clock.now += CATALOG_AGES.freshMs + 1;
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
  await world.catalog.patch('demo', [item('a', 200)]);
  world.clock.now += CATALOG_AGES.staleMsMax + 1;
  expect(await price('a')).toBe(200);
});

test('what this isolate has put itself is in force at once, for that site', async () => {
  const { world, cache, price, asked } = await stocked();
  await price('a');
  asked();
  await world.catalog.patch('demo', [item('a', 200)]);
  cache.forget('other');
  expect(await price('a')).toBe(100);
  cache.forget('demo');
  expect(await price('a')).toBe(200);
});

test('two sites with the same id share nothing', async () => {
  const { world, cache, price } = await stocked();
  await world.catalog.patch('other', [item('a', 900)]);
  await price('a');
  expect((await cache.items('other', ['a']))[0]?.price).toBe(900);
});

test('what is popular comes as items, those that the catalogue still has', async () => {
  const { world, cache } = await stocked();
  world.popular.top = async (_site, category) => (category === null ? ['b', 'gone', 'a'] : ['a']);
  const found = await cache.popular('demo', ['', 'All']);
  expect(found['']?.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(found['All']?.map(({ id }) => id)).toEqual(['a']);
});

test('lessons are asked for once, those that are not there too', async () => {
  const { world, cache } = await stocked();
  const asked: string[][] = [];
  const lesson = { item: 'a', orders: 3, together: [], next: [] };
  world.lessons.get = async (_site, ids) => {
    asked.push([...ids]);
    return [lesson];
  };
  for (let round = 0; round < 2; round++) expect(await cache.lessons('demo', ['a', 'b'])).toEqual([lesson]);
  world.clock.now += LESSONS_AGES.staleMsMax + 1;
  await cache.lessons('demo', ['a']);
  expect(asked).toEqual([['a', 'b'], ['a']]);
});
