import { expect, test } from 'vitest';
import { memoryLessonQueue } from '../queue/lesson-queue.ts';
import type { TactEvent } from '#core';
import { purchaseEvent } from '../visitor/sample-events.ts';
import { memoryVisitors } from '../visitor/memory-visitors.ts';
import { OUTBOX_MAX, addToOutbox } from './lesson-outbox.ts';
import { memoryStorage } from '../visitor/memory-storage.ts';

const confirmed = (id: string, order: string): TactEvent => ({
  ...purchaseEvent(id, order, 10),
  source: 'server',
});

function world() {
  const queue = memoryLessonQueue();
  let broken = false;
  const visitors = memoryVisitors({
    lessons: {
      send: (messages) => (broken ? Promise.reject(new Error('no queue')) : queue.send(messages)),
    },
  });
  return { queue, visitors, break: (is: boolean) => void (broken = is) };
}
const orders = ({ queue }: ReturnType<typeof world>) => queue.sent.map(({ taught }) => taught.order);

test('a confirmed order is sent to be learned from, once, by the alarm', async () => {
  const there = world();
  const visitor = there.visitors.of('demo', 'v1');
  await visitor.fold([purchaseEvent('p-1', 'T1', 10)]);
  await there.visitors.runAlarms();
  expect(orders(there)).toEqual([]);
  await visitor.fold([confirmed('p-2', 'T1'), confirmed('p-3', 'T2')]);
  await visitor.fold([confirmed('p-2', 'T1'), confirmed('p-3', 'T2')]);
  await there.visitors.runAlarms();
  await there.visitors.runAlarms();
  expect(there.queue.sent).toMatchObject([
    { kind: 'order', site: 'demo', taught: { order: 'T1', items: ['item-1'], before: {} } },
    { kind: 'order', site: 'demo', taught: { order: 'T2' } },
  ]);
});

test('a queue that fails loses nothing, and what comes meanwhile goes after it', async () => {
  const there = world();
  const visitor = there.visitors.of('demo', 'v1');
  there.break(true);
  await visitor.fold([confirmed('p-1', 'T1')]);
  expect(await there.visitors.runAlarm('demo', 'v1')).toBe(true);
  await visitor.fold([confirmed('p-2', 'T2')]);
  there.break(false);
  expect(await there.visitors.runAlarm('demo', 'v1')).toBe(true);
  expect(orders(there)).toEqual(['T1', 'T2']);
  expect(await there.visitors.runAlarm('demo', 'v1')).toBe(false);
});

test('without consent to be counted, and from who has gone, nobody learns', async () => {
  const there = world();
  await there.visitors.of('demo', 'v1').fold([confirmed('p-1', 'T1')], { counted: false });
  await there.visitors.of('demo', 'v2').fold([confirmed('p-2', 'T2')]);
  await there.visitors.of('demo', 'v2').erase();
  await there.visitors.runAlarms();
  expect(orders(there)).toEqual([]);
});

test('a visitor’s outbox is bounded', () => {
  const storage = memoryStorage();
  const order = (n: number) => ({ order: `T${n}`, at: 0, items: ['tea'] });
  for (let n = 0; n < OUTBOX_MAX + 10; n++) addToOutbox(storage, [order(n)]);
  const kept = JSON.parse(storage.value('lessons') ?? '[]') as unknown[];
  expect(kept).toEqual(Array.from({ length: OUTBOX_MAX }, (_, n) => order(n)));
});
