import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryEvents } from './arbitrary-events.laws.ts';
import { deliveryOf } from './delivery-of.ts';
import { ago, profileOf, type Told } from './events.laws.ts';
import { fold } from './fold.ts';
import { moneyBack } from './money-back.ts';
import { newProfile } from './profile.ts';
import { standingBuys } from './standing-buys.ts';
import { totals } from './totals.ts';
import { undoneOf } from './undone.ts';

const shop = { source: 'server' as const, session: '' };
const of = (item_id: string, price?: number, quantity?: number) => ({
  item_id,
  ...(price !== undefined && { price }),
  ...(quantity !== undefined && { quantity }),
});
const bought: Told = [
  60,
  'purchase',
  { transaction_id: 't1', value: 100, items: [of('dress', 60), of('shoes', 20, 2)] },
];
const says = (minutes: number, name: Told[1], params: Told[2] = {}): Told => [
  minutes,
  name,
  { transaction_id: 't1', ...params },
  shop,
];
/** What stands of it, as `item×quantity`. */
const standing = (...told: Told[]) =>
  [...standingBuys(profileOf(...told))].flatMap(([item, buys]) =>
    buys.map((buy) => `${item}×${buy.quantity}`),
  );
const back = (...told: Told[]) => totals(profileOf(...told)).refunded;

test('what was paid back is counted once, whatever is told in which order', () => {
  fc.assert(
    fc.property(arbitraryEvents(40), (events) => {
      const profile = events.reduce((each, event) => fold(each, event), newProfile('anna'));
      const sums: Record<string, number> = {};
      for (const order of Object.keys(profile.fates))
        for (const [currency, value] of Object.entries(moneyBack(profile, order)))
          sums[currency] = (sums[currency] ?? 0) + value;
      const nonZero = Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
      expect(totals(profile).refunded).toEqual(nonZero);
      const undone = profile.orders.filter(({ id }) => undoneOf(profile, id) !== undefined);
      expect(totals(profile).undone ?? 0).toBe(undone.length);
    }),
  );
});

describe('what stands of an order', () => {
  test.each<[string, Told[], string[]]>([
    ['all, where nothing is said', [], ['dress×1', 'shoes×2']],
    ['all, once it is delivered', [says(30, 'order_delivered')], ['dress×1', 'shoes×2']],
    ['nothing of one called off', [says(30, 'order_cancelled')], []],
    ['nothing of one paid back without a word more', [says(30, 'refund')], []],
    ['nothing of one that came back', [says(30, 'return_received')], []],
    ['nothing, when the sum is its value', [says(30, 'refund', { value: 100 })], []],
    [
      'nothing, when two sums are',
      [says(30, 'refund', { value: 60 }), says(20, 'refund', { value: 40 })],
      [],
    ],
    ['all, when a smaller sum is a goodwill', [says(30, 'refund', { value: 5 })], ['dress×1', 'shoes×2']],
    [
      'the rest, when an item came back',
      [says(30, 'return_received', { items: [of('dress')] })],
      ['shoes×2'],
    ],
    [
      'the rest of the pieces, when one of two came back',
      [says(30, 'return_received', { items: [of('shoes', 20, 1)] })],
      ['dress×1', 'shoes×1'],
    ],
    [
      'the same, when parcel and payment tell of one piece each: it is one return',
      [
        says(30, 'return_received', { items: [of('shoes', 20, 1)] }),
        says(20, 'refund', { items: [of('shoes', 20, 1)] }),
      ],
      ['dress×1', 'shoes×1'],
    ],
    [
      'no piece, where one word names no number',
      [
        says(30, 'return_received', { items: [of('shoes')] }),
        says(20, 'refund', { items: [of('shoes', 20, 1)] }),
      ],
      ['dress×1'],
    ],
    [
      'nothing, when each item came back by itself',
      [
        says(30, 'return_received', { items: [of('shoes', 20, 2)] }),
        says(20, 'return_received', { items: [of('dress')] }),
      ],
      [],
    ],
  ])('%s', (_, told, expected) => {
    expect(standing(bought, ...told)).toEqual(expected);
    expect(standing(...told.toReversed(), bought)).toEqual(expected);
  });

  test('bought twice and returned once, the other buy stands', () => {
    const again: Told = [50, 'purchase', { transaction_id: 't2', value: 60, items: [of('dress', 60)] }];
    const profile = profileOf(bought, again, says(30, 'return_received', { items: [of('dress')] }));
    expect(
      standingBuys(profile)
        .get('dress')
        ?.map((buy) => buy.order),
    ).toEqual(['t2']);
  });

  test("a browser's refund gives nothing back", () => {
    const claimed: Told = [30, 'refund', { transaction_id: 't1', value: 100, items: [of('dress')] }];
    expect(standing(bought, claimed)).toEqual(['dress×1', 'shoes×2']);
    expect(back(bought, claimed)).toEqual({});
    expect(profileOf(bought, claimed).items.dress).not.toHaveProperty('returnedAt');
  });
});

describe('what was paid back', () => {
  test.each<[string, Told[], Record<string, number>]>([
    ['the sum that is named', [says(30, 'refund', { value: 12.5 })], { EUR: 1250 }],
    ['each of two sums', [says(30, 'refund', { value: 5 }), says(20, 'refund', { value: 5 })], { EUR: 1000 }],
    [
      "the items' worth, where only they are named",
      [says(30, 'refund', { items: [of('dress', 60)] })],
      { EUR: 6000 },
    ],
    [
      'what the items cost, where they are named without prices',
      [says(30, 'refund', { items: [of('shoes', undefined, 1)] })],
      { EUR: 2000 },
    ],
    ["the order's value, where nothing is named", [says(30, 'refund')], { EUR: 10_000 }],
    ['the same for an order called off', [says(30, 'order_cancelled')], { EUR: 10_000 }],
    [
      'and only once, when it is paid back too',
      [says(30, 'order_cancelled'), says(20, 'refund', { value: 100 }), says(10, 'refund')],
      { EUR: 10_000 },
    ],
    ['never more than was paid', [says(30, 'refund', { value: 150 })], { EUR: 10_000 }],
    ['nothing, when the parcel is back and the money is not', [says(30, 'return_received')], {}],
  ])('is %s', (_, told, expected) => {
    expect(back(bought, ...told)).toEqual(expected);
    expect(back(...told.toReversed(), bought)).toEqual(expected);
  });

  test('a refund of an order nobody has told of is its sum', () => {
    expect(back(says(30, 'refund', { value: 12.5 }))).toEqual({ EUR: 1250 });
    expect(back(says(30, 'refund'))).toEqual({});
  });
});

describe('where an order is', () => {
  const shipped = says(50, 'order_shipped');
  const delivered = says(40, 'order_delivered');
  test.each<[string, Told[], ReturnType<typeof deliveryOf>]>([
    ['unknown', [], { state: 'unknown' }],
    ['on its way', [shipped], { state: 'on_its_way', at: ago(50) }],
    ['delivered', [delivered, shipped], { state: 'delivered', at: ago(40) }],
    ['cancelled', [shipped, says(45, 'order_cancelled')], { state: 'cancelled', at: ago(45) }],
    ['returned', [delivered, says(20, 'refund', { value: 100 })], { state: 'returned', at: ago(20) }],
  ])('%s', (_, told, expected) => {
    expect(deliveryOf(profileOf(bought, ...told), 't1')).toEqual(expected);
  });

  test('an item of it may have come back though the rest was kept', () => {
    const profile = profileOf(bought, delivered, says(20, 'return_received', { items: [of('dress')] }));
    expect(deliveryOf(profile, 't1')).toEqual({ state: 'delivered', at: ago(40) });
    expect(deliveryOf(profile, 't1', 'shoes')).toEqual({ state: 'delivered', at: ago(40) });
    expect(deliveryOf(profile, 't1', 'dress')).toEqual({ state: 'returned', at: ago(20) });
  });

  test('an order that nobody has told of is unknown', () => {
    expect(deliveryOf(newProfile('anna'), 'constructor')).toEqual({ state: 'unknown' });
  });
});
