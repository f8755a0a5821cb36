import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ItemFact, TaughtOrder } from '#core';
import { memoryLessons } from '../lessons/lessons-store.ts';
import { memoryItems } from '../lessons/memory-learning-items.ts';
import { memoryPopular } from '../lessons/memory-popular.ts';
import type { LessonMessage } from '../ports.ts';
import { memoryCatalog } from '../stores/memory-catalog.ts';
import { applyLessons, ITEMS_A_RUN_MAX } from './apply-lessons.ts';
import { BYTES_AT_ONCE, MESSAGES_AT_ONCE, pagesOf } from './lesson-queue.ts';

const NOON = Date.UTC(2026, 10, 1, 12);
const messageOf = (n: number, taught: Partial<TaughtOrder> = {}): LessonMessage => ({
  kind: 'order',
  site: 'demo',
  taught: { order: `T${n}`, at: NOON, items: ['tea', 'cup', `x${n % 3}`], before: {}, ...taught },
});

function world() {
  const lessons = memoryLessons();
  const items = memoryItems(lessons, () => NOON);
  const popular = memoryPopular(memoryCatalog(), () => NOON);
  const told: string[] = [];
  const watched = {
    of: (site: string, item: string) => ({
      learn(facts: ItemFact[]) {
        told.push(`${site}/${item}`);
        return items.of(site, item).learn(facts);
      },
    }),
  };
  const state = async () => {
    await items.runAlarms();
    return {
      lessons: await lessons.get('demo', ['tea', 'cup', 'x0', 'x1', 'x2', 'old']),
      popular: await popular.top('demo', null, 9),
    };
  };
  return { world: { items: watched, popular }, told, state };
}

function batchOf(bodies: unknown[], attempts = 1) {
  const messages = bodies.map((body, n) => ({
    ...{ id: `m${n}`, timestamp: new Date(0), body, attempts },
    ack: vi.fn(),
    retry: vi.fn(),
  }));
  const batch = { queue: 'tact-lessons', messages, retryAll: vi.fn() };
  const acked = () => messages.filter(({ ack }) => ack.mock.calls.length === 1).length;
  return { batch: batch as unknown as MessageBatch, ...batch, acked };
}

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test('each item of a batch is called once, and the batch is acknowledged as a whole', async () => {
  const { world: there, told, state } = world();
  const { batch, acked } = batchOf([messageOf(1), messageOf(2), messageOf(4)]);
  await applyLessons(batch, there);
  expect(told.sort()).toEqual(['demo/cup', 'demo/tea', 'demo/x1', 'demo/x2']);
  expect(acked()).toBe(3);
  expect((await state()).lessons[0]).toMatchObject({
    item: 'tea',
    orders: 3,
    together: [{ item: 'cup', orders: 3 }],
  });
});

test('messages redelivered, reordered and split into other batches give exactly the same', async () => {
  const messages = Array.from({ length: 20 }, (_, n) =>
    messageOf(n, {
      at: NOON - n * 1000,
      before: n % 2 ? { old: NOON - 86_400_000 * 9, tea: NOON - 86_400_000 * n } : {},
    }),
  );
  const [once, mixed] = [world(), world()];
  await applyLessons(batchOf(messages).batch, once.world);
  for (const part of [
    messages.slice(12).reverse(),
    messages.slice(0, 15),
    [...messages, ...messages].reverse(),
    [],
  ]) {
    await applyLessons(batchOf(part).batch, mixed.world);
  }
  expect(await mixed.state()).toEqual(await once.state());
});

test('a batch that failed half way comes again, later each time, and counts once', async () => {
  const { world: there, state } = world();
  const message = batchOf([messageOf(1), messageOf(2), messageOf(3)]);
  let failures = 2;
  const flaky = {
    of: (site: string, item: string) => ({
      learn: (facts: ItemFact[]) =>
        item === 'cup' && failures-- > 0
          ? Promise.reject(new Error('no object'))
          : there.items.of(site, item).learn(facts),
    }),
  };
  await applyLessons(message.batch, { ...there, items: flaky });
  await applyLessons(
    batchOf(
      message.messages.map(({ body }) => body),
      3,
    ).batch,
    { ...there, items: flaky },
  );
  expect(message.acked()).toBe(0);
  expect(message.retryAll).toHaveBeenCalledWith({ delaySeconds: 5 });
  await applyLessons(message.batch, { ...there, items: flaky });
  expect(message.acked()).toBe(3);
  expect((await state()).lessons.map(({ orders }) => orders)).toEqual([3, 3, 1, 1, 1]);
});

test('orders beyond what one run may call come again, and those before them teach', async () => {
  const { world: there, told } = world();
  const long = (n: number) => messageOf(n, { items: Array.from({ length: 50 }, (_, at) => `i${n}-${at}`) });
  const fits = ITEMS_A_RUN_MAX / 50;
  const all = Array.from({ length: fits + 5 }, (_, n) => long(n));
  const { batch, messages, acked } = batchOf(all);
  await applyLessons(batch, there);
  expect(new Set(told).size).toBe(ITEMS_A_RUN_MAX);
  expect(messages.map(({ retry }) => retry.mock.calls.length)).toEqual(all.map((_, n) => (n < fits ? 0 : 1)));
  expect(acked()).toBe(fits);
});

test('what is no order is let go, and what came with it teaches', async () => {
  const { world: there, state } = world();
  const strange = [
    null,
    'text',
    { kind: 'order' },
    messageOf(9, { items: [5] as never }),
    messageOf(8, { before: { tea: 'x' } as never }),
  ];
  const { batch, acked } = batchOf([...strange, messageOf(1)]);
  await applyLessons(batch, there);
  expect(acked()).toBe(strange.length + 1);
  expect((await state()).lessons[0]).toMatchObject({ item: 'tea', orders: 1 });
});

test('what goes to the queue at once is what one call takes, in order', () => {
  const small = Array.from({ length: 250 }, (_, n) => messageOf(n));
  expect(pagesOf(small).map((page) => page.length)).toEqual([MESSAGES_AT_ONCE, MESSAGES_AT_ONCE, 50]);
  const items = Array.from({ length: 50 }, (_, n) => `${n}`.padEnd(100, 'é'));
  const large = Array.from({ length: 40 }, (_, n) => messageOf(n, { items }));
  const pages = pagesOf(large);
  expect(pages.flat()).toEqual(large);
  for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(BYTES_AT_ONCE);
  expect(pagesOf([])).toEqual([]);
});
