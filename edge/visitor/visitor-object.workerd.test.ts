import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { totals } from '#core';
import type { OutcomeMessage } from '../ports.ts';
import { kvSnapshots } from '../stores/snapshot-store.ts';
import { ALARM_WAIT_MS, ALARM_WAIT_MS_MAX } from './alarm-time.ts';
import { servedRecord, slotEvent, viewEvent } from './sample-events.ts';
import { objectName } from './visitor-name.ts';
import { joinCases } from './join.cases.ts';
import { visitorCases, type VisitorWorld } from './visitor.cases.ts';
import { durableVisitors } from './visitors.ts';

const snapshots = kvSnapshots(env.PROFILES);
const stubOf = (site: string, visitor: string) => env.VISITOR.getByName(objectName(site, visitor));

/** The queue that the objects send to; tests stand in for it, so that no consumer takes part. */
const queue = { sent: [] as OutcomeMessage[], broken: new Set<string>() };

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

async function takeQueue(site: string, visitor: string): Promise<string> {
  const stub = stubOf(site, visitor);
  await runInDurableObject(stub, (instance) => {
    const { OUTCOMES } = (instance as unknown as { env: typeof env }).env;
    Object.assign(OUTCOMES, {
      send(message: OutcomeMessage) {
        if (queue.broken.has(message.id.split('/')[0] ?? '')) return Promise.reject(new Error('no queue'));
        queue.sent.push(message);
        return Promise.resolve();
      },
    });
  });
  return stub.id.toString();
}

const makeWorld = (): VisitorWorld => ({
  visitors: durableVisitors(env),
  snapshots,
  async alarm(site, visitor) {
    await takeQueue(site, visitor);
    return runDurableObjectAlarm(stubOf(site, visitor));
  },
  async sent(site, visitor) {
    const object = await takeQueue(site, visitor);
    return queue.sent.filter(({ id }) => id.startsWith(`${object}/`));
  },
  async breakQueue(site, visitor, broken) {
    const object = await takeQueue(site, visitor);
    if (broken) queue.broken.add(object);
    else queue.broken.delete(object);
  },
});

describe('visitors in Durable Objects', () => visitorCases(makeWorld));
describe('joins in Durable Objects', () => joinCases(makeWorld));

test('an object thrown out of memory goes on where it was, and its alarm still knows its name', async () => {
  const visitor = durableVisitors(env).of('demo', 'evicted');
  await visitor.fold([viewEvent(1), viewEvent(2)]);
  await evictDurableObject(stubOf('demo', 'evicted'));
  expect(await runDurableObjectAlarm(stubOf('demo', 'evicted'))).toBe(true);
  const saved = await snapshots.get('demo', 'evicted');
  expect(saved && totals(saved).views).toBe(2);
  await evictDurableObject(stubOf('demo', 'evicted'));
  const answer = await visitor.fold([viewEvent(1), viewEvent(3)]);
  expect(answer !== 'erased' && totals(answer.profile).views).toBe(3);
});

test('a tombstone outlives the object in memory and holds nothing but a time', async () => {
  const visitor = durableVisitors(env).of('demo', 'buried');
  await visitor.fold([viewEvent(1)]);
  await visitor.erase();
  await evictDurableObject(stubOf('demo', 'buried'));
  expect(await visitor.fold([viewEvent(1)])).toBe('erased');
  const rows = await runInDurableObject(stubOf('demo', 'buried'), (_, { storage }) => [
    storage.sql.exec('SELECT name FROM value_of').toArray(),
    storage.sql.exec('SELECT * FROM seen').toArray(),
    storage.sql.exec('SELECT * FROM decision').toArray(),
  ]);
  expect(rows).toEqual([[{ name: 'erased' }], [], []]);
});

test('an alarm that fails sets the next one, later each time, within its bound', async () => {
  const object = await takeQueue('demo', 'waiting');
  queue.broken.add(object);
  const waiting = durableVisitors(env).of('demo', 'waiting');
  await waiting.record([servedRecord()]);
  await waiting.fold([slotEvent('s-1', 'slot_view')]);
  const waits: number[] = [];
  for (let tries = 0; tries < 12; tries++) {
    await runDurableObjectAlarm(stubOf('demo', 'waiting'));
    const at = await runInDurableObject(stubOf('demo', 'waiting'), (_, { storage }) => storage.getAlarm());
    waits.push((at ?? 0) - Date.now());
  }
  expect(waits[0]).toBeGreaterThan(ALARM_WAIT_MS);
  expect(waits.at(-1)).toBeGreaterThan(ALARM_WAIT_MS_MAX / 2);
  expect(Math.max(...waits)).toBeLessThanOrEqual(ALARM_WAIT_MS_MAX);
});

test('a join that an object was thrown out of memory in goes on where it was, by its alarm', async () => {
  const device = durableVisitors(env).of('demo', 'joining-device');
  await device.fold([viewEvent(1), viewEvent(2)]);
  // Objects and tests share their `env`.
  const own = env as { -readonly [K in keyof typeof env]: (typeof env)[K] };
  const real = env.VISITOR;
  const person = objectName('demo', 'joining-person');
  const away = { stage: () => Promise.reject(new Error('not there')) } as unknown as ReturnType<
    typeof stubOf
  >;
  own.VISITOR = new Proxy(real, {
    get: (_, method) => (name: unknown) =>
      name === person ? away : (real[method as 'getByName'] as (name: unknown) => unknown)(name),
  });
  const signed = { identifiedAt: Date.now() };
  await expect(device.join('joining-person', signed)).rejects.toThrow('not there');
  await evictDurableObject(stubOf('demo', 'joining-device'));
  own.VISITOR = real;
  expect(await runDurableObjectAlarm(stubOf('demo', 'joining-device'))).toBe(true);
  const { profile } = await durableVisitors(env).of('demo', 'joining-person').read();
  expect(profile && totals(profile).views).toBe(2);
  expect(await device.fold([viewEvent(2), viewEvent(3)])).toMatchObject({ visitor: 'joining-person' });
  await evictDurableObject(stubOf('demo', 'joining-device'));
  const { profile: whole } = await device.read();
  expect(whole && totals(whole).views).toBe(3);
});
