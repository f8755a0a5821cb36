import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { splitOrder } from '#core';
import { d1Catalog } from '../stores/d1-catalog.ts';
import { d1Popular } from './d1-popular.ts';
import { itemObjectName } from './item-name.ts';
import { PUBLISH_EVERY_MS, PUBLISH_WAIT_MS } from './item-state.ts';
import { itemStorageCases } from './item-storage.cases.ts';
import { durableItems } from './learning-items.ts';
import { learningCases } from './learning-items.cases.ts';
import { lessonsStoreCases } from './lessons-store.cases.ts';
import { kvLessons } from './lessons-store.ts';
import { NOON, popularStoreCases } from './popular-store.cases.ts';
import { sqlItemStorage } from './sql-item-storage.ts';

const lessons = kvLessons(env.LESSONS_AT_REST);
const stubOf = (item: string) => env.ITEM.getByName(itemObjectName('demo', item));
const factOf = (order: string, item: string) =>
  [...splitOrder({ order, at: 0, items: [item, 'cup'] }).values()].slice(0, 1);
const HOUR_MS = 3_600_000;

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  // Objects that think it is an hour later set alarms that the platform does not reach: they run by hand alone.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR_MS });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('ItemStorage on SQLite', () => {
  for (const [name, run] of Object.entries(itemStorageCases)) {
    test(name, () =>
      runInDurableObject(stubOf(`storage ${name}`), (_, { storage }) => run(sqlItemStorage(storage))),
    );
  }
});

describe('items learning in Durable Objects', () =>
  learningCases(() => ({
    items: durableItems(env),
    lessons,
    alarm: (_, item) => runDurableObjectAlarm(stubOf(item)),
  })));

describe('LessonsStore for real', () => lessonsStoreCases(() => lessons));

describe('PopularStore for real', () =>
  popularStoreCases(() => ({ popular: d1Popular(env.DB, () => NOON), catalog: d1Catalog(env.DB) })));

test('an object thrown out of memory goes on where it was, and its alarm still knows its name', async () => {
  const item = durableItems(env).of('demo', 'evicted');
  await item.learn(factOf('T1', 'evicted'));
  await evictDurableObject(stubOf('evicted'));
  expect(await runDurableObjectAlarm(stubOf('evicted'))).toBe(true);
  await evictDurableObject(stubOf('evicted'));
  await item.learn([...factOf('T1', 'evicted'), ...factOf('T2', 'evicted')]);
  await runDurableObjectAlarm(stubOf('evicted'));
  expect(await lessons.get('demo', ['evicted'])).toMatchObject([{ orders: 2 }]);
});

test('the first order is published soon, later ones twice a minute at most, and a store that fails is tried again', async () => {
  const item = durableItems(env).of('demo', 'timed');
  const waitOf = async () => {
    const at = await runInDurableObject(stubOf('timed'), (_, { storage }) => storage.getAlarm());
    return (at ?? 0) - Date.now();
  };
  await item.learn(factOf('T1', 'timed'));
  expect(await waitOf()).toBeLessThanOrEqual(PUBLISH_WAIT_MS);
  await runDurableObjectAlarm(stubOf('timed'));
  await item.learn(factOf('T2', 'timed'));
  const wait = await waitOf();
  expect(wait).toBeGreaterThan(PUBLISH_WAIT_MS);
  expect(wait).toBeLessThanOrEqual(PUBLISH_EVERY_MS);

  const put = vi.fn(() => Promise.reject(new Error('no KV')));
  await runInDurableObject(stubOf('timed'), (instance) => {
    const own = (instance as unknown as { env: typeof env }).env;
    Object.assign(own.LESSONS_AT_REST, { put });
  });
  await runDurableObjectAlarm(stubOf('timed'));
  expect(put).toHaveBeenCalled();
  expect(await waitOf()).toBeGreaterThan(0);
});
