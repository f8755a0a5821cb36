import { newProfile, type Profile, type Rehearsal } from '#core';
import { expect, test } from 'vitest';
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
