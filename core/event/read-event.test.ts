import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonBytes } from '../json-bytes.ts';
import { SERVER_EVENTS } from './event.ts';
import { CLOCK_TOLERANCE_MS, EVENT_AGE_DAYS_MAX } from './event-time.ts';
import { ENGAGEMENT_MS_MAX, EVENT_ITEMS_MAX } from './param-schemas.ts';
import { readEvent, type Arrival } from './read-event.ts';

const NOW = 1_790_000_000_000;
const ID = '0198c0de-0000-7000-8000-000000000001';
const AT: Arrival = { now: NOW, offset: 0, session: 's1', source: 'browser' };

function read(name: string, params?: unknown, at: Partial<Arrival> = {}, rest: object = {}) {
  return readEvent({ id: ID, name, at: NOW - 1000, params, ...rest }, { ...AT, ...at });
}
function paramsOf(name: string, params: unknown, at?: Partial<Arrival>) {
  const result = read(name, params, at);
  if (!result.ok) throw new Error(result.detail);
  return result.event.params;
}
function codeOf(result: ReturnType<typeof readEvent>) {
  return result.ok ? 'ok' : result.code;
}

test('whatever comes is an event or a refusal with a code, never an exception', () => {
  const names = fc.constantFrom('view_item', 'purchase', 'preference', 'slot_view', 'trait', 'toString');
  const raw = fc.oneof(
    fc.anything(),
    fc.record({ id: fc.constant(ID), name: names, at: fc.anything(), params: fc.anything() }),
  );
  fc.assert(
    fc.property(raw, (value) => {
      let sent: unknown;
      try {
        sent = JSON.parse(JSON.stringify(value));
      } catch {
        return;
      }
      const result = readEvent(sent, { ...AT, source: 'server' });
      expect(result.ok ? result.event.id : result.detail).toBeTruthy();
    }),
  );
});

test('an event is read with what is known of it and nothing else', () => {
  const result = read(
    'view_item',
    { items: [{ item_id: 'dress', price: 129, colour: 'rose' }], currency: 'EUR', secret: 1 },
    {},
    { extra: 1 },
  );
  expect(result).toEqual({
    ok: true,
    event: {
      id: ID,
      name: 'view_item',
      at: NOW - 1000,
      params: { items: [{ item_id: 'dress', price: 129 }], currency: 'EUR' },
      session: 's1',
      source: 'browser',
    },
    notes: [],
  });
});

describe('who may say what', () => {
  test.each(SERVER_EVENTS)('%s is believed only from the shop', (name) => {
    const params = { transaction_id: 't1', case_id: 'c1', name: 'tier', values: ['gold'] };
    expect(codeOf(read(name, params))).toBe('server_only_event');
    expect(codeOf(read(name, params, { source: 'server' }))).toBe('ok');
  });

  test('a purchase from a browser is taken, with its provenance', () => {
    const result = read('purchase', { value: 1, transaction_id: 't1' });
    expect(result.ok && result.event.source).toBe('browser');
  });

  test('what was shown and offered is never taken from a page', () => {
    const said = {
      slot: 'hero',
      variant: 'a',
      item_id: 'dress',
      items: [{ item_id: 'bag' }],
      incentive: 'early_access',
    };
    const kept = (source: 'browser' | 'server') => {
      const result = read('slot_view', said, { source });
      return result.ok ? result.event.params : result;
    };
    expect(kept('browser')).toEqual({ slot: 'hero', variant: 'a' });
    expect(kept('server')).toEqual(said);
  });
});

describe('what is refused', () => {
  test.each([
    ['no object', null, 'invalid_event'],
    ['a list', [], 'invalid_event'],
    ['an id that is no UUID', { id: '1', name: 'page_view', at: NOW }, 'invalid_event'],
    [
      'the Nil UUID',
      { id: '00000000-0000-0000-0000-000000000000', name: 'page_view', at: NOW },
      'invalid_event',
    ],
    ['no id', { name: 'page_view', at: NOW }, 'invalid_event'],
    ['a name nobody knows', { id: ID, name: 'buy', at: NOW }, 'unknown_event'],
    ['a name that objects inherit', { id: ID, name: 'constructor', at: NOW }, 'unknown_event'],
    ['no time', { id: ID, name: 'page_view' }, 'invalid_event'],
    ['a time that is text', { id: ID, name: 'page_view', at: '2026' }, 'invalid_event'],
    ['params that are a list', { id: ID, name: 'page_view', at: NOW, params: [] }, 'invalid_event'],
    [
      'more than 8 KiB',
      { id: ID, name: 'page_view', at: NOW, params: { junk: 'x'.repeat(8192) } },
      'event_too_large',
    ],
  ])('%s', (_, raw, code) => {
    expect(codeOf(readEvent(raw, AT))).toBe(code);
  });

  test.each([
    ['purchase', { value: 'a lot' }],
    ['refund', { value: 'a lot', transaction_id: 't1' }],
    ['refund', { items: [{ item_name: 'no id' }], transaction_id: 't1' }],
    ['add_to_cart', { items: [{ item_id: 'dress', quantity: 0 }] }],
    ['view_item', {}],
    ['view_item', { items: [] }],
    ['view_item', { items: [{ item_name: 'no id' }] }],
    ['view_item', { items: 'dress' }],
    ['view_item', { item_id: '__proto__' }],
    ['add_to_cart', { items: [{ item_id: 'x'.repeat(101) }] }],
    ['view_region', { region: 'cellar' }],
    ['preference', { name: 'drive' }],
    ['preference', { name: '__proto__', values: ['x'] }],
    ['preference', { name: 'drive', values: [''] }],
    ['slot_view', { variant: 'a' }],
    ['slot_view', { slot: 'constructor' }],
    ['user_engagement', { engagement_time_msec: 'long' }],
    ['page_state', { state: 'asleep' }],
  ])('%s with %j loses its meaning', (name, params) => {
    const result = read(name, params);
    expect(codeOf(result)).toBe('invalid_event');
    expect(result.ok ? '' : result.detail).toMatch(/^params\./);
  });
});

describe('what is forgiven', () => {
  test('a bad optional field of an item is left out', () => {
    expect(
      paramsOf('view_item', { items: [{ item_id: 'dress', price: 'free', item_brand: 7, quantity: 0 }] })
        .items,
    ).toEqual([{ item_id: 'dress' }]);
  });

  test('an item without an id is left out where there are others', () => {
    expect(
      paramsOf('add_to_cart', { items: [{ item_name: 'x' }, { item_id: 'dress' }, null] }).items,
    ).toEqual([{ item_id: 'dress' }]);
  });

  test('numbers as text and ids as numbers are read, as GA4 reads them', () => {
    const params = paramsOf('purchase', {
      value: '19.99',
      currency: 'eur',
      transaction_id: 4711,
      items: [{ item_id: 12 }],
    });
    expect(params).toEqual({
      value: 19.99,
      currency: 'EUR',
      transaction_id: '4711',
      items: [{ item_id: '12' }],
    });
  });

  test('null is as good as absent', () => {
    expect(paramsOf('purchase', { value: 5, currency: null, transaction_id: null })).toEqual({ value: 5 });
  });

  test('an empty basket is one', () => {
    expect(paramsOf('view_cart', { items: [] })).toEqual({ items: [] });
  });
});

describe('bounds', () => {
  test('items, texts and active time end somewhere', () => {
    const items = Array.from({ length: 210 }, (_, i) => ({ item_id: `i${i}` }));
    expect(paramsOf('view_item_list', { items }).items).toHaveLength(EVENT_ITEMS_MAX);
    expect(paramsOf('search', { search_term: 'x'.repeat(999) }).search_term).toHaveLength(200);
    const long = paramsOf('user_engagement', { engagement_time_msec: 9e9 });
    expect(long.engagement_time_msec).toBe(ENGAGEMENT_MS_MAX);
  });

  test('a number that is not finite is none', () => {
    expect(paramsOf('page_view', { value: Infinity })).toEqual({});
  });

  test('script in a text stays text, control characters do not', () => {
    const name = '<script>alert(1)</script>\u0000\u001b[31m';
    expect(paramsOf('view_item', { items: [{ item_id: 'a', item_name: name }] }).items?.[0]?.item_name).toBe(
      '<script>alert(1)</script> [31m',
    );
  });

  test('the size of an event is counted in UTF-8', () => {
    for (const text of ['a', 'é', '漢', '🎽', '\ud800', 'é漢🎽"\\'])
      expect(jsonBytes(text)).toBe(new TextEncoder().encode(JSON.stringify(text)).length);
    expect(jsonBytes(undefined)).toBe(0);
  });
});

test('keys that change objects are never copied', () => {
  const raw = JSON.parse(
    `{"id":"${ID}","name":"view_item","at":${NOW},"__proto__":{"isAdmin":true},
      "params":{"__proto__":{"value":1},"constructor":{"prototype":{"x":1}},"items":[{"item_id":"a","__proto__":{"price":1}}]}}`,
  ) as unknown;
  const result = readEvent(raw, AT);
  expect(result.ok && result.event.params).toEqual({ items: [{ item_id: 'a' }] });
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
});

describe('time', () => {
  const at = (time: number, arrival: Partial<Arrival> = {}) =>
    readEvent({ id: ID, name: 'page_view', at: time }, { ...AT, ...arrival });
  const timeOf = (result: ReturnType<typeof readEvent>) => (result.ok ? result.event.at : result.code);

  test('a clock that is a year off is put right', () => {
    const year = 365 * 86_400_000;
    expect(timeOf(at(NOW - 1000 + year, { offset: -year }))).toBe(NOW - 1000);
    expect(timeOf(at(NOW - 1000 - year, { offset: year }))).toBe(NOW - 1000);
  });

  test('what lies in the future past the tolerance happened now', () => {
    expect(timeOf(at(NOW + CLOCK_TOLERANCE_MS + 1))).toBe(NOW);
    expect(timeOf(at(NOW + CLOCK_TOLERANCE_MS))).toBe(NOW + CLOCK_TOLERANCE_MS);
  });

  test('what happened too long ago is refused', () => {
    const oldest = NOW - EVENT_AGE_DAYS_MAX * 86_400_000;
    expect(timeOf(at(oldest))).toBe(oldest);
    expect(timeOf(at(oldest - 1))).toBe('event_too_old');
  });
});

describe('the visit and the page', () => {
  const page = { path: '/p/dress', itemId: 'dress' };

  test('an event of an earlier visit keeps it, and is not on this page', () => {
    const result = read('page_view', {}, { page }, { session: 's0' });
    expect(result.ok && result.event).toMatchObject({ session: 's0' });
    expect(result.ok && result.event.page).toBeUndefined();
  });

  test('an event that names its page is on that one', () => {
    const params = {
      page_location: 'https://shop.example/?utm_source=mail',
      page_referrer: 'https://mail.example/x',
    };
    const result = read('page_view', params, { page });
    expect(result.ok && result.event.page).toEqual({
      path: '/',
      referrerHost: 'mail.example',
      campaign: { source: 'mail' },
    });
  });

  test('any other is on the page of the request', () => {
    const result = read('page_view', {}, { page });
    expect(result.ok && result.event.page).toEqual(page);
  });
});

test('an order worth more than any amount is refused, by its items as by its value', () => {
  const items = Array.from({ length: 50 }, (_, i) => ({ item_id: `i${i}`, price: 1e9, quantity: 9999 }));
  expect(read('purchase', { items })).toMatchObject({ ok: false, code: 'invalid_event' });
  expect(read('purchase', { value: 1e10 })).toMatchObject({ ok: false, code: 'invalid_event' });
  expect(read('purchase', { items, value: 5 })).toMatchObject({ ok: true });
});

test("money without a currency is in the plan's", () => {
  expect(paramsOf('purchase', { value: 5 }, { currency: 'EUR' }).currency).toBe('EUR');
  expect(paramsOf('add_to_cart', { items: [{ item_id: 'a', price: 5 }] }, { currency: 'EUR' }).currency).toBe(
    'EUR',
  );
  expect(paramsOf('purchase', { value: 5, currency: 'JPY' }, { currency: 'EUR' }).currency).toBe('JPY');
  expect(paramsOf('page_view', {}, { currency: 'EUR' })).toEqual({});
});
