import { expect, test } from 'vitest';
import { totals } from '#core';
import { toBase64Url } from '../credential/base64url.ts';
import { sampleToken } from '../identity/sample-token.ts';
import { TEST_KEY } from '../memory-world.ts';
import { eventId, idIn, problemOf, testShop, view } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

const order = (n: number, name = 'purchase') => ({
  id: eventId(n),
  name,
  at: Date.UTC(2026, 10, 1, 10),
  params: { transaction_id: `T${n}`, value: 10, currency: 'EUR', items: [{ item_id: 'dress' }] },
});
const tell = async (shop: TestShop, ...lines: object[]) => {
  const answer = await shop.call('POST', '/v1/events', { events: lines });
  return (await answer.json()) as {
    accepted: string[];
    rejected: { line: number; code: string }[];
    again: unknown[];
  };
};
const told = async (shop: TestShop, customer: string) => {
  const answer = await shop.call('GET', `/v1/visitors?customer=${encodeURIComponent(customer)}`);
  return (await answer.json()) as { visitor: string; totals: { events: number }; code?: string };
};
const signedIn = async (shop: TestShop, at?: number) => {
  const { visitor = '' } = await shop.synced({ identity: await sampleToken('C-1', at ? { at } : {}) });
  return visitor;
};

test('the shop names its customer by its own id, before and after any device has', async () => {
  const shop = await testShop();
  expect(await tell(shop, { customer: 'C-1', ...order(1) }, { customer: 'C-2', ...order(2) })).toMatchObject({
    accepted: expect.arrayContaining([eventId(1), eventId(2)]) as string[],
    rejected: [],
  });
  const credential = await signedIn(shop);
  await shop.synced({ visitor: credential, events: [view(7)] });
  await tell(
    shop,
    { customer: 'C-1', ...order(3) },
    { customer: 'C-1', ...order(3) },
    { visitor: idIn(credential), ...order(3) },
  );
  expect(await told(shop, 'C-1')).toMatchObject({
    visitor: idIn(credential),
    totals: { events: 3, purchases: 2, spent: { EUR: 2000 } },
  });
  expect(await told(shop, 'C-2')).toMatchObject({ totals: { events: 1 } });
});

test('an order that page and shop tell at once, one of the device, one of the customer, is one', async () => {
  const shop = await testShop();
  const device = await shop.credential();
  await shop.synced({ visitor: device, events: [{ ...order(1) }] });
  await tell(shop, { customer: 'C-1', ...order(1), id: eventId(50) });
  const { visitor = '' } = await shop.synced({ visitor: device, identity: await sampleToken('C-1') });
  expect(await told(shop, 'C-1')).toMatchObject({
    visitor: idIn(visitor),
    totals: { purchases: 1, spent: { EUR: 1000 } },
  });
});

test.each([17, '', 'x'.repeat(201), null, {}])('a customer that is none: %j', async (customer) => {
  const shop = await testShop();
  const answer = await tell(shop, { customer, ...order(1) }, { customer: 'C-1', ...order(2) });
  expect(answer).toMatchObject({ accepted: [eventId(2)], rejected: [{ line: 1, code: 'unknown_visitor' }] });
});

test('decisions for a customer are made with what is known of them, and kept with it', async () => {
  const shop = await testShop();
  await tell(shop, { customer: 'C-1', ...order(1) });
  const decide = async (customer: unknown) => {
    const answer = await shop.call('POST', '/v1/decide', { customer, slots: ['home-hero'] });
    await shop.world.settle();
    return (await answer.json()) as { decisions: { variant: string }[]; code?: string };
  };
  expect((await decide('C-1')).decisions[0]?.variant).toBe('thanks');
  expect((await decide('C-2')).decisions[0]?.variant).toBe('welcome');
  expect(await decide(17)).toMatchObject({ code: 'invalid_request' });
  expect(await told(shop, 'C-1')).toMatchObject({
    decisions: expect.arrayContaining([expect.objectContaining({ variant: 'thanks' })]) as unknown[],
  });
});

test('a customer who was erased stays away, whatever the shop’s systems send, until they sign in again', async () => {
  const shop = await testShop();
  const before = await signedIn(shop);
  await tell(shop, { customer: 'C-1', ...order(1) });
  expect((await shop.call('DELETE', '/v1/visitors?customer=C-1')).status).toBe(204);
  expect((await shop.call('DELETE', '/v1/visitors?customer=C-1')).status).toBe(204);
  expect(await tell(shop, { customer: 'C-1', ...order(1) }, { customer: 'C-1', ...order(2) })).toMatchObject({
    accepted: [],
    rejected: [{ code: 'unknown_visitor' }, { code: 'unknown_visitor' }],
  });
  expect(await told(shop, 'C-1')).toMatchObject({ code: 'unknown_visitor' });
  const answer = await shop.call('POST', '/v1/decide', { customer: 'C-1', slots: ['home-hero'] });
  expect((await problemOf(answer)).code).toBe('unknown_visitor');

  shop.world.clock.now += 60_000;
  const after = await signedIn(shop, shop.world.clock.now);
  expect(idIn(after)).not.toBe(idIn(before));
  expect(await tell(shop, { customer: 'C-1', ...order(3) })).toMatchObject({ accepted: [eventId(3)] });
  expect(await told(shop, 'C-1')).toMatchObject({ visitor: idIn(after), totals: { events: 1 } });
  await shop.call('DELETE', '/v1/visitors?customer=C-1');
  const { profile } = await shop.world.visitors.of('demo', idIn(after)).read();
  expect(profile && totals(profile)).toBeNull();
});

test('after a change of the signing key a customer is who they were', async () => {
  const shop = await testShop();
  await tell(shop, { customer: 'C-1', ...order(1) });
  const next = await testShop({ signingKeys: [toBase64Url(new Uint8Array(32).fill(9)), TEST_KEY] });
  Object.assign(next.world.visitors, shop.world.visitors);
  await tell(next, { customer: 'C-1', ...order(1) }, { customer: 'C-1', ...order(2) });
  expect(await told(next, 'C-1')).toMatchObject({ totals: { events: 2, purchases: 2 } });
  expect(await told(next, 'C-2')).toMatchObject({ code: 'unknown_visitor' });
  await next.call('DELETE', '/v1/visitors?customer=C-1');
  expect(await told(next, 'C-1')).toMatchObject({ code: 'unknown_visitor' });
  expect(await told(shop, 'C-1')).toMatchObject({ code: 'unknown_visitor' });
});

test('the customer’s calls need the scopes that naming a visitor needs', async () => {
  const shop = await testShop();
  await shop.world.addToken('reader', ['read']);
  const as = (method: string, path: string, body?: unknown) =>
    shop.call(method, path, body, { authorization: 'Bearer reader' });
  expect((await as('DELETE', '/v1/visitors?customer=C-1')).status).toBe(403);
  expect((await as('POST', '/v1/events', { events: [] })).status).toBe(403);
  expect((await as('GET', '/v1/visitors?customer=C-1')).status).toBe(404);
  expect((await problemOf(await as('GET', '/v1/visitors'))).code).toBe('invalid_request');
});
