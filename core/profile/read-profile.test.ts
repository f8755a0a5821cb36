import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryProfile } from './arbitrary-events.laws.ts';
import { ago, profileOf } from './events.laws.ts';
import { fold } from './fold.ts';
import { newProfile } from './profile.ts';
import { readProfile } from './read-profile.ts';
import { standingBuys } from './standing-buys.ts';

test('a profile of this version is read as it was stored', () => {
  fc.assert(
    fc.property(arbitraryProfile(), (profile) => {
      expect(readProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
    }),
  );
});

const told = profileOf([
  9,
  'purchase',
  { transaction_id: 't1', value: 100, items: [{ item_id: 'shredder', price: 50, quantity: 2 }] },
]);
/** As the first version stored it. */
const { bought: _b, fates: _f, cases: _c, messages: _m, eldest: _e, ...early } = told;
const counts = Object.fromEntries(
  Object.entries(told.counts).map(([origin, { purchasesOff: _o, refunded: _r, ...each }]) => [origin, each]),
);

test('what an earlier version lacks is there, and what was bought is read off the orders', () => {
  const read = readProfile({ ...early, counts });
  expect(read).toEqual(told);
  expect(standingBuys(read).get('shredder')).toEqual([
    { order: 't1', at: ago(9), quantity: 2, price: 5000, currency: 'EUR' },
  ]);
});

test('what is read can be gone on with', () => {
  const read = readProfile({ ...newProfile('anna'), bought: undefined, fates: undefined });
  const event = { id: '0', name: 'order_cancelled', at: 1, params: { transaction_id: 't1' } } as const;
  expect(fold(read, { ...event, session: '', source: 'server' }).fates).toEqual({ t1: { cancelledAt: 1 } });
});

test.each([[null], ['text'], [{}], [{ v: 2, origin: 'anna', counts: {}, orders: [] }]])(
  '%j is no stored profile',
  (stored) => {
    expect(() => readProfile(stored)).toThrow(TypeError);
  },
);
