import { newProfile, SUM_FIELDS, type Profile, type Rehearsal, type SumField } from '#core';
import { expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { NOON, samplePlan } from '../memory-world.ts';
import { problemOf, testShop, type TestShop } from '../test-shop.ts';

/** The sample plan with a variant for an audience of the test's own. */
function planFor(fact: string, value: number | string) {
  const plan = samplePlan();
  plan.audiences = { ...plan.audiences, few: { fact: fact as 'orders.count', is: '>=', value } };
  plan.slots['home-hero']!.variants.push({
    id: 'for-few',
    audience: 'few',
    priority: 50,
    incentive: { kind: 'discount', percent: 10 },
    about: { items: ['dress'] },
    content: { kind: 'banner', title: 'For you' },
  });
  return plan;
}

async function rehearse(shop: TestShop, body: object = {}): Promise<Rehearsal> {
  const answer = await shop.call('POST', '/v1/plan/rehearse', body);
  if (answer.status !== 200) throw new Error(await answer.text());
  return answer.json();
}

function visitorsWithOrders(shop: TestShop, count: number, orders: (n: number) => number): Promise<void[]> {
  return Promise.all(
    Array.from({ length: count }, (_, n) => {
      const counts = { ...EMPTY_COUNTS, purchases: orders(n) };
      const profile: Profile = {
        ...newProfile(`v${n}`),
        first: NOON,
        last: NOON,
        counts: { [`v${n}`]: counts },
      };
      return shop.world.snapshots.put('demo', `v${n}`, profile);
    }),
  );
}

const EMPTY_COUNTS = {
  events: 0,
  pages: 0,
  views: 0,
  carts: 0,
  purchases: 0,
  purchasesOff: 0,
  spent: {},
  refunded: {},
  activeMs: 0,
};

test('reach is the share of stored visitors who would be shown a thing', async () => {
  const shop = await testShop();
  await visitorsWithOrders(shop, 40, (n) => (n < 10 ? 1 : 0));
  const { counted, visitors, slots, audiences } = await rehearse(shop);
  expect(counted).toBe('stored');
  expect(visitors.stored).toBe(40);
  expect(audiences.find(({ audience }) => audience === 'regulars')?.reach).toEqual({
    n: 10,
    of: 40,
    share: 0.25,
    isFringe: false,
  });
  const hero = slots.find(({ slot }) => slot === 'home-hero');
  expect(hero?.reach.n).toBe(40);
  expect(hero?.variants.map(({ variant, shown }) => [variant, shown.n])).toEqual([
    ['welcome', 40],
    ['thanks', 0],
  ]);
});

test('a rule for a fringe case is said to be one, and a discount has its price', async () => {
  const shop = await testShop();
  await visitorsWithOrders(shop, 40, (n) => (n === 0 ? 9 : 0));
  const plan = planFor('orders.count', 9);
  plan.manners = { giveNoNeedlessDiscount: false };
  const { findings, incentives } = await rehearse(shop, { plan });
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'fringe_audience',
      words: 'The audience few has 1 of 40 visitors (2.5%).',
    }),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'fringe_variant', path: 'slots.home-hero.variants.for-few' }),
  );
  // 10% of 129.00 EUR, for the one who gets it.
  expect(incentives).toEqual({ visitors: 1, costMax: 1290, currency: 'EUR' });
});

test('a variant that nobody can ever get is named with what stands in its way', async () => {
  const shop = await testShop();
  const { unreachable, findings } = await rehearse(shop, { plan: planFor('orders.count', 5000) });
  expect(unreachable).toEqual([
    expect.objectContaining({
      slot: 'home-hero',
      variant: 'for-few',
      words: expect.stringContaining('orders.count >= 5000') as string,
    }),
  ]);
  expect(findings[0]).toMatchObject({ code: 'unreachable', path: 'slots.home-hero.variants.for-few' });
});

test('an audience that contradicts itself is said to, whoever there is', async () => {
  const shop = await testShop();
  const plan = planFor('orders.count', 3);
  plan.audiences = {
    ...plan.audiences,
    few: {
      all: [
        { fact: 'orders.count', is: '>=', value: 3 },
        { fact: 'orders.count', is: '<', value: 2 },
      ],
    },
  };
  const { findings, unreachable } = await rehearse(shop, { plan });
  expect(unreachable).toContainEqual({
    slot: 'home-hero',
    variant: 'for-few',
    words: 'Its audience few contradicts itself.',
    isContradiction: true,
  });
  expect(findings[0]?.words).toBe('Nobody can ever get for-few. Its audience few contradicts itself.');
});

test('a variant that always comes second is said to', async () => {
  const shop = await testShop();
  await visitorsWithOrders(shop, 40, () => 0);
  const plan = samplePlan();
  plan.slots['home-hero']!.variants.push({
    id: 'second',
    priority: -1,
    content: { kind: 'banner', title: 'Second' },
  });
  const { findings } = await rehearse(shop, { plan });
  expect(findings).toContainEqual({
    code: 'overshadowed',
    path: 'slots.home-hero.variants.second',
    words:
      'second may be shown to 40 of 40 visitors (100%), and is shown to nobody: another of home-hero goes before it.',
  });
});

test('what waits for a campaign, a word or a category is tried on somebody who brings it', async () => {
  const shop = await testShop();
  const plan = planFor('orders.count', 1);
  for (const [fact, value] of [
    ['campaign.name', 'autumn'],
    ['preference.drive', 'Electric'],
    ['trait.tier', 'gold'],
  ] as const) {
    plan.audiences = { ...plan.audiences, few: { fact, is: '=', value } };
    delete plan.slots['home-hero']!.variants.at(-1)!.about;
    plan.manners = { giveNoNeedlessDiscount: false };
    const { unreachable, audiences } = await rehearse(shop, { plan });
    expect(unreachable, fact).toEqual([]);
    expect(audiences.find(({ audience }) => audience === 'few')?.reach, fact).toMatchObject({
      n: 1,
      isFringe: false,
    });
  }
});

test('sample visitors are counted where there are too few stored ones, and each can be followed', async () => {
  const shop = await testShop();
  const { counted, visitors, actors } = await rehearse(shop);
  expect(counted).toBe('sample');
  expect(visitors).toEqual({ stored: 0, sample: actors.length });
  const regular = actors.find(({ visitor }) => visitor === 'regular');
  expect(regular?.slots.find(({ slot }) => slot === 'home-hero')).toMatchObject({
    action: 'show',
    variant: 'thanks',
  });
  const denied = actors.find(({ visitor }) => visitor === 'does not consent');
  expect(denied?.slots.find(({ slot }) => slot === 'chat')).toMatchObject({
    action: 'hold',
    reason: { code: 'consent' },
  });
});

/** The hero is about what goes with the dress, which orders teach; somebody new is in nobody's way. */
function planOfLessons() {
  const plan = samplePlan();
  plan.slots = {
    hero: {
      kind: 'content',
      pages: ['/'],
      variants: [
        {
          id: 'goes-on',
          about: { pick: 'next' },
          familiarity: 'ambient',
          content: { kind: 'banner', title: '{{item.title}}' },
        },
      ],
    },
  };
  return plan;
}

test('where all could be looked up, nothing is said of it', async () => {
  const shop = await testShop();
  const { lookUps, findings } = await rehearse(shop, { plan: planOfLessons() });
  expect(lookUps).toEqual({ pages: expect.any(Number) as number, failed: 0, late: 0 });
  expect(lookUps.pages).toBeGreaterThan(5);
  expect(findings.map(({ code }) => code)).not.toContain('incomplete');
});

test('where a store fails, how often is said before all else', async () => {
  const shop = await testShop();
  const away = () => Promise.reject(new Error('away'));
  shop.world.popular.top = away;
  shop.world.lessons.get = away;
  const { lookUps, findings, unreachable } = await rehearse(shop, { plan: planOfLessons() });
  // It may well be reachable: that is why it has to be said.
  expect(unreachable.map(({ variant }) => variant)).toEqual(['goes-on']);
  const { pages, failed, late } = lookUps;
  expect(failed).toBeGreaterThan(0);
  expect(failed).toBeLessThanOrEqual(pages);
  expect(late).toBe(0);
  const words = `Of ${pages} pages that were tried, look-ups failed on ${failed}: what was not found there may well be there, so a variant that is said to reach nobody may reach somebody. Rehearse again.`;
  expect(lookUps.words).toBe(words);
  expect(findings[0]).toEqual({ code: 'incomplete', path: 'lookUps', words });
});

test('where a store never answers, a rehearsal ends all the same, and says so', async () => {
  const shop = await testShop();
  const never = () => new Promise<never>(() => undefined);
  shop.world.popular.top = never;
  shop.world.lessons.get = never;
  const { clock, sleep } = shop.world;
  const began = clock.now;
  // Waiting is what takes time here.
  const app = createApp({ ...shop.world, sleep: (ms) => sleep(ms).then(() => void (clock.now += ms)) });
  const headers = { authorization: 'Bearer server', 'content-type': 'application/json' };
  const body = JSON.stringify({ plan: planOfLessons() });
  const answer = await app.request('/v1/plan/rehearse', { method: 'POST', headers, body });
  const { lookUps } = await answer.json<Rehearsal>();
  expect(lookUps.late).toBeGreaterThan(5);
  expect(lookUps.words).toContain(`look-ups came too late on ${lookUps.late}:`);
  expect(clock.now - began).toBeLessThan(40_000);
});

/** The hero divides visitors between two variants. */
function planOfExperiment() {
  const plan = samplePlan();
  const hero = plan.slots['home-hero']!;
  hero.policy = { kind: 'experiment' };
  hero.variants = ['warm', 'cold'].map((id) => ({ id, content: { kind: 'banner', title: id } }));
  return plan;
}

/** What visitors of the hero did on each of the last 40 days: 80 of 1,000 ordered. */
async function tellOfHero(shop: TestShop): Promise<void> {
  const told: Partial<Record<SumField, number>> = {
    ...{ visitors: 1000, converted: 80, orders: 80 },
    ...{ margin: 80 * 2000, marginSquared: 80 * 2000 ** 2 },
  };
  const changes = Array.from({ length: 40 }, (_, ago) => ({
    ...{ day: Math.floor(NOON / 86_400_000) - ago, slot: 'home-hero', variant: '', arm: 'shown' as const },
    ...{ channel: 'site', segment: 'new/-', draw: '', sums: SUM_FIELDS.map((field) => told[field] ?? 0) },
  }));
  await shop.world.outcomes.apply([{ id: 'm', site: 'demo', visitor: 'v', changes, facts: [] }]);
}

test('an experiment is foreseen from the last 28 days of its slot', async () => {
  const shop = await testShop();
  expect((await rehearse(shop)).experiments).toEqual([]);
  await tellOfHero(shop);
  const { experiments, findings } = await rehearse(shop, { plan: planOfExperiment() });
  expect(experiments).toHaveLength(1);
  // 28 days up to noon.
  expect(experiments[0]).toMatchObject({
    slot: 'home-hero',
    traffic: { from: 'slot', visitorsADay: 28_000 / 27.5 },
    baseline: 'slot',
    words: expect.stringMatching(
      /^With 1,018 visitors a day here, 10% more margin would be found in about \d+ days; a change below \d+% would not be found within 8 weeks\./,
    ) as string,
  });
  expect(findings.map(({ code }) => code)).not.toContain('incomplete');
});

test('where nobody has been counted, how long an experiment takes is not known', async () => {
  const shop = await testShop();
  const { experiments, lookUps } = await rehearse(shop, { plan: planOfExperiment() });
  expect(experiments[0]).toMatchObject({ traffic: { from: 'unknown', visitorsADay: null }, between: null });
  expect(experiments[0]?.words).toMatch(/^Nobody has been counted here or elsewhere on the site/);
  expect(lookUps.words).toBeUndefined();
});

test('a plan without experiments asks for no outcomes', async () => {
  const shop = await testShop();
  shop.world.outcomes.cells = () => Promise.reject(new Error('away'));
  const { lookUps } = await rehearse(shop);
  expect(lookUps).toEqual({ pages: expect.any(Number) as number, failed: 0, late: 0 });
});

test.each([
  ['fails', 'failed', () => Promise.reject(new Error('away')), /could not be read/],
  ['hangs', 'late', () => new Promise<never>(() => undefined), /came too late/],
] as const)(
  'a store of outcomes that %s leaves the rest of the rehearsal as it is',
  async (_, why, cells, words) => {
    const shop = await testShop();
    const plan = planOfExperiment();
    const whole = await rehearse(shop, { plan });
    shop.world.outcomes.cells = cells;
    const { experiments, lookUps, findings, ...rest } = await rehearse(shop, { plan });
    expect(lookUps.outcomes).toBe(why);
    expect(lookUps.words).toMatch(words);
    expect(findings[0]).toEqual({ code: 'incomplete', path: 'lookUps', words: lookUps.words });
    expect(findings.slice(1)).toEqual(whole.findings);
    expect(experiments[0]?.words).toMatch(/could not be read, so how long this takes is not known/);
    expect(whole).toMatchObject(rest);
  },
);

test('a rehearsal changes nothing, and a plan with flaws is refused as when it is saved', async () => {
  const shop = await testShop();
  await visitorsWithOrders(shop, 3, () => 1);
  shop.world.touched.splice(0);
  await rehearse(shop);
  expect(shop.world.touched).toEqual([]);
  const bad = await shop.call('POST', '/v1/plan/rehearse', { plan: { site: 'demo' } });
  expect(bad.status).toBe(422);
  expect(await problemOf(bad)).toMatchObject({ code: 'plan_invalid' });
  expect((await shop.call('POST', '/v1/plan/rehearse', { visitors: 1000 })).status).toBe(400);
});

test('it needs the scope `plan`', async () => {
  const shop = await testShop();
  await shop.world.addToken('reader', ['read']);
  const answer = await shop.call('POST', '/v1/plan/rehearse', {}, { authorization: 'Bearer reader' });
  expect(answer.status).toBe(403);
});
