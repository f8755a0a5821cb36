import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TactEvent } from '../event/event.ts';
import { readEvent } from '../event/read-event.ts';
import { arbitraryEvent, arbitraryProfile, NOW } from './arbitrary-events.laws.ts';
import { basketOf } from './basket-of.ts';
import { boundProfile } from './bound-profile.ts';
import { foldAll, type Memory } from './fold-all.ts';
import { fold } from './fold.ts';
import { merge } from './merge.ts';
import { profileBytes } from './profile-bytes.ts';
import {
  BASKET_OPS_MAX,
  ITEMS_MAX,
  newProfile,
  ORDERS_MAX,
  ORIGINS_MAX,
  PROFILE_BYTES_MAX,
  SAID_MAX,
  SHOWINGS_MAX,
  TRACES_MAX,
  VISITS_MAX,
  type Profile,
} from './profile.ts';

/** Somebody who wants the profile to burst: ever new names, as long and as costly in UTF-8 as the door lets through. */
function flood(seed: number, length: number): TactEvent[] {
  const wide = (text: string) => text.padEnd(100, '漢"\\');
  const names = [
    'view_item',
    'add_to_cart',
    'purchase',
    'view_cart',
    'slot_view',
    'invite_dismiss',
    'preference',
    'trait',
  ];
  return Array.from({ length }, (_, i) => {
    const n = seed * 1000 + i;
    const read = readEvent(
      {
        id: `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
        name: names[i % names.length],
        at: NOW - 1_000_000 + n,
        params: {
          items: Array.from({ length: 6 }, (_, k) => ({
            item_id: wide(`${n}-${k}`),
            item_brand: wide('b'),
            item_category: wide('c'),
            item_variant: wide(`v${n}`),
            price: 999_999_999.99,
          })),
          currency: `A${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(65 + (i % 26))}`,
          transaction_id: wide(`t${n}`),
          value: 999_999_999,
          slot: `slot-${n}`.padEnd(48, 'x'),
          variant: 'v'.repeat(48),
          name: `n${n}`.padEnd(48, 'x'),
          values: [wide('said')],
        },
      },
      { now: NOW, offset: 0, session: wide(`s${n}`).slice(0, 64), source: 'server' },
    );
    if (!read.ok) throw new Error(read.detail);
    return read.event;
  });
}

test('whatever is fed, a folded profile keeps to its bounds', () => {
  let memory: Memory = { profile: newProfile('o'.repeat(64)), seen: new Set() };
  for (let batch = 0; batch < 12; batch++) {
    const { profile } = foldAll(memory, flood(batch, 50));
    expect(profileBytes(profile)).toBeLessThanOrEqual(PROFILE_BYTES_MAX);
    expectBounds(profile);
    memory = { profile, seen: new Set() };
  }
  expect(memory.profile.counts[memory.profile.origin]?.events).toBe(600);
});

test('merged profiles of many devices keep to their bounds once they are bounded', () => {
  fc.assert(
    fc.property(fc.array(arbitraryProfile(), { maxLength: 4 }), (profiles) => {
      const renamed = profiles.flatMap((profile, i) =>
        [0, 1, 2].map((k) => ({ ...profile, origin: `o${i}${k}` })),
      );
      const all = renamed.reduce(merge, newProfile('anna'));
      const bounded = boundProfile(all);
      expect(profileBytes(bounded)).toBeLessThanOrEqual(PROFILE_BYTES_MAX);
      expectBounds(bounded);
    }),
    { numRuns: 30 },
  );
});

function expectBounds(profile: Profile): void {
  const sizes = {
    visits: [profile.visits.length, VISITS_MAX],
    items: [Object.keys(profile.items).length, ITEMS_MAX],
    basket: [profile.basket.length, BASKET_OPS_MAX],
    orders: [profile.orders.length, ORDERS_MAX],
    traces: [profile.traces.length, TRACES_MAX],
    showings: [Object.keys(profile.showings).length, SHOWINGS_MAX],
    said: [Object.keys(profile.said).length, SAID_MAX],
    traits: [Object.keys(profile.traits).length, SAID_MAX],
    counts: [Object.keys(profile.counts).length, ORIGINS_MAX],
  };
  for (const [part, [size = 0, max = 0]] of Object.entries(sizes))
    expect(size, part).toBeLessThanOrEqual(max);
}

test('bounding twice is bounding once, and within the bounds nothing is forgotten', () => {
  fc.assert(
    fc.property(arbitraryProfile(), (profile) => {
      expect(boundProfile(profile)).toEqual(profile);
    }),
  );
  const full = flood(1, 40).reduce((profile, event) => fold(profile, event), newProfile('anna'));
  expect(boundProfile(boundProfile(full))).toEqual(boundProfile(full));
});

test('bounding leaves the basket as it is, however often it was changed', () => {
  const changes = fc.array(arbitraryEvent(), { minLength: 60, maxLength: 90 });
  fc.assert(
    fc.property(changes, (events) => {
      const only = events
        .filter(({ name }) => name !== 'purchase')
        .map((event) => ({ ...event, name: basketName(event) }));
      const profile = only.reduce((each, event) => fold(each, event), newProfile('anna'));
      expect(basketOf(boundProfile(profile))).toEqual(basketOf(profile));
      expect(boundProfile(profile).basket.length).toBeLessThanOrEqual(BASKET_OPS_MAX);
    }),
    { numRuns: 12 },
  );
});

function basketName(event: TactEvent): TactEvent['name'] {
  return event.at % 3 === 0 ? 'remove_from_cart' : 'add_to_cart';
}

test('what the visitor said, a "no" and the last order outlive looks and traces', () => {
  const [order, ...looks] = flood(2, 40).map((event, i) => ({
    ...event,
    name: i === 0 ? ('purchase' as const) : ('view_item' as const),
  }));
  if (order === undefined) throw new Error('no order');
  const said = { ...order, id: order.id.replace('8000', '9000'), name: 'preference' as const };
  const no = { ...order, id: order.id.replace('8000', 'a000'), name: 'invite_dismiss' as const };
  const memory: Memory = { profile: newProfile('anna'), seen: new Set() };
  const { profile } = foldAll(memory, [order, said, no, ...looks]);
  expect(Object.keys(profile.said)).toHaveLength(1);
  expect(Object.values(profile.showings)[0]?.dismissed).toEqual([no.at]);
  expect(profile.orders.map((each) => each.id)).toEqual([order.params.transaction_id]);
  expect(profile.traces.filter((trace) => trace.kind === 'bought')).toEqual([]);
});

test('of many items the last touched are kept, and a few that were decided about', () => {
  const look = (n: number, part: Partial<Profile['items'][string]> = {}) => ({
    seen: [n],
    touched: n,
    ...part,
  });
  const items = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`i${n}`, look(n + 1)]));
  items.i0 = look(1, { notForMeAt: 1 });
  const kept = Object.keys(boundProfile({ ...newProfile('anna'), items }).items);
  expect(kept).toHaveLength(ITEMS_MAX);
  expect(kept).toContain('i59');
  expect(kept).toContain('i0');
  expect(kept).not.toContain('i1');
});

test('a transaction whose order is forgotten is not counted again', () => {
  const orders = Array.from({ length: 14 }, (_, i) => purchase(`t${i}`, i));
  const first = foldAll({ profile: newProfile('anna'), seen: new Set() }, orders);
  expect(first.profile.orders).toHaveLength(ORDERS_MAX);
  const again = foldAll({ profile: first.profile, seen: new Set(first.keys) }, [
    { ...purchase('t0', 99), at: NOW - 999 },
  ]);
  expect(again.profile.counts.anna).toMatchObject({ purchases: 14, spent: { EUR: 14_00 }, events: 15 });
});

function purchase(transaction: string, n: number): TactEvent {
  return {
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    name: 'purchase',
    at: NOW - 500 + n,
    params: { transaction_id: transaction, value: 1, currency: 'EUR' },
    session: 's1',
    source: 'browser',
  };
}
