import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CatalogItem } from '../catalog/item.ts';
import { affinitiesOf, type Affinity } from './affinities.ts';
import { arbitraryProfile, NOW } from './arbitrary-events.laws.ts';
import { profileOf, type Told } from './events.laws.ts';
import { merge } from './merge.ts';
import { priceLevelOf } from './price-level.ts';
import type { Profile } from './profile.ts';

const nothing = () => undefined;
const item = (item_id: string, more: object = {}) => ({
  items: [{ item_id, item_category: 'Women', item_category2: 'Dresses', item_brand: 'Marlow', ...more }],
});
const lamp = { item_category: 'Home', item_category2: 'Lamps', item_brand: 'Finch' };
const told = (all: readonly Affinity[]) => all.map(({ value, share }) => [value, Math.round(share * 100)]);
const of = (profile: Profile, now = NOW) => affinitiesOf(profile, now, nothing);

test('shares lie between 0 and 1, and those of brands sum to no more than 1', () => {
  fc.assert(
    fc.property(arbitraryProfile(), (profile) => {
      const { category, brand, color, priceLevel } = of(profile);
      for (const { share, because } of [category, brand, color, priceLevel].flat()) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
        expect(because.length).toBeGreaterThan(0);
      }
      for (const all of [brand, color, priceLevel])
        expect(all.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

test('two copies of one profile lean no more than one does', () => {
  fc.assert(
    fc.property(arbitraryProfile(), arbitraryProfile(), (a, b) => {
      expect(of(merge(merge(a, b), b))).toEqual(of(merge(a, b)));
    }),
  );
});

describe('what speaks for a thing', () => {
  test('speaks for each step of its category, its brand, its colour and its price level', () => {
    const { category, brand, color, priceLevel } = of(
      profileOf([5, 'view_item', item('red', { item_variant: 'Rose', price: 129.9 })]),
    );
    expect(told(category)).toEqual([
      ['Women', 100],
      ['Women > Dresses', 100],
    ]);
    expect([told(brand), told(color), told(priceLevel)]).toEqual([
      [['Marlow', 100]],
      [['rose', 100]],
      [['10000-20000', 100]],
    ]);
  });

  test('wanting weighs more than looking, and paying more than wanting', () => {
    const looks: Told = [5, 'view_item', item('lamp', lamp)];
    const shares = (...more: Told[]) =>
      of(profileOf(looks, ...more)).brand.find(({ value }) => value === 'Marlow')?.share ?? 0;
    const looked = shares([5, 'view_item', item('red')]);
    const wanted = shares([5, 'add_to_cart', item('red')]);
    const paid = shares([5, 'purchase', { transaction_id: 't1', value: 1, ...item('red') }]);
    expect([looked < wanted, wanted < paid]).toEqual([true, true]);
  });

  test('half of a look is over after two weeks, of a purchase after half a year', () => {
    const DAY = 86_400_000;
    const weight = (profile: Profile, days: number) => of(profile, NOW + days * DAY).brand[0]?.weight;
    expect(weight(profileOf([0, 'view_item', item('red')]), 14)).toBeCloseTo(0.5);
    expect(weight(profileOf([0, 'add_to_cart', item('red')]), 30)).toBeCloseTo(1.5);
    expect(weight(profileOf([0, 'purchase', { value: 1, ...item('red') }]), 180)).toBeCloseTo(2.5);
  });

  test('says what it rests on', () => {
    const profile = profileOf([9, 'view_item', item('red')], [5, 'add_to_cart', item('blue')]);
    expect(of(profile).brand[0]?.because.map(({ item: id, kind }) => [id, kind])).toEqual([
      ['blue', 'basket'],
      ['red', 'looked'],
    ]);
  });
});

describe('what speaks against it', () => {
  const lookedAt: Told = [60, 'view_item', item('lamp', lamp)];
  const bought: Told = [50, 'purchase', { transaction_id: 't1', value: 1, ...item('red') }];
  const marlow = (...more: Told[]) =>
    of(profileOf(lookedAt, bought, ...more)).brand.find(({ value }) => value === 'Marlow');

  test('it came back, by itself or with its order', () => {
    const shop = { source: 'server' as const, session: '' };
    expect(marlow()?.weight).toBeCloseTo(5);
    for (const params of [{ items: [{ item_id: 'red' }] }, {}])
      expect(marlow([9, 'return_received', { transaction_id: 't1', ...params }, shop])).toMatchObject({
        share: 0,
        because: [{ item: 'red', kind: 'returned' }],
      });
  });

  test('"not for me", until it is looked at again', () => {
    const no: Told = [9, 'not_interested', { item_id: 'red' }];
    expect(marlow(no)?.weight).toBeCloseTo(0);
    expect(marlow(no, [5, 'view_item', item('red')])?.weight).toBeCloseTo(6);
  });

  test('an order called off says nothing either way', () => {
    const off: Told = [9, 'order_cancelled', { transaction_id: 't1' }, { source: 'server' }];
    expect(marlow(off)).toBeUndefined();
  });
});

test('what the events did not say, the catalogue does; a size is no colour', () => {
  const profile = profileOf([5, 'view_item', { items: [{ item_id: 'red', item_variant: 'M' }] }]);
  const described: CatalogItem = {
    id: 'red',
    title: 'Red',
    link: '/p/red',
    price: 12_900,
    currency: 'EUR',
    availability: 'in_stock',
    brand: 'Marlow',
    categories: ['Women', 'Dresses'],
    size: 'm',
  };
  const { category, brand, color, priceLevel } = affinitiesOf(profile, NOW, () => described);
  expect([category.length, brand[0]?.value, color, priceLevel[0]?.value]).toEqual([
    2,
    'Marlow',
    [],
    '10000-20000',
  ]);
  const rose = affinitiesOf(profile, NOW, () => ({ ...described, color: 'Rose' }));
  expect(rose.color[0]?.value).toBe('rose');
});

test.each([
  [0, '0-1'],
  [1, '1-2'],
  [999, '500-1000'],
  [1000, '1000-2000'],
  [1999, '1000-2000'],
  [4999, '2000-5000'],
  [12_990, '10000-20000'],
  [999_999_999_999_999, '500000000000000-1000000000000000'],
])('%i minor units lie in %s', (price, level) => {
  expect(priceLevelOf(price)).toBe(level);
});
