import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createApp } from './app.ts';
import { memoryWorld } from './memory-world.ts';
import { ROUTES } from './routes/routes-table.ts';
import { ORIGIN, problemOf, testShop } from './test-shop.ts';
import { VERSION } from './version.ts';

test('the script is served to any page, cached, and by its ETag not twice', async () => {
  const app = createApp(memoryWorld());
  for (const path of ['/tact.js', '/tact-panel.js']) {
    const response = await app.request(path);
    expect(await response.text()).toContain('tact');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      etag: '"abc123"',
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': 'text/javascript',
    });
  }
  const again = await app.request('/tact.js', { headers: { 'if-none-match': '"abc123"' } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const head = await app.request('/tact.js', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('what is not there is a problem document, and the cache keeps none of it', async () => {
  const app = createApp(memoryWorld());
  for (const path of ['/', '/nowhere.js', '//[', '//nowhere.js', '/v1', '/v1/nowhere', '/v1/plan/nowhere']) {
    const response = await app.request(path);
    expect([response.status, (await problemOf(response)).code]).toEqual([404, 'not_found']);
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
});

test('a wrong method is told which are right, on every path', async () => {
  const app = createApp(memoryWorld());
  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const response = await app.request(path.replace(':id', 'x'), { method: 'PROPFIND' });
    expect((await problemOf(response)).code).toBe('method_not_allowed');
    const allowed = ROUTES.filter((route) => route.path === path).map(({ method }) => method);
    expect(response.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(allowed));
  }
  expect((await app.request('/tact.js', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD');
});

test('every server’s call asks for a token, and an answer to nobody says nothing', async () => {
  const app = createApp(memoryWorld());
  for (const { method, path } of ROUTES.filter((route) => Array.isArray(route.who))) {
    const response = await app.request(path.replace(':id', 'x'), { method });
    expect([response.status, (await problemOf(response)).code], `${method} ${path}`).toEqual([
      401,
      'token_missing',
    ]);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  }
});

test('every server’s call takes any one of its scopes and no other', async () => {
  const shop = await testShop();
  for (const { method, path, who } of ROUTES) {
    if (typeof who === 'string') continue;
    for (const scope of ['read', 'events', 'catalog', 'plan', 'privacy'] as const) {
      await shop.world.addToken(`only-${scope}`, [scope]);
      const headers = { authorization: `Bearer only-${scope}` };
      const response = await shop.call(method, path.replace(':id', 'x'), undefined, headers);
      const missing = response.status === 403 && (await problemOf(response)).code === 'scope_missing';
      expect(missing, `${scope} for ${method} ${path}`).toBe(!who.includes(scope));
    }
  }
});

test('a path prefix stands before every route and the script', async () => {
  const shop = await testShop({ prefix: '/abc' });
  expect((await shop.sync({})).status).toBe(200);
  expect((await shop.app.request('/abc/tact.js')).status).toBe(200);
  expect((await shop.app.request('/abc/v1/health')).status).toBe(200);
  for (const path of ['/tact.js', '/v1/health', '/v1/sync'])
    expect((await shop.app.request(path)).status).toBe(404);
});

test('health says that the worker lives, and its versions, without a store', async () => {
  const world = memoryWorld();
  world.plans.liveVersion = async () => Promise.reject(new Error('down'));
  const response = await createApp(world).request('/v1/health');
  expect(await response.json()).toEqual({ status: 'ok', worker: VERSION, sdk: 'abc123' });
});

test('the worker’s version is the package’s', () => {
  const text = readFileSync(fileURLToPath(new URL('../package.json', import.meta.url).href), 'utf8');
  expect((JSON.parse(text) as { version: string }).version).toBe(VERSION);
});

test('a page’s calls answer a preflight, and one that names its site is judged by it', async () => {
  const shop = await testShop();
  const ask = async (path: string, origin: string) =>
    shop.app.request(path, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'DELETE' },
    });
  const yes = await ask('/v1/me', ORIGIN);
  expect(yes.status).toBe(204);
  expect(Object.fromEntries(yes.headers)).toMatchObject({
    'access-control-allow-origin': ORIGIN,
    'access-control-allow-methods': 'GET, PATCH, DELETE, HEAD',
    'access-control-allow-headers': 'Authorization, Content-Type',
    'access-control-max-age': '7200',
    vary: 'Origin',
  });
  expect((await ask('/v1/sync?site=demo', ORIGIN)).status).toBe(204);
  const no = await ask('/v1/sync?site=demo', 'https://evil.example');
  expect([no.status, no.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  expect((await ask('/v1/plan', ORIGIN)).status).toBe(405);
});

test('a token is looked up once in 30 seconds, and an unknown one every time', async () => {
  const shop = await testShop();
  let asked = 0;
  const store = { ...shop.world.tokens };
  shop.world.tokens.find = async (hash) => {
    asked++;
    return store.find(hash);
  };
  const get = async (token: string) =>
    (await shop.call('GET', '/v1/plan', undefined, { authorization: `Bearer ${token}` })).status;
  expect([await get('server'), await get('server'), asked]).toEqual([200, 200, 0]);
  expect([await get('later'), asked]).toEqual([401, 1]);
  await shop.world.addToken('later');
  expect([await get('later'), asked]).toEqual([200, 2]);
  shop.world.clock.now += 30_000;
  expect([await get('later'), asked]).toEqual([200, 3]);
});

test('who guesses tokens is slowed down, who has one is not', async () => {
  const shop = await testShop();
  shop.world.exhausted.add('192.0.2.1');
  const from = { 'cf-connecting-ip': '192.0.2.1' };
  expect(
    (await shop.call('GET', '/v1/plan', undefined, { ...from, authorization: 'Bearer guess' })).status,
  ).toBe(429);
  expect((await shop.call('GET', '/v1/plan', undefined, from)).status).toBe(200);
});
