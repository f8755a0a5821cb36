import { expect, test } from 'vitest';
import { memoryWorld, samplePlan } from '../memory-world.ts';
import { createPlanCache, PLAN_FRESH_MS, PLAN_STALE_MS_MAX } from './plan-cache.ts';

async function published(...documents: unknown[]) {
  const world = memoryWorld();
  let asked = 0;
  const store = { ...world.plans };
  world.plans.liveVersion = async (site) => {
    asked++;
    return store.liveVersion(site);
  };
  for (const document of documents) await world.plans.publish('demo', document, 'test', world.now());
  return { world, cache: createPlanCache(world), asked: () => asked };
}
const titled = (title: string) => {
  const plan = samplePlan();
  plan.slots['home-hero']!.variants[0]!.content = { kind: 'banner', title };
  return plan;
};

test('while it is fresh the store is not asked', async () => {
  const { world, cache, asked } = await published(samplePlan());
  await cache.get('demo');
  world.clock.now += PLAN_FRESH_MS;
  expect(await cache.get('demo')).toMatchObject({ version: 1 });
  expect(asked()).toBe(1);
});

test('a stale one answers at once and is fetched again behind it', async () => {
  const { world, cache } = await published(titled('one'));
  await cache.get('demo');
  await world.plans.publish('demo', titled('two'), 'test', world.now());
  world.clock.now += PLAN_FRESH_MS + 1;
  expect(await cache.get('demo')).toMatchObject({ version: 1 });
  await world.settle();
  expect(await cache.get('demo')).toMatchObject({ version: 2 });
});

test('one refresh at a time, and another one where that never ends', async () => {
  const { world, cache } = await published(samplePlan());
  await cache.get('demo');
  let asked = 0;
  world.plans.liveVersion = () => {
    asked++;
    return new Promise(() => undefined);
  };
  world.clock.now += PLAN_FRESH_MS + 1;
  await cache.get('demo');
  await cache.get('demo');
  expect(asked).toBe(1);
  world.clock.now += 20_000;
  expect(await cache.get('demo')).toMatchObject({ version: 1 });
  expect(asked).toBe(2);
});

test('a published plan that cannot be read leaves the last good one in force, and is told once', async () => {
  const { world, cache } = await published(samplePlan());
  await cache.get('demo');
  await world.plans.publish('demo', { nonsense: true }, 'test', world.now());
  for (let turn = 0; turn < 3; turn++) {
    world.clock.now += PLAN_FRESH_MS + 1;
    expect(await cache.get('demo')).toMatchObject({ version: 1 });
    await world.settle();
  }
  expect(world.logged).toMatchObject([{ what: 'plan_unreadable', version: 2 }]);
});

test('an isolate that has none in force takes the newest that can be read', async () => {
  const { cache } = await published(samplePlan(), samplePlan('other'), 'nonsense');
  expect(await cache.get('demo')).toMatchObject({ version: 1 });
});

test('a store that fails leaves the plan in force, however old', async () => {
  const { world, cache } = await published(samplePlan());
  await cache.get('demo');
  world.plans.liveVersion = async () => Promise.reject(new Error('down'));
  world.clock.now += PLAN_STALE_MS_MAX + 1;
  expect(await cache.get('demo')).toMatchObject({ version: 1 });
  expect(world.logged).toMatchObject([{ what: 'plan_refresh_failed' }]);
});

test('a store that hangs is not waited for where a plan is at hand', async () => {
  const { world, cache } = await published(samplePlan());
  await cache.get('demo');
  world.plans.liveVersion = () => new Promise(() => undefined);
  world.clock.now += PLAN_STALE_MS_MAX + 1;
  expect(await cache.get('demo')).toMatchObject({ version: 1 });
});

test('a site without a plan is known to have none', async () => {
  const { cache, asked } = await published();
  expect(await cache.get('demo')).toBeNull();
  expect(await cache.get('demo')).toBeNull();
  expect(asked()).toBe(1);
});

test('names that are made up do not drive out the plans that are held', async () => {
  const { cache, asked } = await published(samplePlan());
  await cache.get('demo');
  for (let i = 0; i < 300; i++) await cache.get(`made-up-${i}`);
  const before = asked();
  expect([cache.holds('demo'), cache.holds('made-up-299')]).toEqual([true, false]);
  expect(await cache.get('demo')).toMatchObject({ version: 1 });
  expect(asked()).toBe(before);
});
