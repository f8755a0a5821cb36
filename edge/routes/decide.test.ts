import { expect, test } from 'vitest';
import { NOON } from '../memory-world.ts';
import { eventId, idIn, problemOf, testShop } from '../test-shop.ts';

test('a server gets the decisions that the page would get', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  const bought = { transaction_id: 'T1', value: 10, items: [{ item_id: 'dress', price: 10 }] };
  await shop.synced({ visitor, events: [{ id: eventId(1), name: 'purchase', at: NOON, params: bought }] });
  for (const name of [visitor, idIn(visitor)]) {
    const response = await shop.call('POST', '/v1/decide', { visitor: name, slots: ['home-hero'] });
    expect(await response.json()).toMatchObject({
      decisions: [{ slot: 'home-hero', action: 'show', variant: 'thanks' }, { slot: 'chat' }],
    });
  }
});

test('for somebody unknown it decides from the page, and touches no object', async () => {
  const shop = await testShop();
  const ask = async (body: object) =>
    (await (await shop.call('POST', '/v1/decide', { slots: ['home-hero'], ...body })).json()) as object;
  expect(await ask({ page: { url: 'https://shop.example/' } })).toMatchObject({
    decisions: [{ variant: 'welcome' }, {}],
  });
  const visitor = await shop.credential();
  expect(await ask({ visitor, consent: { personalization: 'denied' } })).toMatchObject({
    decisions: [{ variant: 'welcome' }, {}],
  });
  expect(shop.world.touched).toEqual([]);
});

test('bad questions are refused', async () => {
  const shop = await testShop();
  await shop.world.addToken('planner', ['plan']);
  const code = async (body: unknown, headers = {}) =>
    (await problemOf(await shop.call('POST', '/v1/decide', body, headers))).code;
  expect(await code({ slots: [] })).toBe('invalid_request');
  expect(await code({ slots: Array.from({ length: 33 }, (_, n) => `s${n}`) })).toBe('too_many_slots');
  expect(await code({ slots: ['home-hero'], visitor: 'made-up' })).toBe('unknown_visitor');
  expect(await code({ slots: ['home-hero'] }, { authorization: 'Bearer planner' })).toBe('scope_missing');
});
