import { expect, test } from 'vitest';
import { SUM_FIELDS, type CellChange, type PlanInput, type SumField, type VisitOutcome } from '#core';
import { memoryWorld, NOON, samplePlan } from '../memory-world.ts';
import { memoryOutcomes } from '../stores/memory-outcomes.ts';
import { LEARN_EVERY_MS, LEARN_INTENT_EVERY_MS, learnSite } from './learn-site.ts';
import { createLearnedCache } from './learned-cache.ts';
import { memoryLearned } from './learned-store.ts';

const DAY_MS = 86_400_000;
const TODAY = Math.floor(NOON / DAY_MS);

const bandit: PlanInput = {
  ...samplePlan(),
  slots: {
    hero: {
      kind: 'content',
      policy: { kind: 'bandit', goal: 'conversion' },
      variants: ['a', 'b'].map((id) => ({ id, content: { kind: 'banner', title: id } })),
    },
  },
};

function taught(variant: string, sums: Partial<Record<SumField, number>>): CellChange {
  const cell = { slot: 'hero', variant, arm: 'taught' as const, channel: 'site', segment: 'new/-', draw: '' };
  return { ...cell, day: TODAY - 20, sums: SUM_FIELDS.map((field) => sums[field] ?? 0) };
}

const visit = (n: number, more: Partial<VisitOutcome> = {}): VisitOutcome => ({
  visit: `v${n}`,
  last: NOON - DAY_MS + n,
  productPages: 4,
  productMs: 60_000,
  infoPages: 0,
  accountPages: 0,
  returning: false,
  weekend: false,
  signs: n % 2 === 0 ? ['read_reviews'] : [],
  bought: false,
  wentOn: n % 4 === 0,
  wentOnLater: n % 4 === 0,
  helped: false,
  ...more,
});

async function site(plan: PlanInput = bandit) {
  const { plans, clock, now } = memoryWorld();
  const [outcomes, learned] = [memoryOutcomes(now), memoryLearned()];
  await plans.publish('demo', plan, 'test', NOON);
  let sent = 0;
  const tell = (changes: CellChange[], visits: VisitOutcome[] = []) =>
    outcomes.apply([
      {
        id: `object/${++sent}`,
        site: 'demo',
        visitor: `visitor-${sent}`,
        changes,
        facts: visits.map((outcome) => ({ kind: 'visit', at: outcome.last, outcome })),
      },
    ]);
  return { plans, clock, tell, learned, learn: () => learnSite({ plans, outcomes, learned, now }, 'demo') };
}

test('what came of what was shown is learned, and not before a minute is over again', async () => {
  const { clock, tell, learned, learn } = await site();
  await tell([taught('a', { visitors: 900, converted: 60 }), taught('b', { visitors: 900, converted: 10 })]);
  await learn();
  const rate = async (variant: string) => {
    const belief = (await learned.get('demo'))?.slots['hero']?.whole[variant];
    return belief && belief.alpha / (belief.alpha + belief.beta);
  };
  expect(await rate('a')).toBeGreaterThan(2 * ((await rate('b')) ?? 1));
  await tell([taught('b', { visitors: 900, converted: 300 })]);
  clock.now += LEARN_EVERY_MS - 1;
  await learn();
  expect(await rate('a')).toBeGreaterThan((await rate('b')) ?? 1);
  clock.now += 1;
  await learn();
  expect(await rate('a')).toBeLessThan((await rate('b')) ?? 0);
});

test('where nothing learns, or no plan is live, nothing is written', async () => {
  const pinned = await site(samplePlan());
  await pinned.learn();
  expect(await pinned.learned.get('demo')).toBeNull();
  const { learned, learn } = await site({ ...bandit, site: 'other' });
  await learn();
  expect(await learned.get('demo')).toBeNull();
});

test('visits that are over move the weights of intent, and a plan that wants none of it takes that back', async () => {
  const { plans, clock, tell, learned, learn } = await site(samplePlan());
  const going = visit(1000, { last: NOON - 60_000 });
  await tell([], [...Array.from({ length: 600 }, (_, n) => visit(n)), going]);
  await learn();
  expect((await learned.get('demo'))?.intent).toMatchObject({
    at: NOON,
    visits: 600,
    wentOn: 150,
    signs: { read_reviews: { visits: 300, wentOn: 150, times: expect.any(Number) } },
  });
  await tell([], [visit(2000)]);
  clock.now += LEARN_EVERY_MS;
  await learn();
  expect((await learned.get('demo'))?.intent?.visits).toBe(600);
  clock.now += LEARN_INTENT_EVERY_MS;
  await learn();
  expect((await learned.get('demo'))?.intent?.visits).toBe(601);
  await plans.publish('demo', { ...samplePlan(), measurement: { learnIntent: false } }, 'test', clock.now);
  clock.now += LEARN_EVERY_MS;
  await learn();
  expect(await learned.get('demo')).toEqual({ at: clock.now, slots: {} });
});

test('a decision has what is held, waits for a first reading no longer than it may, and does without a store', async () => {
  const world = memoryWorld();
  const lesson = { at: NOON, slots: {} };
  await world.learned.put('demo', lesson);
  const cache = createLearnedCache(world);
  const first = await cache.inTime('demo', 40);
  expect(first).toEqual(lesson);
  expect(await cache.inTime('demo', 40)).toBe(first);

  const hanging = memoryWorld();
  hanging.learned.get = () => new Promise(() => undefined);
  expect(await createLearnedCache(hanging).inTime('demo', 40)).toBeUndefined();

  const broken = memoryWorld();
  broken.learned.get = () => Promise.reject(new Error('no store'));
  expect(await createLearnedCache(broken).inTime('demo', 40)).toBeUndefined();
  expect(broken.logged).toEqual([expect.objectContaining({ what: 'learned_failed' })]);
});
