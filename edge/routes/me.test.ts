import { expect, test } from 'vitest';
import { eventId, idIn, ORIGIN, problemOf, testShop, view } from '../test-shop.ts';
import type { ToldVisitor } from './describe-visitor.ts';
import type { ToldMe } from './tell-me.ts';

async function shopWithMe() {
  const shop = await testShop();
  const visitor = await shop.credential();
  await shop.synced({
    visitor,
    session: 's',
    page: { url: 'https://shop.example/' },
    events: [
      view(1),
      { ...view(2), name: 'add_to_cart', params: { items: [{ item_id: 'dress', price: 129, quantity: 1 }] } },
    ],
    slots: ['home-hero'],
  });
  await shop.world.settle();
  const me = async (method: string, body?: unknown, headers: Record<string, string> = {}) =>
    shop.app.request('/v1/me', {
      method,
      headers: {
        authorization: `Visitor ${visitor}`,
        origin: ORIGIN,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { shop, visitor, me };
}

test('what is known about me: profile, totals, basket, decisions with their reasons', async () => {
  const { visitor, me } = await shopWithMe();
  const response = await me('GET');
  expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  const told = (await response.json()) as ToldVisitor;
  expect(told).toMatchObject({
    visitor: idIn(visitor),
    totals: { views: 1, carts: 1 },
    basket: [{ item: 'dress', quantity: 1, price: 12900 }],
    intent: { evidence: [{ kind: 'added_to_cart', item: 'dress' }] },
  });
  expect(told.intent.score).toBeGreaterThan(0);
  expect(told.decisions.find(({ slot }) => slot === 'home-hero')).toMatchObject({
    variant: 'welcome',
    path: '/',
    planVersion: 1,
    reason: { code: expect.any(String), words: expect.any(String) },
  });
  expect(told.decisions[0]).not.toHaveProperty('explanation');
});

test('?explain=1 lists every candidate with what each manner said, made again from the record', async () => {
  const { shop, visitor } = await shopWithMe();
  await shop.call('POST', '/v1/plan/publish');
  const response = await shop.app.request('/v1/me?explain=1', {
    headers: { authorization: `Visitor ${visitor}` },
  });
  const { decisions } = (await response.json()) as ToldVisitor;
  const hero = decisions.find(({ slot }) => slot === 'home-hero')!;
  expect(hero.explanation).toMatchObject({ slot: 'home-hero', decision: hero.id });
  expect(hero.explanation?.candidates.map(({ variant }) => variant).sort()).toEqual(['thanks', 'welcome']);
});

test('what I say of myself is kept, all of it or nothing', async () => {
  const { me } = await shopWithMe();
  const said = await me('PATCH', { preferences: { drive: 'electric' }, interests: ['dresses', 'shoes'] });
  expect(said.status).toBe(200);
  const { profile } = (await said.json()) as ToldVisitor;
  expect(profile?.said.drive).toMatchObject({ value: 'electric' });
  expect(profile?.said.interests).toMatchObject({ value: 'dresses', more: ['shoes'] });
  for (const bad of [
    {},
    { preferences: { 'no such name!': 'x', colour: 'red' } },
    { preferences: { colour: 7 } },
    [],
  ]) {
    expect((await problemOf(await me('PATCH', bad))).code).toBe('invalid_request');
  }
  expect(((await (await me('GET')).json()) as ToldVisitor).profile?.said).not.toHaveProperty('colour');
});

test('forgotten, nothing is left, and the same events bring nothing back', async () => {
  const { shop, visitor, me } = await shopWithMe();
  await shop.world.snapshots.put(
    'demo',
    idIn(visitor),
    (await shop.world.visitors.of('demo', idIn(visitor)).read()).profile!,
  );
  expect((await me('DELETE')).status).toBe(204);
  expect(await shop.world.snapshots.get('demo', idIn(visitor))).toBeNull();
  expect(await (await me('GET')).json()).toMatchObject({
    profile: null,
    totals: null,
    basket: [],
    intent: { score: 0, evidence: [] },
    decisions: [],
  });
  expect((await shop.sync({ visitor, events: [view(1)] })).status).toBe(401);
  expect((await me('PATCH', { preferences: { drive: 'electric' } })).status).toBe(401);
  expect(await (await me('GET')).json()).toMatchObject({ profile: null });
});

test('nobody else gets in: no credential, a forged one, a bare id, a foreign page', async () => {
  const { shop, visitor, me } = await shopWithMe();
  shop.world.touched.length = 0;
  const code = async (headers: Record<string, string>, method = 'GET') =>
    (await problemOf(await me(method, undefined, headers))).code;
  expect(await code({ authorization: '' })).toBe('credential_missing');
  expect(await code({ authorization: `Visitor ${visitor}x` })).toBe('credential_invalid');
  expect(await code({ authorization: `Visitor ${idIn(visitor)}` })).toBe('credential_invalid');
  expect(await code({ authorization: 'Bearer server' })).toBe('credential_missing');
  expect(await code({ origin: 'https://evil.example' }, 'DELETE')).toBe('origin_not_allowed');
  expect(
    await code({ authorization: '', cookie: `tact=${visitor}`, 'sec-fetch-site': 'cross-site' }, 'DELETE'),
  ).toBe('credential_missing');
  expect(shop.world.touched).toEqual([]);
});

test('a page can read why its credential is no good, and so forget it', async () => {
  const { visitor, me } = await shopWithMe();
  const no = await me('DELETE', undefined, { authorization: `Visitor ${visitor}x` });
  expect([no.status, no.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
  const foreign = await me('DELETE', undefined, { origin: 'https://evil.example' });
  expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
});

test('an object that fails is to be tried again', async () => {
  const { shop, me } = await shopWithMe();
  const { of } = shop.world.visitors;
  shop.world.visitors.of = (site, visitor) => ({
    ...of(site, visitor),
    erase: async () => Promise.reject(new Error('down')),
  });
  const response = await me('DELETE');
  expect([response.status, (await problemOf(response)).code]).toEqual([503, 'storage_unavailable']);
});

test('on the shop’s own host the cookie is enough, and goes with the visitor', async () => {
  const { me, visitor } = await shopWithMe();
  const same = { authorization: '', cookie: `tact=${visitor}`, 'sec-fetch-site': 'same-origin' };
  expect(await (await me('GET', undefined, same)).json()).toMatchObject({ visitor: idIn(visitor) });
  expect((await me('DELETE', undefined, same)).headers.get('set-cookie')).toMatch(/^tact=; .*Max-Age=0/);
});

test('a server that counts too fast for one visitor does not stop others', async () => {
  const { shop, visitor, me } = await shopWithMe();
  shop.world.exhausted.add(`demo/${idIn(visitor)}`);
  expect((await me('GET')).status).toBe(429);
  const other = await shop.credential();
  expect((await shop.sync({ visitor: other, events: [{ ...view(1), id: eventId(9) }] })).status).toBe(200);
});

test('what is known about me is told while the catalogue is away', async () => {
  const { shop, me } = await shopWithMe();
  shop.world.clock.now += 3_600_000;
  shop.world.catalog.get = async () => Promise.reject(new Error('D1 is away'));
  const response = await me('GET');
  expect(response.status).toBe(200);
  const { known } = (await response.json()) as ToldMe;
  expect(known.map(({ words }) => words)).toContainEqual(expect.stringContaining('(dress)'));
});

test('explanations of many decisions read the catalogue once', async () => {
  const { shop, visitor } = await shopWithMe();
  for (let page = 1; page <= 3; page++) {
    await shop.synced({ visitor, page: { url: `https://shop.example/${page}` }, slots: ['home-hero'] });
    await shop.world.settle();
  }
  shop.world.clock.now += 3_600_000;
  const asked: string[] = [];
  const store = { ...shop.world.catalog };
  shop.world.catalog.get = async (site, ids) => {
    asked.push(...ids);
    return store.get(site, ids);
  };
  const response = await shop.app.request('/v1/me?explain=1', {
    headers: { authorization: `Visitor ${visitor}` },
  });
  const { decisions } = (await response.json()) as ToldVisitor;
  expect(decisions.length).toBeGreaterThan(3);
  expect(decisions.filter(({ explanation }) => !explanation)).toEqual([]);
  expect(asked.filter((id) => id === 'dress')).toHaveLength(1);
});
