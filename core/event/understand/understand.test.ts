import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventParams } from '../event.ts';
import { AMOUNT_MAX, EVENT_ITEMS_MAX } from '../param-schemas.ts';
import { readEvent, type Arrival } from '../read-event.ts';
import cases from './cases.json' with { type: 'json' };
import { NOTE_MEANINGS } from './note-meanings.ts';
import { NOTE_REMEDIES } from './note-remedies.ts';
import { NOTES_MAX } from './notes.ts';

const NOW = 1_790_000_000_000;
const ID = '0198c0de-0000-7000-8000-000000000001';
const AT: Arrival = {
  now: NOW,
  offset: 0,
  session: 's1',
  source: 'browser',
  currency: 'EUR',
  locale: 'en-GB',
};

interface Case {
  kind: string;
  what: string;
  pushed: { name: string; params: unknown };
  shop?: { currency: string };
  gives: { name?: string; params?: EventParams; refused?: string };
  notes: string[];
}

function readPushed(pushed: { name: unknown; params?: unknown }, shop?: Partial<Arrival>) {
  return readEvent({ id: ID, at: NOW, ...pushed }, { ...AT, ...shop });
}

const kinds = Map.groupBy(cases as unknown as Case[], ({ kind }) => kind);
describe.each([...kinds])('%s', (_, all) => {
  test.each(all.map((each) => [each.what, each] as const))('%s', (_what, { pushed, shop, gives, notes }) => {
    const result = readPushed(pushed, shop);
    if (gives.refused !== undefined) {
      expect(result).toMatchObject({ ok: false, code: gives.refused });
      return;
    }
    if (!result.ok) throw new Error(result.detail);
    const { name, params } = result.event;
    expect({ name, params }).toEqual({ name: gives.name, params: gives.params });
    expect(result.notes.map(({ code }) => code)).toEqual(notes);
  });
});

test('each kind has at least four members', () => {
  expect([...kinds].filter(([, all]) => all.length < 4)).toEqual([]);
});

/** Words and keys that pages use, in any arrangement: close enough to the real thing to be looked into. */
const word = fc.constantFrom(
  'a',
  'EUR',
  '€',
  '12,50',
  '',
  '-3',
  'NaN',
  '[{"id":1}]',
  'https://schema.org/InStock',
);
const leaf = fc.oneof(word, fc.double(), fc.integer(), fc.constant(null), fc.boolean(), fc.string());
const key = fc.constantFrom(
  ...[
    'items',
    'products',
    'item_id',
    'id',
    'price',
    'quantity',
    'currency',
    'value',
    'transaction_id',
    'offers',
  ],
  ...[
    'add',
    'detail',
    'purchase',
    'actionField',
    'ecommerce',
    'priceSpecification',
    'availability',
    '0',
    '__proto__',
  ],
  ...[
    'ecomm_pagetype',
    'ecomm_prodid',
    'category',
    'item_variant',
    'transactionId',
    'impressions',
    'priceCurrency',
  ],
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}));
const pushed = fc.record({
  name: fc.constantFrom(
    ...[
      'view_item',
      'add_to_cart',
      'remove_from_cart',
      'purchase',
      'refund',
      'view_cart',
      'gtm.js',
      'addToCart',
    ],
  ),
  params: fc.dictionary(key, tree, { maxKeys: 6 }),
});

/** As it comes over the wire. */
function wired<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

test('whatever a page pushes, what comes of it is within its bounds', () => {
  fc.assert(
    fc.property(pushed, (said) => {
      const result = readPushed(wired(said));
      if (!result.ok) {
        expect(result.detail).toMatch(/^(params|name)[.:]/);
        return;
      }
      const { items = [], value = 0, currency = 'EUR', transaction_id: order = 'x' } = result.event.params;
      expect(items.length).toBeLessThanOrEqual(EVENT_ITEMS_MAX);
      expect(result.notes.length).toBeLessThanOrEqual(NOTES_MAX);
      expect(currency).toMatch(/^[A-Z]{3}$/);
      expect(order.length).toBeLessThanOrEqual(100);
      for (const amount of [value, ...items.map(({ price = 0 }) => price)])
        expect(amount >= 0 && amount <= AMOUNT_MAX).toBe(true);
      for (const { quantity = 1 } of items) expect(Number.isInteger(quantity) && quantity > 0).toBe(true);
      for (const { item_id: id } of items) expect(id in {}).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('what was understood is understood as the same again, and nothing in it needs a note of repair', () => {
  const stays = new Set(['order_number_missing', 'value_from_items']);
  fc.assert(
    fc.property(pushed, (said) => {
      const once = readPushed(wired(said));
      if (!once.ok) return;
      const { name, params } = once.event;
      const again = readPushed(wired({ name, params }));
      expect(again).toMatchObject({ ok: true, event: once.event });
      const codes = again.ok ? again.notes.map(({ code }) => code) : [];
      expect(codes.filter((code) => !stays.has(code))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('an event of 200 lines as the page packs it keeps them all', () => {
  const items = Array.from({ length: 200 }, (_, n) => [`sku-${n}`, 10, 1, 'green']);
  const result = readPushed({
    name: 'purchase',
    params: { transaction_id: 'B', value: 2000, currency: 'EUR', items },
  });
  expect(result.ok && result.event.params.items).toHaveLength(200);
  expect(result.ok && result.event.params.items?.[199]).toEqual({
    item_id: 'sku-199',
    price: 10,
    quantity: 1,
    item_variant: 'green',
  });
});

test('more than 200 are cut and told', () => {
  const items = Array.from({ length: 201 }, (_, n) => [n]);
  const result = readPushed({ name: 'view_cart', params: { items } });
  expect(result.ok && result.event.params.items).toHaveLength(200);
  expect(result.ok && result.notes.map(({ code }) => code)).toEqual(['too_many_items']);
});

test('every remedy is a sentence, and every meaning one without its full stop', () => {
  for (const remedy of Object.values(NOTE_REMEDIES)) expect(remedy).toMatch(/^[A-Z].*\.$/);
  for (const meaning of Object.values(NOTE_MEANINGS)) expect(meaning).toMatch(/^[A-Z].*[^.]$/);
});

test('a name that is refused comes with its remedy', () => {
  const result = readPushed({ name: 'heartbeat' });
  expect(result.ok ? '' : result.detail).toContain('"heartbeat" is no event that Tact knows; push GA4');
});
