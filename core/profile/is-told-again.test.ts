import { expect, test } from 'vitest';
import type { EventParams, TactEvent } from '../event/event.ts';
import { NOW } from './arbitrary-events.laws.ts';
import { foldAll } from './fold-all.ts';
import { isToldAgain } from './is-told-again.ts';
import { newProfile } from './profile.ts';

function purchase(n: number, params: EventParams, more: Partial<TactEvent> = {}): TactEvent {
  return {
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    name: 'purchase',
    at: NOW + n,
    params,
    session: 's1',
    source: 'browser',
    ...more,
  };
}
const server = { source: 'server', session: '' } as const;
const items = [{ item_id: 'a', price: 5 }];

function isAgain(first: TactEvent, then: TactEvent): boolean {
  const { profile, keys } = foldAll({ profile: newProfile('anna'), seen: new Set() }, [first]);
  return isToldAgain(profile, then, (key) => keys.includes(key));
}

test.each([
  ['the same', { transaction_id: 'T', value: 5 }, { transaction_id: 'T', value: 5 }],
  ['with another value', { transaction_id: 'T', value: 5 }, { transaction_id: 'T', value: 9 }],
  ['with other items', { transaction_id: 'T', items }, { transaction_id: 'T', items: [{ item_id: 'b' }] }],
  ['without a number, of the same things', { items, value: 5 }, { items, value: 5 }],
])('a page loaded again tells the order again: %s', (_, first, then) => {
  expect(isAgain(purchase(1, first), purchase(2, then))).toBe(true);
});

test.each([
  ['another order', { transaction_id: 'T' }, { transaction_id: 'U' }, {}],
  ['another order without a number', { items, value: 5 }, { items, value: 6 }, {}],
  ['the shop’s word after it', { transaction_id: 'T' }, { transaction_id: 'T' }, server],
  ['an earlier word of it', { transaction_id: 'T' }, { transaction_id: 'T' }, { at: NOW - 9 }],
])('%s is news', (_, first, then, more) => {
  expect(isAgain(purchase(1, first), purchase(2, then, more))).toBe(false);
});

test('the page’s word after the shop’s is news where the shop did not say what was bought', () => {
  const told = (params: EventParams) =>
    isAgain(purchase(1, params, server), purchase(2, { transaction_id: 'T', items }));
  expect(told({ transaction_id: 'T', value: 5 })).toBe(false);
  expect(told({ transaction_id: 'T', value: 5, items })).toBe(true);
});

test('the same event sent again is left to its id', () => {
  expect(isAgain(purchase(1, { transaction_id: 'T' }), purchase(1, { transaction_id: 'T' }))).toBe(false);
});

test('an order that is forgotten stays told', () => {
  expect(isToldAgain(newProfile('anna'), purchase(1, { transaction_id: 'T' }), (key) => key === 'tx:T')).toBe(
    true,
  );
});
