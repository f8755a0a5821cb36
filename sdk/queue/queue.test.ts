import { expect, test } from 'vitest';
import type { EventStore } from './event-store.ts';
import { createQueue, MEMORY_BYTES_MAX, MEMORY_EVENTS_MAX, STORED_FACTOR, type Kept } from './queue.ts';

const kept = (n: number, bytes = 100): Kept => ({
  id: `e${String(n).padStart(6, '0')}`,
  name: 'search',
  at: n,
  session: 's',
  bytes,
});
const none = new Set<string>();

/** A store in memory that several queues can share, as tabs do. */
function memoryStore(refuses = false): EventStore & { held: Map<string, Kept>; writes: number } {
  const refuse = () => Promise.reject(new Error('refused'));
  const store = {
    held: new Map<string, Kept>(),
    writes: 0,
    load: () =>
      refuses ? refuse() : Promise.resolve([...store.held.values()].sort((a, b) => (a.id < b.id ? -1 : 1))),
    put(events: readonly Kept[]) {
      if (refuses) return refuse();
      store.writes++;
      for (const event of events) store.held.set(event.id, event);
      return Promise.resolve();
    },
    drop(ids: readonly string[]) {
      for (const id of ids) store.held.delete(id);
      return Promise.resolve();
    },
    wipe: () => store.held.clear(),
  };
  return store;
}

const turn = () => new Promise<void>((next) => queueMicrotask(next));

test('events of one task are written in one go, and leave the store only when removed', async () => {
  const store = memoryStore();
  const queue = createQueue(store, () => {});
  for (let n = 0; n < 10; n++) queue.add(kept(n));
  await turn();
  expect(store.writes).toBe(1);
  expect(store.held.size).toBe(10);
  expect(queue.remove(['e000003', 'unknown'])).toBe(1);
  expect(store.held.size).toBe(9);
  expect(queue.size()).toBe(9);
});

test('a batch is the oldest events within both limits, without those under way', () => {
  const queue = createQueue(memoryStore(), () => {});
  for (let n = 0; n < 10; n++) queue.add(kept(n));
  expect(queue.take(3, 1000, none).map((event) => event.at)).toEqual([0, 1, 2]);
  expect(queue.take(50, 450, none).map((event) => event.at)).toEqual([0, 1, 2, 3]);
  expect(queue.take(2, 1000, new Set(['e000000', 'e000002'])).map((event) => event.at)).toEqual([1, 3]);
  expect(queue.take(50, 0, none)).toEqual([]);
});

test('what earlier pages left comes first, and nothing twice', async () => {
  const store = memoryStore();
  await store.put([kept(1), kept(2)]);
  const queue = createQueue(store, () => {});
  queue.add(kept(3));
  await turn();
  await queue.load();
  expect(queue.take(50, 10_000, none).map((event) => event.at)).toEqual([1, 2, 3]);
});

test('a thousand events, or two megabytes, stay in memory where storage is refused, and the rest is counted', async () => {
  let lost = 0;
  const queue = createQueue(memoryStore(true), (count) => (lost += count));
  await queue.load();
  for (let n = 0; n < MEMORY_EVENTS_MAX + 7; n++) queue.add(kept(n));
  expect([queue.size(), lost]).toEqual([MEMORY_EVENTS_MAX, 7]);
  expect(queue.take(1, 1000, none)[0]?.at).toBe(7);

  const large = createQueue(memoryStore(true), (count) => (lost += count));
  await large.load();
  for (let n = 0; n < 10; n++) large.add(kept(n, MEMORY_BYTES_MAX / 4));
  expect(large.size()).toBe(4);
});

test('with storage there is room for more, but not without end', () => {
  let lost = 0;
  const queue = createQueue(memoryStore(), (count) => (lost += count));
  for (let n = 0; n < MEMORY_EVENTS_MAX * STORED_FACTOR + 1; n++) queue.add(kept(n));
  expect(lost).toBe(1);
});

test('what is wiped stays away, even when it was just being read or written', async () => {
  const store = memoryStore();
  await store.put([kept(1)]);
  const queue = createQueue(store, () => {});
  queue.add(kept(2));
  const loading = queue.load();
  queue.wipe();
  await loading;
  await turn();
  expect(queue.size()).toBe(0);
  expect(store.held.size).toBe(0);
});
