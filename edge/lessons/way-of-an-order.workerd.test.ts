import {
  createExecutionContext,
  createMessageBatch,
  getQueueResult,
  runDurableObjectAlarm,
  runInDurableObject,
} from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, afterEach, expect, test, vi } from 'vitest';
import type { TactEvent } from '#core';
import type { LessonMessage } from '../ports.ts';
import { objectName } from '../visitor/visitor-name.ts';
import { durableVisitors } from '../visitor/visitors.ts';
import worker from '../worker.ts';
import { d1Popular } from './d1-popular.ts';
import { itemObjectName } from './item-name.ts';
import { kvLessons } from './lessons-store.ts';

const HOUR_MS = 3_600_000;
const VISITORS = ['ann', 'bob', 'cem'];

// Objects that think it is an hour later set alarms that the platform does not reach: they run by hand alone.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR_MS }));
afterEach(() => void vi.useRealTimers());

const purchase = (visitor: string): TactEvent => ({
  id: `00000000-0000-7000-8000-${visitor.padEnd(12, '0')}`,
  name: 'purchase',
  at: Date.now(),
  params: { transaction_id: `T-${visitor}`, items: [{ item_id: 'shredder' }, { item_id: 'oil' }] },
  session: '',
  source: 'server',
});

/** What the visitor's own alarm gives to the queue, the consumer kept out of it. */
async function orderOf(visitor: string): Promise<LessonMessage[]> {
  const stub = env.VISITOR.getByName(objectName('demo', visitor));
  const sent: LessonMessage[] = [];
  await runInDurableObject(stub, (instance) => {
    const own = (instance as unknown as { env: typeof env }).env;
    Object.assign(own.LESSONS, {
      async sendBatch(batch: { body: LessonMessage }[]) {
        sent.push(...batch.map(({ body }) => body));
      },
    });
    Object.assign(own.OUTCOMES, { send: async () => undefined });
  });
  await durableVisitors(env)
    .of('demo', visitor)
    .fold([purchase(visitor)]);
  await runDurableObjectAlarm(stub);
  return sent;
}

async function deliver(bodies: LessonMessage[]) {
  const messages = bodies.map((body, n) => ({ id: `m${n}`, timestamp: new Date(0), attempts: 1, body }));
  const batch = createMessageBatch<LessonMessage>('tact-lessons', messages);
  await worker.queue(batch, env);
  return getQueueResult(batch, createExecutionContext());
}

test('an order goes from its visitor through the queue to its items, and from there to where decisions read', async () => {
  const messages = [];
  for (const visitor of VISITORS) messages.push(...(await orderOf(visitor)));
  expect(messages.map(({ taught }) => taught.order)).toEqual(['T-ann', 'T-bob', 'T-cem']);
  for (const bodies of [messages.slice(1), messages.toReversed(), messages]) {
    expect(await deliver(bodies)).toMatchObject({
      explicitAcks: bodies.map((_, n) => `m${n}`),
      retryMessages: [],
      retryBatch: { retry: false },
    });
  }
  expect(await runDurableObjectAlarm(env.ITEM.getByName(itemObjectName('demo', 'shredder')))).toBe(true);
  const [lessons] = await kvLessons(env.LESSONS_AT_REST).get('demo', ['shredder']);
  expect(lessons).toMatchObject({ orders: 3, together: [{ item: 'oil', orders: 3 }] });
  expect(await d1Popular(env.DB).top('demo', null, 5)).toEqual(['oil', 'shredder']);
});
