import { expect, test } from 'vitest';
import { createKeyring } from '../credential/keyring.ts';
import { CREDENTIAL_CHARS_MAX, issueCredential } from '../credential/credential.ts';
import { toBase64Url } from '../credential/base64url.ts';
import { NOON, samplePlan } from '../memory-world.ts';
import { idIn, problemOf, testShop, view } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

/** Refused with this code; no object touched, nothing published, and no grant to read where none is due. */
async function refuses(shop: TestShop, response: Response, status: number, code: string): Promise<void> {
  const problem = await problemOf(response);
  expect([problem.status, problem.code, response.status]).toEqual([status, code, status]);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(JSON.stringify(problem)).not.toMatch(/\bat .*\.ts/);
  await shop.world.settle();
  expect(shop.world.touched).toEqual([]);
}

test.each([
  ['text that is no JSON', '{"site":"demo"', 400, 'malformed_json'],
  ['nothing', '', 400, 'malformed_json'],
  ['a list', '[]', 400, 'invalid_request'],
  ['no site', '{}', 400, 'invalid_request'],
  ['a site that is no name', '{"site":"../demo"}', 400, 'invalid_request'],
  ['a site nobody has', '{"site":"nobody"}', 404, 'unknown_site'],
  ['events that are no list', '{"site":"demo","events":{}}', 400, 'invalid_request'],
  ['slots of the wrong type', '{"site":"demo","slots":[1]}', 400, 'invalid_request'],
  ['a page without URL', '{"site":"demo","page":{}}', 400, 'invalid_request'],
  [
    'consent of an unknown state',
    '{"site":"demo","consent":{"personalization":"maybe"}}',
    400,
    'invalid_request',
  ],
  ['a clock that is no number', '{"site":"demo","sent":"now"}', 400, 'invalid_request'],
  ['__proto__', '{"site":"demo","__proto__":{"polluted":1}}', 400, 'invalid_request'],
  [
    'constructor within',
    '{"site":"demo","consent":{"constructor":{"prototype":{}}}}',
    400,
    'invalid_request',
  ],
  [
    '51 events',
    JSON.stringify({ site: 'demo', events: Array.from({ length: 51 }, (_, n) => view(n)) }),
    400,
    'too_many_events',
  ],
  [
    '33 slots',
    JSON.stringify({ site: 'demo', slots: Array.from({ length: 33 }, (_, n) => `s${n}`) }),
    400,
    'too_many_slots',
  ],
  [
    'a credential that is too long',
    JSON.stringify({ site: 'demo', visitor: 'v1.'.padEnd(CREDENTIAL_CHARS_MAX + 1, 'a') }),
    400,
    'invalid_request',
  ],
  ['1 MB', JSON.stringify({ site: 'demo', title: 'x'.repeat(1_000_000) }), 413, 'body_too_large'],
  [
    'a body nested 20,000 deep',
    `{"site":"demo","page":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    400,
    'invalid_request',
  ],
])('%s is refused, and nothing half-done', async (_, body, status, code) => {
  const shop = await testShop();
  await refuses(shop, await shop.sync(body), status, code);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test.each([
  ['an address of 5,000 characters', { url: `https://shop.example/p/dress?x=${'a'.repeat(5000)}` }],
  ['an id of 500 characters', { item_id: 'x'.repeat(500) }],
  ['an id that is an object', { item_id: { id: 1 } }],
  ['a title that is a number', { title: 5 }],
  ['a referrer that is nothing', { referrer: null }],
  ['a canonical address that is none', { canonical: ['x'] }],
  ['a reason to wait that this version does not know', { busy: ['typing', 'dancing'] }],
  ['reasons that are no list', { busy: 'typing' }],
])('%s costs a page nothing', async (_, more) => {
  const shop = await testShop();
  const page = { url: 'https://shop.example/', ...more };
  const response = await shop.sync(JSON.stringify({ site: 'demo', page, slots: ['home-hero'] }));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ decisions: [{ action: 'show' }, { slot: 'chat' }] });
});

test('bytes that are no UTF-8 are refused', async () => {
  const shop = await testShop();
  const body = new Uint8Array([...new TextEncoder().encode('{"site":"demo","session":"'), 0xff, 0x22, 0x7d]);
  const headers = { origin: 'https://shop.example', 'content-type': 'text/plain' };
  const response = await shop.app.request('/v1/sync', { method: 'POST', body, headers });
  await refuses(shop, response, 400, 'malformed_utf8');
});

test('a form is refused', async () => {
  const shop = await testShop();
  const response = await shop.sync('site=demo', { 'content-type': 'application/x-www-form-urlencoded' });
  await refuses(shop, response, 415, 'unsupported_media_type');
});

test('a foreign origin is refused and gets no grant to read', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  for (const origin of [
    'https://evil.example',
    'null',
    'https://shop.example.evil.example',
    'http://shop.example',
  ]) {
    const response = await shop.sync({ visitor, events: [view(1)] }, { origin });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    await refuses(shop, response, 403, 'origin_not_allowed');
  }
});

test('a program sends no origin: it is answered, and no page may read that', async () => {
  const shop = await testShop();
  const response = await shop.app.request('/v1/sync', {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ site: 'demo', page: { url: 'https://shop.example/' }, slots: ['home-hero'] }),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(await response.json()).toMatchObject({
    accepted: [],
    decisions: [{ slot: 'home-hero' }, { slot: 'chat' }],
  });
});

test('a forged credential is refused, readable for the page that sent it', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  const [, payload, mac] = visitor.split('.');
  const other = toBase64Url(new TextEncoder().encode(atob(payload!).replace('"s":"demo"', '"s":"demo" ')));
  const strange = await issueCredential(
    createKeyring([toBase64Url(new Uint8Array(32).fill(1))]),
    { site: 'demo', visitor: idIn(visitor) },
    NOON,
  );
  for (const forged of [
    'nonsense',
    `v1.${other}.${mac}`,
    `v1.${payload}.${toBase64Url(new Uint8Array(32))}`,
    strange,
  ]) {
    const response = await shop.sync({ visitor: forged, events: [view(1)] });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    await refuses(shop, response, 401, 'credential_invalid');
  }
});

test('another site’s credential is refused', async () => {
  const shop = await testShop();
  await shop.world.plans.publish('other', samplePlan('other'), 'test', NOON);
  const visitor = await shop.credential();
  const response = await shop.sync({ site: 'other', visitor, events: [view(1)] });
  await refuses(shop, response, 401, 'credential_foreign');
});

test('an expired credential is refused', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  shop.world.clock.now += 401 * 86_400_000;
  await refuses(shop, await shop.sync({ visitor }), 401, 'credential_expired');
});

test('a server’s token must be known, in time, of the scope and of the site', async () => {
  const shop = await testShop();
  await shop.world.addToken('reader', ['read']);
  await shop.world.addToken('old', ['events'], { expiresAt: NOON });
  await shop.world.addToken('foreign', ['events'], { site: 'other' });
  const sync = (token: string) =>
    shop.call('POST', '/v1/sync', { site: 'demo', events: [view(1)] }, { authorization: `Bearer ${token}` });
  await refuses(shop, await sync('guess'), 401, 'token_invalid');
  await refuses(shop, await sync('old'), 401, 'token_expired');
  await refuses(shop, await sync('reader'), 403, 'scope_missing');
  await refuses(shop, await sync('foreign'), 403, 'site_mismatch');
});

test('who asks too often is told when to come back, before anything is folded', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  shop.world.exhausted.add(`demo/${idIn(visitor)}`);
  const known = await shop.sync({ visitor, events: [view(1)] });
  expect(known.headers.get('retry-after')).toBe('60');
  expect(known.headers.get('access-control-expose-headers')).toContain('Retry-After');
  await refuses(shop, known, 429, 'rate_limited');

  shop.world.exhausted.add('192.0.2.1');
  await refuses(shop, await shop.sync({}, { 'cf-connecting-ip': '192.0.2.1' }), 429, 'rate_limited');
  expect((await shop.sync({}, { 'cf-connecting-ip': '192.0.2.2' })).status).toBe(200);
});

test('who makes up sites is slowed down before the store is asked', async () => {
  const shop = await testShop();
  shop.world.exhausted.add('192.0.2.1');
  shop.world.plans.liveVersion = async () => Promise.reject(new Error('asked'));
  const response = await shop.sync({ site: 'made-up' }, { 'cf-connecting-ip': '192.0.2.1' });
  await refuses(shop, response, 429, 'rate_limited');
});

test('all addresses of one IPv6 network share one allowance', async () => {
  const shop = await testShop();
  shop.world.exhausted.add('2001:db8:1:2');
  const from = async (address: string) => (await shop.sync({}, { 'cf-connecting-ip': address })).status;
  expect(await from('2001:db8:1:2::1')).toBe(429);
  expect(await from('2001:DB8:1:2:3:4:5:6')).toBe(429);
  expect(await from('2001:db8:1:3::1')).toBe(200);
});

test('a store of plans that fails is to be tried again, and tells nothing of itself', async () => {
  const shop = await testShop();
  shop.world.plans.liveVersion = async () => Promise.reject(new Error('password is swordfish'));
  const response = await shop.sync({ site: 'elsewhere' });
  const problem = await problemOf(response);
  expect([response.status, problem.code]).toEqual([503, 'storage_unavailable']);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(JSON.stringify(problem)).not.toContain('swordfish');
  expect(shop.world.logged).toMatchObject([{ what: 'store_failed' }]);
});
