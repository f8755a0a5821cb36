import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TactEvent } from '../event/event.ts';
import { absorb, type ToldTwice } from './absorb.ts';
import { arbitraryEvents, NOW, profileFrom } from './arbitrary-events.laws.ts';
import { keysOf } from './fold-all.ts';
import { newProfile, type Profile } from './profile.ts';
import { totals } from './totals.ts';

/** What a store of keys finds in both. */
function twiceIn(a: readonly TactEvent[], b: readonly TactEvent[]): ToldTwice {
  const theirs = new Set(b.flatMap(keysOf));
  const keys = [...new Set(a.flatMap(keysOf))].filter((key) => theirs.has(key));
  const orders = keys.filter((key) => key.startsWith('tx:')).map((key) => key.slice(3));
  return { events: keys.length - orders.length, orders };
}

/** Who was there first is told by a name, which depends on who folded. */
const nameless = (profile: Profile) => ({ ...profile, eldest: undefined });

test('taking in a device is folding the events of both, by one writer', () => {
  fc.assert(
    fc.property(arbitraryEvents(10), arbitraryEvents(10), (mine, theirs) => {
      const [person, device] = [profileFrom(mine, 'person'), profileFrom(theirs, 'device')];
      const whole = profileFrom([...mine, ...theirs], 'person');
      expect(nameless(absorb(person, device, twiceIn(mine, theirs)))).toEqual(nameless(whole));
    }),
  );
});

test('taking in device after device loses no count, however many there are', () => {
  fc.assert(
    fc.property(fc.array(arbitraryEvents(3), { minLength: 10, maxLength: 14 }), (all) => {
      const told: TactEvent[] = [];
      let person = newProfile('person');
      for (const [n, events] of all.entries()) {
        person = absorb(person, profileFrom(events, `device-${n}`), twiceIn(told, events));
        told.push(...events);
      }
      expect(totals(person)).toEqual(totals(profileFrom(told, 'person')));
    }),
    { numRuns: 20 },
  );
});

const purchase = (n: number, transaction: string, value: number): TactEvent => ({
  id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  name: 'purchase',
  at: NOW + n,
  params: { transaction_id: transaction, value, currency: 'EUR' },
  session: 's1',
  source: 'browser',
});

test('an order that the page told the device and the shop the person is one, at the shop’s price', () => {
  const device = profileFrom([purchase(1, 'T1', 20), purchase(2, 'T2', 5)], 'device');
  const person = profileFrom([{ ...purchase(3, 'T1', 18), source: 'server' }], 'person');
  const joined = absorb(person, device, { events: 0, orders: ['T1'] });
  expect(joined.counts).toEqual({ person: expect.objectContaining({ purchases: 2, spent: { EUR: 23_00 } }) });
});

test('an order that one of them has forgotten is still counted once', () => {
  const many = Array.from({ length: 12 }, (_, n) => purchase(n, `T${n}`, 1));
  const person = profileFrom([purchase(50, 'T0', 1)], 'person');
  const joined = absorb(person, profileFrom(many, 'device'), { events: 0, orders: ['T0'] });
  expect(totals(joined)).toMatchObject({ purchases: 12, spent: { EUR: 12_00 } });
});

test('a refund that was told of the person counts once the order that the device knew is theirs', () => {
  const refund: TactEvent = {
    ...purchase(9, 'T1', 20),
    name: 'refund',
    source: 'server',
    params: { transaction_id: 'T1' },
  };
  const joined = absorb(profileFrom([refund], 'person'), profileFrom([purchase(1, 'T1', 20)], 'device'));
  expect(totals(joined)).toEqual(totals(profileFrom([purchase(1, 'T1', 20), refund], 'person')));
  expect(totals(joined).refunded).toEqual({ EUR: 20_00 });
});

test('an event told twice is one event', () => {
  const event = purchase(1, 'T1', 20);
  const [person, device] = [profileFrom([event], 'person'), profileFrom([event], 'device')];
  const joined = absorb(person, device, { events: 1, orders: ['T1'] });
  expect(nameless(joined)).toEqual(nameless(profileFrom([event], 'person')));
});

test('the identity that was there first stays the eldest, whoever takes in whom', () => {
  const device = profileFrom([purchase(1, 'T1', 20)], 'device');
  const person = profileFrom([purchase(2, 'T2', 20)], 'person');
  expect(absorb(person, device).eldest?.id).toBe('device');
  expect(absorb(newProfile('person'), device).eldest?.id).toBe('device');
});
