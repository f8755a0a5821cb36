import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OutcomeMessage, OutcomeStore } from '../ports.ts';
import { memoryOutcomes } from '../stores/memory-outcomes.ts';
import { applyOutcomes } from './apply-outcomes.ts';

const messageOf = (number: number, n = 1): OutcomeMessage => ({
  id: `object/${number}`,
  site: 'demo',
  changes: [{ day: '2026-11-01', slot: 'hero', variant: 'a', what: 'view', n, value: 0 }],
});

function batchOf(bodies: unknown[], attempts = 1) {
  const messages = bodies.map((body, n) => ({ id: `m${n}`, timestamp: new Date(0), body, attempts }));
  const batch = { queue: 'tact-outcomes', messages, ackAll: vi.fn(), retryAll: vi.fn() };
  return { batch: batch as unknown as MessageBatch<OutcomeMessage>, ...batch };
}

const broken: OutcomeStore = {
  apply: () => Promise.reject(new Error('no SQL')),
  sums: () => Promise.resolve([]),
};
const seen = async (store: OutcomeStore) =>
  (await store.sums('demo', '2026-01-01', '2026-12-31')).map(({ n }) => n);

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test('a batch is applied and acknowledged as a whole', async () => {
  const [store, { batch, ackAll, retryAll }] = [memoryOutcomes(), batchOf([messageOf(1), messageOf(2, 5)])];
  await applyOutcomes(batch, store);
  expect(await seen(store)).toEqual([6]);
  expect(ackAll).toHaveBeenCalledOnce();
  expect(retryAll).not.toHaveBeenCalled();
});

test('messages delivered again, together with others and in another order, count once', async () => {
  const store = memoryOutcomes();
  await applyOutcomes(batchOf([messageOf(3), messageOf(1)]).batch, store);
  await applyOutcomes(batchOf([messageOf(1), messageOf(2), messageOf(3)], 2).batch, store);
  await applyOutcomes(batchOf([messageOf(2), messageOf(2)], 3).batch, store);
  expect(await seen(store)).toEqual([3]);
});

test('where the store fails the whole batch comes again, later each time, an hour at most', async () => {
  const delays = [];
  for (const attempts of [1, 2, 3, 100]) {
    const { batch, ackAll, retryAll } = batchOf([messageOf(1)], attempts);
    await applyOutcomes(batch, broken);
    expect(ackAll).not.toHaveBeenCalled();
    delays.push(...retryAll.mock.calls.flat());
  }
  expect(delays).toEqual([5, 10, 20, 3600].map((delaySeconds) => ({ delaySeconds })));
});

test('what is no outcome is let go, and what came with it counts', async () => {
  const store = memoryOutcomes();
  const strange = [
    null,
    'text',
    { id: 1 },
    { ...messageOf(7), changes: [{ day: 5 }] },
    { ...messageOf(8), changes: 3 },
  ];
  const { batch, ackAll } = batchOf([...strange, messageOf(1)]);
  await applyOutcomes(batch, store);
  expect(await seen(store)).toEqual([1]);
  expect(ackAll).toHaveBeenCalledOnce();
});
