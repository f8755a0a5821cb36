import { newProfile } from '#core';
import { expect, test } from 'vitest';
import { memoryWorld } from '../memory-world.ts';
import { profileInTime } from './profile-in-time.ts';

const atRest = newProfile('at-rest');
const folded = { accepted: ['a'], profile: newProfile('fresh') };
const never = new Promise<never>(() => undefined);

test('an object that answers is believed, and no snapshot is read', async () => {
  let read = 0;
  const snapshot = async () => (read++, atRest);
  const found = await profileInTime(memoryWorld(), { object: Promise.resolve(folded), snapshot }, 80);
  expect(found).toEqual({ from: 'object', folded });
  expect(read).toBe(0);
});

test('when the object is slow, the snapshot is there', async () => {
  const found = await profileInTime(memoryWorld(), { object: never, snapshot: async () => atRest }, 80);
  expect(found).toEqual({ from: 'snapshot', profile: atRest });
});

test('when the object fails, the snapshot is there, and the failure is told', async () => {
  const world = memoryWorld();
  const object = Promise.reject(new Error('overloaded'));
  expect(await profileInTime(world, { object, snapshot: async () => atRest }, 80)).toMatchObject({
    from: 'snapshot',
  });
  expect(world.logged).toMatchObject([{ what: 'visitor_object_failed' }]);
});

test('an object that answers in the second half goes before the snapshot', async () => {
  let answer: (value: typeof folded) => void = () => undefined;
  const object = new Promise<typeof folded>((resolve) => (answer = resolve));
  const snapshot = async () => {
    answer(folded);
    return atRest;
  };
  expect(await profileInTime(memoryWorld(), { object, snapshot }, 80)).toEqual({ from: 'object', folded });
});

test('when neither answers, the page has to do, and nobody waits', async () => {
  const found = await profileInTime(memoryWorld(), { object: never, snapshot: () => never }, 80);
  expect(found).toEqual({ from: 'page', failed: false });
});

test('when both fail, the page has to do', async () => {
  const fail = async () => Promise.reject(new Error('down'));
  const found = await profileInTime(memoryWorld(), { object: fail(), snapshot: fail }, 80);
  expect(found).toEqual({ from: 'page', failed: true });
});

test('the visitor who was erased is nobody, at once', async () => {
  const object = Promise.resolve('erased' as const);
  expect(await profileInTime(memoryWorld(), { object, snapshot: () => never }, 80)).toEqual({
    from: 'erased',
  });
});

test('the deadline is kept: half for the object alone, half for both', async () => {
  const slept: number[] = [];
  const world = { ...memoryWorld(), sleep: async (ms: number) => void slept.push(ms) };
  await profileInTime(world, { object: never, snapshot: () => never }, 80);
  expect(slept.reduce((sum, ms) => sum + ms, 0)).toBe(80);
});
