import { foldAll, newProfile, totals } from '#core';
import { expect, test } from 'vitest';
import { NOON, samplePlan } from '../memory-world.ts';
import type { Visitor } from '../ports.ts';
import { eventId, idIn, problemOf, testShop, view } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';
import { purchaseEvent } from '../visitor/sample-events.ts';

const PAGE = { url: 'https://shop.example/' };

async function viewsOf(shop: TestShop, credential: string): Promise<number> {
  const { profile } = await shop.world.visitors.of('demo', idIn(credential)).read();
  return profile ? totals(profile).views : 0;
}

test('a first contact is answered from the page, gets a credential, and stores nothing', async () => {
  const shop = await testShop();
  const answer = await shop.synced({ page: PAGE, slots: ['home-hero'], events: [view(1), view(2)] });
  await shop.world.settle();
  expect(answer.visitor).toMatch(/^v1\./);
  expect(answer.accepted).toEqual([]);
  expect(answer.rejected).toEqual([]);
  expect(answer.decisions).toMatchObject([
    { slot: 'home-hero', action: 'show', variant: 'welcome', content: { kind: 'banner', title: 'Welcome' } },
    { slot: 'chat', kind: 'invitation', action: 'hold' },
  ]);
  expect(shop.world.touched).toEqual([]);
});

test('with the credential the same events are taken in, and told as durable', async () => {
  const shop = await testShop();
  const events = [view(1), view(2)];
  const { visitor } = await shop.synced({ events });
  const answer = await shop.synced({ visitor: visitor!, events, page: PAGE, slots: ['home-hero'] });
  expect(answer).toMatchObject({ visitor, accepted: events.map(({ id }) => id), rejected: [] });
  expect(await viewsOf(shop, visitor!)).toBe(2);
});

test('the same batch sent five times is accepted five times and counted once', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  for (let turn = 0; turn < 5; turn++) {
    expect((await shop.synced({ visitor, events: [view(1), view(2)] })).accepted).toHaveLength(2);
  }
  expect(await viewsOf(shop, visitor)).toBe(2);
});

test('text/plain and application/json are the same; a slot that the plan lacks keeps its default', async () => {
  const shop = await testShop();
  for (const type of ['text/plain;charset=UTF-8', 'application/json']) {
    const answer = await shop.synced({ slots: ['nowhere'] }, { 'content-type': type });
    expect(answer.decisions[0]).toMatchObject({
      slot: 'nowhere',
      action: 'default',
      reason: { code: 'no_slot' },
    });
  }
});

test('bad events are rejected one by one, and good ones beside them taken in', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  const poisoned = JSON.parse(
    `{"id":"${eventId(5)}","name":"view_item","at":${NOON},"params":{"item_id":"dress","__proto__":{"x":1}}}`,
  );
  const answer = await shop.synced({
    visitor,
    events: [
      view(1),
      { ...view(2), name: 'party' },
      { ...view(3), name: 'order_shipped' },
      { ...view(4), at: 'noon' as unknown as number },
      poisoned,
      { ...view(6), params: { ...view(6).params, search_term: 'x'.repeat(9000) } },
      { ...view(7), at: NOON - 40 * 86_400_000 },
      'nonsense' as never,
    ],
  });
  expect(answer.accepted).toEqual([eventId(1)]);
  expect(answer.rejected.map(({ id, code }) => [id, code])).toEqual([
    [eventId(2), 'unknown_event'],
    [eventId(3), 'server_only_event'],
    [eventId(4), 'invalid_event'],
    [eventId(5), 'invalid_event'],
    [eventId(6), 'event_too_large'],
    [eventId(7), 'event_too_old'],
    ['', 'invalid_event'],
  ]);
  expect(answer.rejected[3]?.detail).toContain('params.__proto__');
  expect(({} as { x?: number }).x).toBeUndefined();
  expect(await viewsOf(shop, visitor)).toBe(1);
});

test('a clock that is off by a year is corrected, and the answer says by how much', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  const year = 365 * 86_400_000;
  const late = { ...view(1), at: NOON - year - 5000 };
  const answer = await shop.synced({ visitor, sent: NOON - year, events: [late] });
  expect(answer).toMatchObject({ accepted: [late.id], clock: year });
  const { profile } = await shop.world.visitors.of('demo', idIn(visitor)).read();
  expect(profile?.last).toBe(NOON - 5000);
  const early = { ...view(2), at: NOON + year };
  expect(await shop.synced({ visitor, sent: NOON + year, events: [early] })).toMatchObject({ clock: -year });
  expect(await shop.synced({ visitor, sent: NOON })).not.toHaveProperty('clock');
});

test('script in a product title arrives as text', async () => {
  const shop = await testShop();
  const line = {
    id: 'dress',
    title: 'Dress &lt;script&gt; <script"onload="x>',
    link: '/p/dress',
    price: '1.00 EUR',
  };
  await shop.call('PUT', '/v1/catalog', [{ ...line, availability: 'in_stock' }]);
  const { decisions } = await shop.synced({
    page: { url: 'https://shop.example/p/dress' },
    slots: ['product-aside'],
  });
  const { content } = decisions[0]!;
  if (content?.kind !== 'html') throw new Error('no HTML was decided');
  expect(content.html).not.toMatch(/<script|"onload/);
  expect(content.html).toContain('Dress');
});

test('a slow object does not make the page wait: the snapshot decides, nothing is told as durable, the object goes on', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  const bought = purchaseEvent(eventId(90), 'T1', 100);
  const { profile } = foldAll({ profile: newProfile(idIn(visitor)), seen: new Set() }, [bought]);
  await shop.world.snapshots.put('demo', idIn(visitor), profile);
  const gate = Promise.withResolvers<void>();
  slowDown(shop, gate.promise);

  const answer = await shop.synced({ visitor, page: PAGE, events: [view(1)], slots: ['home-hero'] });
  expect(answer.accepted).toEqual([]);
  expect(answer.decisions[0]).toMatchObject({ variant: 'thanks' });
  // The worker is kept alive for as long as the object takes.
  let settled = false;
  const settling = shop.world.settle().then(() => (settled = true));
  await shop.world.sleep(0);
  expect(settled).toBe(false);
  gate.resolve();
  await settling;
  expect(await viewsOf(shop, visitor)).toBe(1);
});

test('with neither object nor snapshot the page itself decides', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  const never = new Promise<never>(() => undefined);
  slowDown(shop, never);
  shop.world.snapshots.get = () => never;
  const answer = await shop.synced({ visitor, page: PAGE, events: [view(1)], slots: ['home-hero'] });
  expect(answer).toMatchObject({ accepted: [], decisions: [{ variant: 'welcome' }, { slot: 'chat' }] });
});

test('events alone that cannot be stored are refused with a time to try again', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  slowDown(shop, Promise.reject(new Error('overloaded')));
  const response = await shop.sync({ visitor, events: [view(1)] });
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  expect((await problemOf(response)).code).toBe('storage_unavailable');
});

test('a catalogue that fails leaves the slot its default, and no error', async () => {
  const shop = await testShop();
  await shop.call('POST', '/v1/plan/publish');
  shop.world.catalog.get = async () => Promise.reject(new Error('down'));
  const { decisions } = await shop.synced({ slots: ['product-aside'] });
  expect(decisions[0]).toMatchObject({ action: 'default', reason: { code: 'no_candidate' } });
});

test('what was shown is kept with its record, and a visit’s repetition of a "no" is not', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  for (let turn = 0; turn < 3; turn++)
    await shop.synced({ visitor, page: PAGE, session: 's', slots: ['home-hero'] });
  await shop.world.settle();
  const { decisions } = await shop.world.visitors.of('demo', idIn(visitor)).read();
  expect(decisions.map(({ decision }) => decision.slot).sort()).toEqual([
    'chat',
    'home-hero',
    'home-hero',
    'home-hero',
  ]);
});

test('who was erased starts anew', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  await shop.world.visitors.of('demo', idIn(visitor)).erase();
  const response = await shop.sync({ visitor, events: [view(1)] });
  expect(response.status).toBe(401);
  expect((await problemOf(response)).code).toBe('credential_invalid');
});

test('a credential of some days ago comes back renewed, for the same visitor', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  shop.world.clock.now += 3 * 86_400_000;
  const answer = await shop.synced({ visitor });
  expect(answer.visitor).not.toBe(visitor);
  expect(idIn(answer.visitor!)).toBe(idIn(visitor));
});

test('a server with a token may say what time it is, needs no origin, and is not slowed down', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  shop.world.exhausted.add(`demo/${idIn(visitor)}`);
  const past = NOON - 200 * 86_400_000;
  const body = { site: 'demo', visitor, now: past, events: [{ ...view(1), at: past - 1000 }] };
  const response = await shop.call('POST', '/v1/sync', body);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ accepted: [eventId(1)] });
  expect((await problemOf(await shop.sync({ now: past }))).code).toBe('token_missing');
});

test('?explain=1 adds the whole of why', async () => {
  const shop = await testShop();
  const response = await shop.app.request('/v1/sync?explain=1', {
    method: 'POST',
    headers: { origin: 'https://shop.example' },
    body: JSON.stringify({ site: 'demo', page: PAGE, slots: ['home-hero'] }),
  });
  const { explanations } = (await response.json()) as {
    explanations: { slot: string; candidates: unknown[] }[];
  };
  expect(explanations.map(({ slot }) => slot)).toEqual(['home-hero', 'chat']);
  expect(explanations[0]?.candidates).toHaveLength(2);
});

test('a plan that is published anew is in force for the next page', async () => {
  const shop = await testShop();
  await shop.synced({});
  const plan = samplePlan();
  plan.slots['home-hero']!.variants[0]!.content = { kind: 'banner', title: 'New' };
  await shop.call('PUT', '/v1/plan', plan);
  await shop.call('POST', '/v1/plan/publish');
  const { decisions } = await shop.synced({ page: PAGE, slots: ['home-hero'] });
  expect(decisions[0]).toMatchObject({ content: { title: 'New' } });
});

function slowDown(shop: TestShop, gate: Promise<unknown>): void {
  gate.catch(() => undefined);
  const visitors = { ...shop.world.visitors };
  shop.world.visitors.of = (site, visitor): Visitor => {
    const found = visitors.of(site, visitor);
    return { ...found, fold: (...all) => gate.then(() => found.fold(...all)) };
  };
}
