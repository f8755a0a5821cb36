import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { splitOrder, type ItemFact } from '#core';
import { ALARM_WAIT_MS_MAX } from '../visitor/alarm-time.ts';
import { itemState, PUBLISH_EVERY_MS, PUBLISH_WAIT_MS } from './item-state.ts';
import { memoryLessons } from './lessons-store.ts';
import { memoryItemStorage } from './memory-item-storage.ts';

const DAY_MS = 86_400_000;
const NAME = { site: 'demo', item: 'tea' };
const facts = (from: number, to: number): ItemFact[] =>
  Array.from({ length: to - from }, (_, n) => {
    const at = (from + n) * DAY_MS;
    const taught = { order: `T${from + n}`, at, items: ['tea', 'cup'], before: { tea: at - 9 * DAY_MS } };
    return splitOrder(taught).get('tea')!;
  });

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test('what is stored keeps to the bounds, and read again it is what was known', async () => {
  const [storage, store] = [memoryItemStorage(), memoryLessons()];
  for (let n = 0; n < 1000; n += 50) itemState(storage, NAME, store).learn(facts(n, n + 50));
  const parts = Map.groupBy(storage.rows(), ({ part }) => part);
  expect([...parts].map(([part, rows]) => [part, rows.length]).sort()).toEqual([
    ['baskets', 200],
    ['paces', 400],
  ]);
  await itemState(storage, NAME, store).publish(0);
  const [afresh] = await store.get('demo', ['tea']);
  const whole = itemState(memoryItemStorage(), NAME, store);
  whole.learn(facts(0, 1000).toReversed());
  await whole.publish(0);
  expect((await store.get('demo', ['tea']))[0]).toEqual(afresh);
});

test('a change that comes while lessons are being published is published next', async () => {
  const [storage, store] = [memoryItemStorage(), memoryLessons()];
  const state = itemState(storage, NAME, {
    ...store,
    async put(site, lessons) {
      if (lessons.orders === 1) state.learn(facts(1, 2));
      await store.put(site, lessons);
    },
  });
  state.learn(facts(0, 1));
  await state.publish(0);
  expect(state.isDue()).toBe(true);
  await state.publish(0);
  expect(state.isDue()).toBe(false);
  expect(await store.get('demo', ['tea'])).toMatchObject([{ orders: 2 }]);
});

test('the first change is due soon, the next half a minute later, and after failures ever later up to a bound', async () => {
  let isBroken = false;
  const store = memoryLessons();
  const state = itemState(memoryItemStorage(), NAME, {
    ...store,
    put: (...all) => (isBroken ? Promise.reject(new Error('no KV')) : store.put(...all)),
  });
  state.learn(facts(0, 1));
  expect(state.dueAt(1_000_000)).toBe(1_000_000 + PUBLISH_WAIT_MS);
  await state.publish(1_002_000);
  state.learn(facts(1, 2));
  expect(state.dueAt(1_003_000)).toBe(1_002_000 + PUBLISH_EVERY_MS);
  isBroken = true;
  const waits: number[] = [];
  for (let tries = 0; tries < 12; tries++) {
    await state.publish(2_000_000);
    waits.push(state.dueAt(2_000_000) - 2_000_000);
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.at(-1)).toBe(ALARM_WAIT_MS_MAX);
  isBroken = false;
  await state.publish(3_000_000);
  expect(state.isDue()).toBe(false);
});
