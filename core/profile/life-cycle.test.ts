import { describe, expect, test } from 'vitest';
import { NOW } from './arbitrary-events.laws.ts';
import { boundProfile } from './bound-profile.ts';
import { profileOf, type Told } from './events.laws.ts';
import { lifeCycleOf, type Stage, type Tier } from './life-cycle.ts';
import { newProfile, type Profile } from './profile.ts';

const DAY = 24 * 60;
const plan = {
  currency: 'EUR',
  lifecycle: { regularOrders: 3, vipOrders: 8, driftingGaps: 2, driftingDays: 180 },
};
const of = (profile: Profile, now = NOW, lifecycle: object = {}) =>
  lifeCycleOf(profile, { now, plan: { ...plan, lifecycle: { ...plan.lifecycle, ...lifecycle } } });

/** Orders of 50 euros, so many days ago each. The door takes nothing older than 30. */
const orders = (...daysAgo: number[]): Told[] =>
  daysAgo.map((days): Told => [days * DAY, 'purchase', { transaction_id: `t${days}`, value: 50 }]);
const cancelled = (days: number): Told => [
  1,
  'order_cancelled',
  { transaction_id: `t${days}` },
  { source: 'server', session: '' },
];
const later = (days: number) => NOW + days * DAY * 60_000;

describe('the stage', () => {
  test.each<[string, Told[], Stage, Tier]>([
    ['a first visit is new', [[5, 'page_view']], 'new', 'none'],
    [
      'a second visit considers',
      [
        [DAY, 'page_view', {}, { session: 's0' }],
        [5, 'page_view'],
      ],
      'considering',
      'none',
    ],
    [
      'so does a first one with something in the basket',
      [[5, 'add_to_cart', { item_id: 'dress' }]],
      'considering',
      'none',
    ],
    ['one order', orders(2), 'first_order', 'customer'],
    ['two orders', orders(9, 2), 'second_order', 'customer'],
    ['three orders make a regular', orders(12, 7, 2), 'regular', 'regular'],
    ['eight a VIP', orders(21, 18, 15, 12, 9, 6, 3, 1), 'vip', 'vip'],
    ['an order called off is none', [...orders(9, 2), cancelled(2)], 'first_order', 'customer'],
    ['who has called off the only one considers again', [...orders(2), cancelled(2)], 'considering', 'none'],
    ['the own pace of five days: drifting after ten', orders(27, 22, 17, 12), 'drifting', 'regular'],
    ['not before', orders(25, 20, 15, 10), 'regular', 'regular'],
  ])('%s', (_, told, stage, tier) => {
    expect(of(profileOf(...told))).toMatchObject({ stage, tier });
  });

  test('without an own pace, drifting is for the plan to say; the tier stays', () => {
    const profile = profileOf(...orders(9, 2));
    expect(of(profile, later(178)).stage).toBe('second_order');
    expect(of(profile, later(179))).toMatchObject({ stage: 'drifting', tier: 'customer', recencyDays: 181 });
    expect(of(profile, later(20), { driftingDays: 10 }).stage).toBe('drifting');
  });

  test('one who pays enough is a VIP after the first order, until it is paid back', () => {
    const refund: Told = [1, 'refund', { transaction_id: 't2', value: 1 }, { source: 'server' }];
    expect(of(profileOf(...orders(2)), NOW, { vipValue: 50 })).toMatchObject({ stage: 'vip', value: 5000 });
    expect(of(profileOf(...orders(2), refund), NOW, { vipValue: 50 })).toMatchObject({
      stage: 'first_order',
      value: 4900,
    });
  });

  test('who returns everything never becomes a VIP, however long ago the orders are forgotten', () => {
    const told = Array.from({ length: 28 }, (_, i) => i + 1).flatMap((days) => [
      ...orders(days),
      cancelled(days),
    ]);
    const profile = boundProfile(profileOf(...told));
    expect(profile.orders.length).toBeLessThan(28);
    expect(of(profile)).toMatchObject({ stage: 'considering', tier: 'none', orders: 0, value: 0 });
  });
});

describe('the own pace', () => {
  test('is the median gap, and not known from one', () => {
    expect(of(profileOf(...orders(20, 17, 2))).gapDays).toBe(9);
    expect(of(profileOf(...orders(25, 20, 17, 2))).gapDays).toBe(5);
    expect(of(profileOf(...orders(9, 2)))).not.toHaveProperty('gapDays');
  });

  test('two orders within a day are one errand', () => {
    expect(of(profileOf(...orders(20, 19.9, 10, 9.5, 0)))).toMatchObject({ orders: 5, gapDays: 10 });
  });
});

test('nobody known is new', () => {
  expect(of(newProfile('anna'))).toEqual({ stage: 'new', tier: 'none', orders: 0, value: 0 });
});
