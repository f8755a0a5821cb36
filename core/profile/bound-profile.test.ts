import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TactEvent } from '../event/event.ts';
import { readEvent } from '../event/read-event.ts';
import { arbitraryEvent, arbitraryEvents, arbitraryProfile, NOW } from './arbitrary-events.laws.ts';
import { basketOf } from './basket-of.ts';
import { boundProfile } from './bound-profile.ts';
import { foldAll, type Memory } from './fold-all.ts';
import { forgetting } from './forgetting.ts';
import { fold } from './fold.ts';
import { merge } from './merge.ts';
import { profileBytes } from './profile-bytes.ts';
import {
  BASKET_OPS_MAX,
  BOUGHT_MAX,
  BUYS_MAX,
  CASES_MAX,
  FATE_ITEMS_MAX,
  FATES_MAX,
  ITEMS_MAX,
  MESSAGES_MAX,
  newProfile,
  ORDERS_MAX,
  ORIGINS_MAX,
  PAID_MAX,
  PROFILE_BYTES_MAX,
  SAID_MAX,
  SHOWINGS_MAX,
  TRACES_MAX,
  VISITS_MAX,
  type Profile,
} from './profile.ts';
import { standingBuys } from './standing-buys.ts';
import { totals } from './totals.ts';

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
    'purchase',
    'refund',
    'return_received',
    'order_delivered',
    'case_opened',
    'case_closed',
    'message_sent',
    'invite_shown',
  ];
  return Array.from({ length }, (_, i) => {
    const n = seed * 1000 + i;
    // What becomes of an order, and of what it bought, is told some events after it.
    const order = n - (n % names.length);
    const read = readEvent(
      {
        id: `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
        name: names[i % names.length],
        at: NOW - 1_000_000 + n,
        params: {
          items: Array.from({ length: 5 }, (_, k) => ({
            item_id: wide(`${k > 2 ? order : n}-${k}`),
            item_brand: wide('b'),
            item_category: wide('c'),
            item_variant: wide(`v${n}`),
            price: 999_999_999.99,
            discount: 1,
          })),
          item_id: wide(`o${n}`),
          currency: `A${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(65 + (i % 26))}`,
          transaction_id: wide(`t${order}`),
          value: 999_999_999,
          slot: `slot-${n}`.padEnd(48, 'x'),
          variant: 'v'.repeat(48),
          name: `n${n}`.padEnd(48, 'x'),
          values: [wide('said')],
          case_id: wide(`c${n}`),
          message_id: wide(`m${n}`),
          channel: wide('channel').slice(0, 48),
          campaign: wide(`campaign ${n}`),
          source: wide('source').slice(0, 48),
          incentive: 'free_shipping',
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
  const fates = Object.values(profile.fates);
  const sizes = {
    visits: [profile.visits.length, VISITS_MAX],
    items: [Object.keys(profile.items).length, ITEMS_MAX],
    basket: [profile.basket.length, BASKET_OPS_MAX],
    orders: [profile.orders.length, ORDERS_MAX],
    bought: [Object.keys(profile.bought).length, BOUGHT_MAX],
    buys: [Math.max(0, ...Object.values(profile.bought).map((buys) => buys.length)), BUYS_MAX],
    fates: [Object.keys(profile.fates).length, FATES_MAX],
    back: [Math.max(0, ...fates.map(({ back = {} }) => Object.keys(back).length)), FATE_ITEMS_MAX],
    paid: [Math.max(0, ...fates.map(({ paid = {} }) => Object.keys(paid).length)), PAID_MAX],
    cases: [Object.keys(profile.cases).length, CASES_MAX],
    messages: [Object.keys(profile.messages).length, MESSAGES_MAX],
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

test('where chance has put them is forgotten before a "no" and what the visitor said: the newest first, the site last', () => {
  const steps = [
    ...forgetting({
      ...newProfile('anna'),
      said: { size: { value: 'M', at: 1 } },
      showings: { 'hero/a': { shown: [1], dismissed: [1] } },
      assigned: { '': { at: 1, share: 0.1 }, hero: { at: 2, share: 0.1 }, chat: { at: 3, share: 0.1 } },
    }),
  ];
  const left = steps.map(({ assigned = {}, said, showings }) =>
    [...Object.keys(assigned), ...Object.keys(showings), ...Object.keys(said)].join(),
  );
  expect([...new Set(left)]).toEqual([
    ',hero,chat,hero/a,size',
    ',hero,hero/a,size',
    ',hero/a,size',
    'hero/a,size',
    'size',
    '',
  ]);
});

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

/** More orders than are remembered, each with what became of it. */
const manyOrders = fc
  .tuple(...['a-', 'b-', 'c-', 'd-', 'e-'].map((own) => arbitraryEvents(40, own)))
  .map((batches) => batches.flat());

test('forgetting gives nothing back to those who have returned it, and takes nothing from those who have not', () => {
  const keepsVerdicts = (events: readonly TactEvent[]) => {
    const before = events.reduce((profile, event) => fold(profile, event), newProfile('anna'));
    const after = boundProfile(before);
    for (const [item, buys] of Object.entries(after.bought))
      for (const { order } of buys) expect(left(after, item, order)).toBe(left(before, item, order));
    return after;
  };
  fc.assert(
    fc.property(manyOrders, (events) => void keepsVerdicts(events)),
    { numRuns: 40 },
  );
  const { bought, items } = keepsVerdicts(Array.from({ length: 60 }, (_, n) => halfReturned(n)).flat());
  expect(Object.keys(bought).length).toBeGreaterThan(0);
  expect(Object.keys(items).length).toBeLessThan(ITEMS_MAX);
});

/** An order of two things with long names, of which one came back. */
function halfReturned(n: number): TactEvent[] {
  const [kept, returned] = ['kept', 'returned'].map((word) => ({
    item_id: `${word}-${n}-`.padEnd(90, 'x'),
    item_brand: 'b'.repeat(48),
    item_category: 'c'.repeat(48),
    price: 1,
  }));
  if (kept === undefined || returned === undefined) return [];
  const order = { ...purchase(`t${n}`.padEnd(30, 'x'), 2 * n), source: 'server' as const };
  return [
    { ...order, params: { ...order.params, items: [kept, returned] } },
    {
      ...order,
      id: purchase('', 2 * n + 1).id,
      name: 'return_received',
      params: { ...order.params, items: [returned] },
    },
  ];
}

function left(profile: Profile, item: string, order: string): number {
  const buys = standingBuys(profile).get(item) ?? [];
  return buys.find((buy) => buy.order === order)?.quantity ?? 0;
}

test('what was paid back once is not paid back again when the rest of it is told after forgetting', () => {
  const says = (n: number, name: TactEvent['name'], params: object): TactEvent => ({
    ...purchase('t0', n),
    name,
    source: 'server',
    params: { transaction_id: 't0', ...params },
  });
  const told = [purchase('t0', 0), says(1, 'order_cancelled', {})];
  const others = Array.from({ length: 14 }, (_, i) => purchase(`t${i + 1}`, i + 2));
  const first = foldAll({ profile: newProfile('anna'), seen: new Set() }, [...told, ...others]);
  expect(first.profile.orders.map(({ id }) => id)).not.toContain('t0');
  const late = [
    says(20, 'refund', { value: 1, currency: 'EUR' }),
    says(21, 'refund', {}),
    { ...purchase('t0', 22), at: NOW },
    says(23, 'refund', { value: 1, currency: 'EUR' }),
  ];
  const again = foldAll({ profile: first.profile, seen: new Set(first.keys) }, late);
  expect(totals(again.profile)).toMatchObject({ purchases: 15, refunded: { EUR: 100 }, undone: 1 });
});

test('what was only offered is forgotten before any showing, those before any order', () => {
  const long = (name: string, n: number) => `${name}-${n}-`.padEnd(90, 'x');
  const times = (length: number, name: string, value: (n: number) => object) =>
    Object.fromEntries(Array.from({ length }, (_, n) => [long(name, n), value(n)]));
  fc.assert(
    fc.property(fc.nat(ORDERS_MAX), fc.nat(SHOWINGS_MAX), fc.nat(SAID_MAX), (orders, showings, said) => {
      const full: Profile = {
        ...newProfile('anna'),
        items: times(10, 'offered', (n) => ({ seen: [], touched: 0, offered: [n + 1] })) as Profile['items'],
        showings: times(showings, 'shown', (n) => ({ shown: [n + 1], dismissed: [] })) as Profile['showings'],
        said: times(said, 'said', (n) => ({ value: 'x'.repeat(48), at: n + 1 })) as Profile['said'],
        orders: Array.from({ length: orders }, (_, n) => ({
          id: long('order', n),
          at: n + 1,
          value: 1,
          currency: 'EUR',
          items: [0, 1, 2].map((k) => ({ item: long('item', k), quantity: 1 })),
          confirmed: true,
        })),
      };
      const bounded = boundProfile(full);
      const lost = (part: 'items' | 'showings' | 'orders' | 'said') =>
        Object.keys(full[part]).length - Object.keys(bounded[part]).length;
      if (lost('showings') > 0) expect(bounded.items).toEqual({});
      if (lost('orders') > 0) expect(bounded.showings).toEqual({});
      expect(lost('said')).toBe(0);
    }),
  );
});

test('of things bought the last are kept, and a few that cost most', () => {
  const buy = (n: number, price: number) => [{ order: `t${n}`, at: n, quantity: 1, price, currency: 'EUR' }];
  const bought = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`i${n}`, buy(n, 100)]));
  bought.i3 = buy(3, 50_000);
  const kept = Object.keys(boundProfile({ ...newProfile('anna'), bought }).bought);
  expect(kept).toHaveLength(BOUGHT_MAX);
  expect(kept).toEqual(expect.arrayContaining(['i59', 'i40', 'i3']));
  expect(kept).not.toContain('i0');
});

test('open cases outlive closed ones, and what promotes outlives what was asked for', () => {
  const cases = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [`c${n}`, { openedAt: n, ...(n !== 3 && { closedAt: n + 1 }) }]),
  );
  const messages = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [
      `m${n}`,
      { channel: 'email', sentAt: n, ...(n > 10 && { service: true as const }) },
    ]),
  );
  const bounded = boundProfile({ ...newProfile('anna'), cases, messages });
  expect(Object.keys(bounded.cases)).toHaveLength(CASES_MAX);
  expect(bounded.cases).toHaveProperty(['c3']);
  expect(Object.keys(bounded.messages)).toHaveLength(MESSAGES_MAX);
  expect(bounded.messages).toHaveProperty(['m0']);
  expect(bounded.messages).toHaveProperty(['m39']);
});

test('what was only offered is forgotten before what was looked at', () => {
  const items = Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => [
      `i${n}`,
      n < 10 ? { seen: [n + 1], touched: n + 1 } : { seen: [], touched: 0, offered: [1000 + n] },
    ]),
  );
  const kept = Object.keys(boundProfile({ ...newProfile('anna'), items }).items);
  expect(kept).toHaveLength(ITEMS_MAX);
  expect(kept).toEqual(expect.arrayContaining(['i0', 'i9', 'i29', 'i20']));
  expect(kept).not.toContain('i19');
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
