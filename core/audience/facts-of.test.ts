import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../decide/context.ts';
import { scoreIntent } from '../intent/score-intent.ts';
import { FACTS } from '../plan/rule.ts';
import { arbitraryProfile } from '../profile/arbitrary-events.laws.ts';
import { knownWords } from '../profile/known-words.ts';
import { newProfile, type Profile } from '../profile/profile.ts';
import { factsOf } from './facts-of.ts';

const NOW = Date.UTC(2026, 8, 1, 12);
const DAY = 86_400_000;

const context: Context = {
  now: NOW,
  session: 's2',
  page: { url: 'https://shop.example/p/red', path: '/p/red', itemId: 'red', busy: [] },
  consent: { personalization: 'granted', analytics: 'granted' },
  gpc: false,
};
const plan = {
  currency: 'EUR',
  lifecycle: { regularOrders: 3, vipOrders: 8, driftingGaps: 2, driftingDays: 180 },
};
const of = (profile: Profile | null, at: Context = context) =>
  factsOf({ profile, context: at, intent: scoreIntent(profile, at), plan });

test('with nobody known the past is unknown, and the page is not', () => {
  const facts = of(null);
  const known = FACTS.filter((name) => facts[name] !== undefined);
  expect(known).toEqual([
    'focus.item',
    'channel',
    'page.path',
    'page.item',
    'consent.personalization',
    'consent.analytics',
    'gpc',
  ]);
});

test('with a profile, counts of nothing are 0 and lists of nothing are empty', () => {
  const { page } = context;
  const elsewhere = { ...context, page: { url: page.url, path: '/', busy: [] } };
  expect(of(newProfile('v'), elsewhere)).toMatchObject({
    stage: 'new',
    tier: 'none',
    identified: false,
    channel: 'site',
    'orders.kept': 0,
    'orders.net': 0,
    'orders.gapDays': undefined,
    'returns.count': 0,
    'case.open': false,
    'basket.ageDays': undefined,
    'orders.count': 0,
    'orders.value': 0,
    'orders.lastDays': undefined,
    'visits.count': 0,
    'visit.pages': 0,
    'visit.activeMs': 0,
    'basket.count': 0,
    'basket.value': 0,
    'focus.item': undefined,
    'focus.views': 0,
    'focus.visits': 0,
    'intent.score': 0,
    'viewed.items': [],
    'viewed.categories': [],
    'viewed.brands': [],
    'bought.items': [],
  });
});

const regular: Profile = {
  ...newProfile('v'),
  counts: {
    v: {
      events: 9,
      pages: 5,
      views: 4,
      carts: 1,
      purchases: 2,
      purchasesOff: 0,
      refunded: {},
      spent: { EUR: 12_950 },
      activeMs: 60_000,
    },
  },
  visits: [
    { id: 's1', start: NOW - 3 * DAY, last: NOW - 3 * DAY + 60_000, pages: 3, activeMs: 30_000 },
    { id: 's2', start: NOW - 60_000, last: NOW, pages: 2, activeMs: 20_000, campaign: { source: 'mail' } },
  ],
  items: {
    red: {
      seen: [NOW - 3 * DAY, NOW - 3 * DAY + 60_000, NOW - 1000],
      touched: NOW,
      category: { value: 'Women > Dresses', at: NOW },
      brand: { value: 'Marlow', at: NOW },
    },
    mat: { seen: [], touched: NOW - 3 * DAY, boughtAt: NOW - 3 * DAY },
  },
  basket: [{ kind: 'put', at: NOW, id: 'o1', item: 'red', quantity: 2, price: 9950 }],
  orders: [
    {
      id: 't1',
      at: NOW - 2.5 * DAY,
      value: 12_950,
      currency: 'EUR',
      items: [{ item: 'oil', quantity: 1 }],
      confirmed: true,
    },
  ],
  said: { drive: { value: 'electric', at: NOW } },
};

test('what a profile holds becomes facts, money in whole units', () => {
  expect(of(regular)).toMatchObject({
    'orders.count': 2,
    'orders.value': 129.5,
    'orders.lastDays': 2,
    'visits.count': 2,
    'visit.pages': 2,
    'visit.activeMs': 20_000,
    'basket.count': 2,
    'basket.value': 199,
    'focus.item': 'red',
    'focus.views': 3,
    'focus.visits': 2,
    'campaign.source': 'mail',
    'viewed.items': ['red'],
    'viewed.categories': ['Women', 'Dresses'],
    'viewed.brands': ['Marlow'],
    'bought.items': ['oil', 'mat'],
    'preference.drive': 'electric',
  });
});

test('a basket in another currency, or in several, has no known value', () => {
  const put = (item: string, currency: string) => ({
    ...{ kind: 'put' as const, at: NOW, id: item, quantity: 1, price: 3200 },
    ...{ item, currency },
  });
  const valueOf = (...basket: Profile['basket']) => of({ ...regular, basket, orders: [] })['basket.value'];
  expect(valueOf(put('a', 'EUR'), put('b', 'EUR'))).toBe(64);
  expect(valueOf(put('a', 'JPY'))).toBeUndefined();
  expect(valueOf(put('a', 'EUR'), put('b', 'JPY'))).toBeUndefined();
});

test('a basket of which one price is not known has no known value', () => {
  const basket = [...regular.basket, { kind: 'put' as const, at: NOW, id: 'o2', item: 'bag', quantity: 1 }];
  const facts = of({ ...regular, basket });
  expect(facts['basket.value']).toBeUndefined();
  expect(facts['basket.count']).toBe(3);
});

test('several preferences are a list; under Global Privacy Control what third parties say is not known', () => {
  const told: Profile = {
    ...regular,
    said: { interests: { value: 'dresses', more: ['shoes'], at: NOW } },
    traits: { tier: { value: 'gold', at: NOW }, income: { value: 'high', at: NOW, thirdParty: true } },
  };
  expect(of(told)).toMatchObject({ 'preference.interests': ['dresses', 'shoes'], 'trait.income': 'high' });
  const facts = of(told, { ...context, gpc: true });
  expect(facts).toMatchObject({ 'trait.tier': 'gold' });
  expect(facts).not.toHaveProperty(['trait.income']);
});

const back: Profile = {
  ...regular,
  counts: {
    v: {
      events: 9,
      pages: 5,
      views: 4,
      carts: 1,
      purchases: 6,
      purchasesOff: 0,
      undone: 1,
      spent: { EUR: 60_000 },
      refunded: { EUR: 10_050 },
      activeMs: 0,
    },
  },
  orders: [40, 30, 20, 10].map((days) => ({
    id: `t${days}`,
    at: NOW - days * DAY,
    value: 10_000,
    currency: 'EUR',
    items: [],
    confirmed: true,
  })),
  bought: { shredder: [{ order: 't40', at: NOW - 40 * DAY, quantity: 1 }] },
  fates: { t40: { returnedAt: NOW - 35 * DAY } },
  cases: { c1: { openedAt: NOW - DAY } },
  basket: [
    { kind: 'put', at: NOW - 5 * DAY, id: 'o1', item: 'red', quantity: 1 },
    { kind: 'put', at: NOW - 3.5 * DAY, id: 'o2', item: 'bag', quantity: 1 },
  ],
  identifiedAt: NOW - DAY,
};

test('the relationship: its stage, what stands of the orders, what came back, what is open', () => {
  expect(of(back, { ...context, channel: 'email' })).toMatchObject({
    stage: 'regular',
    tier: 'regular',
    identified: true,
    channel: 'email',
    'orders.count': 6,
    'orders.kept': 5,
    'orders.net': 499.5,
    'orders.gapDays': 10,
    'returns.count': 1,
    'case.open': true,
    'basket.ageDays': 3,
  });
});

test('what is known is the visitor’s own word first; each source can be asked for by itself', () => {
  const told: Profile = {
    ...regular,
    said: { drive: { value: 'electric', at: NOW - DAY } },
    traits: {
      drive: { value: 'petrol', at: NOW },
      income: { value: 'high', at: NOW, thirdParty: true },
    },
  };
  expect(of(told)).toMatchObject({
    'known.drive': 'electric',
    'preference.drive': 'electric',
    'trait.drive': 'petrol',
    'known.income': 'high',
  });
  expect(of(told)).not.toHaveProperty(['preference.income']);
  expect(of(told, { ...context, gpc: true })).not.toHaveProperty(['known.income']);
});

test('known.NAME is what knownWord says, whatever is said by whom', () => {
  fc.assert(
    fc.property(arbitraryProfile(), fc.boolean(), (profile, gpc) => {
      const facts = of(profile, { ...context, gpc });
      const known = Object.entries(facts).filter(([name]) => name.startsWith('known.'));
      const words = Object.entries(knownWords(profile, gpc)).map(([name, { value, more }]) => [
        `known.${name}`,
        more === undefined ? value : [value, ...more],
      ]);
      expect(Object.fromEntries(known)).toEqual(Object.fromEntries(words));
    }),
  );
});
