import { expect, test } from 'vitest';
import { NOW } from './arbitrary-events.laws.ts';
import { ago, profileOf, type Told } from './events.laws.ts';
import { incentivesOf } from './incentive-history.ts';

const edge = { source: 'server' as const };
const viewed = (minutes: number, variant: string, incentive: string): Told => [
  minutes,
  'slot_view',
  { slot: 'hero', variant, incentive },
  edge,
];
const clicked = (minutes: number, variant: string): Told => [
  minutes,
  'slot_click',
  { slot: 'hero', variant },
];

test('an offer is shown, then answered or ignored', () => {
  const profile = profileOf(
    viewed(90, 'ten', 'discount'),
    viewed(80, 'ten', 'discount'),
    viewed(70, 'twenty', 'discount'),
    viewed(60, 'early', 'early_access'),
    clicked(50, 'early'),
    viewed(40, 'early', 'early_access'),
  );
  expect(incentivesOf(profile, NOW).kinds).toEqual({
    discount: { shown: 3, answered: 0, ignored: 3, shownAt: ago(70) },
    early_access: { shown: 2, answered: 1, ignored: 1, shownAt: ago(40), answeredAt: ago(50) },
  });
});

test('what lies after the moment that is asked about is left out', () => {
  const profile = profileOf(viewed(90, 'early', 'early_access'), clicked(50, 'early'));
  expect(incentivesOf(profile, ago(60)).kinds.early_access).toMatchObject({
    shown: 1,
    answered: 0,
    ignored: 1,
  });
});

test('what offered nothing that is known is of no kind', () => {
  expect(incentivesOf(profileOf([9, 'slot_view', { slot: 'hero', variant: 'a' }]), NOW).kinds).toEqual({});
});

test('orders at full price and with something off, and looks at what was reduced', () => {
  const look = (item_id: string, discount?: number): Told => [
    9,
    'view_item',
    { items: [{ item_id, price: 20, ...(discount !== undefined && { discount }) }] },
  ];
  const profile = profileOf(
    [30, 'purchase', { transaction_id: 't1', value: 20 }],
    [20, 'purchase', { transaction_id: 't2', value: 20, coupon: 'SPRING' }],
    [10, 'purchase', { transaction_id: 't3', items: [{ item_id: 'bag', price: 20, discount: 5 }] }],
    look('dress', 5),
    look('shoes', 0),
    look('oil'),
    [8, 'view_item', { item_id: 'mat' }],
  );
  expect(incentivesOf(profile, NOW)).toMatchObject({
    ordersOff: 2,
    ordersFull: 1,
    pricedItems: 3,
    reducedItems: 1,
  });
});
