import { listDurableObjectIds } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import type { SyncAnswer, SyncRequest, WireEvent } from '#core';
import { hashToken } from './auth/token-cache.ts';
import { SAMPLE_LINES, samplePlan } from './memory-world.ts';
import { SCOPES } from './ports.ts';
import { d1Tokens } from './stores/d1-tokens.ts';

/** The whole worker with its real stores, over HTTP. */

const EDGE = 'https://edge.example';
const ORIGIN = 'https://shop.example';
let made = 0;

function view(): WireEvent {
  const id = `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
  return { id, name: 'view_item', at: Date.now(), params: { items: [{ item_id: 'dress' }] } };
}

async function call(method: string, path: string, body?: unknown): Promise<Response> {
  return exports.default.fetch(EDGE + path, {
    method,
    headers: { authorization: 'Bearer server', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function sync(body: Partial<SyncRequest>): Promise<SyncAnswer> {
  const response = await exports.default.fetch(`${EDGE}/v1/sync`, {
    method: 'POST',
    headers: { origin: ORIGIN },
    body: JSON.stringify({ site: 'demo', ...body }),
  });
  expect(response.status).toBe(200);
  return response.json();
}

async function totalsOf(visitor: string): Promise<Record<string, unknown>> {
  const response = await call('GET', `/v1/visitors/${visitor}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { totals: Record<string, unknown> }).totals;
}

beforeAll(async () => {
  await d1Tokens(env.DB).put(await hashToken('server'), {
    name: 'server',
    site: 'demo',
    scopes: [...SCOPES],
  });
  for (const [method, path, body] of [
    ['PUT', '/v1/plan', samplePlan()],
    ['POST', '/v1/plan/publish', undefined],
    ['PUT', '/v1/catalog', SAMPLE_LINES],
  ] as const) {
    const response = await call(method, path, body);
    expect(response.status, await response.text()).toBe(200);
  }
});

test('a first contact, and an id that was made up, create no object', async () => {
  const before = await listDurableObjectIds(env.VISITOR);
  const { visitor, accepted } = await sync({ events: [view()], slots: ['home-hero'] });
  expect(visitor).toMatch(/^v1\./);
  expect(accepted).toEqual([]);
  expect((await call('GET', `/v1/visitors/${'A'.repeat(30)}`)).status).toBe(404);
  expect(await listDurableObjectIds(env.VISITOR)).toEqual(before);
});

test('fifty syncs at once from two tabs and a server: every event counts once', async () => {
  const visitor = (await sync({})).visitor!;
  const tabs = Array.from({ length: 40 }, () => [view(), view()]);
  const server = Array.from({ length: 10 }, () => [view(), view()]);
  // Each tab sends what the other has sent as well, as two tabs over one queue may.
  const batches = tabs.map((events, at) => [...events, ...tabs[(at + 1) % tabs.length]!]);
  const answers = await Promise.all([
    ...batches.map((events) => sync({ visitor, events })),
    ...server.map(async (events) => {
      const response = await call('POST', '/v1/events', {
        events: events.map((event) => ({ visitor, ...event })),
      });
      return (await response.json()) as SyncAnswer;
    }),
  ]);
  const sent = [...tabs, ...server].flat().map(({ id }) => id);
  expect(new Set(answers.flatMap(({ accepted }) => accepted))).toEqual(new Set(sent));
  expect(answers.flatMap(({ rejected }) => rejected)).toEqual([]);
  expect(await totalsOf(visitor)).toMatchObject({ events: 100, views: 100 });
});

test('the same batch five times changes nothing after the first', async () => {
  const visitor = (await sync({})).visitor!;
  const bought = {
    transaction_id: 'T1',
    value: 129,
    currency: 'EUR',
    items: [{ item_id: 'dress', price: 129 }],
  };
  const events = [view(), view(), { ...view(), name: 'purchase', params: bought }];
  for (let turn = 0; turn < 5; turn++) expect((await sync({ visitor, events })).accepted).toHaveLength(3);
  expect(await totalsOf(visitor)).toMatchObject({ events: 3, views: 2, purchases: 1, spent: { EUR: 12900 } });
});

test('what was shown can be asked about: the decision, and every manner’s word', async () => {
  const visitor = (await sync({})).visitor!;
  const { decisions } = await sync({ visitor, page: { url: `${ORIGIN}/` }, slots: ['home-hero'] });
  expect(decisions.map(({ slot, action }) => [slot, action])).toEqual([
    ['home-hero', 'show'],
    ['chat', 'hold'],
  ]);
  const explained = async () => {
    const response = await exports.default.fetch(`${EDGE}/v1/me?explain=1`, {
      headers: { authorization: `Visitor ${visitor}` },
    });
    return ((await response.json()) as { decisions: { id: string; explanation: unknown }[] }).decisions;
  };
  // Recording goes on after the answer.
  await expect.poll(async () => (await explained()).length).toBe(2);
  expect((await explained()).find(({ id }) => id === decisions[0]!.id)).toMatchObject({
    explanation: { candidates: [{ verdicts: expect.any(Array) }, {}] },
  });
});

test('forgotten, a visitor is gone, and the credential with them', async () => {
  const visitor = (await sync({})).visitor!;
  const events = [view()];
  await sync({ visitor, events });
  const headers = { authorization: `Visitor ${visitor}`, origin: ORIGIN };
  expect((await exports.default.fetch(`${EDGE}/v1/me`, { method: 'DELETE', headers })).status).toBe(204);
  expect((await call('GET', `/v1/visitors/${visitor}`)).status).toBe(404);
  const again = await exports.default.fetch(`${EDGE}/v1/sync`, {
    method: 'POST',
    headers: { origin: ORIGIN },
    body: JSON.stringify({ site: 'demo', visitor, events }),
  });
  expect([again.status, await again.json()]).toMatchObject([401, { code: 'credential_invalid' }]);
});

test('HTML is cleaned by the worker as it is in Node', async () => {
  const plan = samplePlan();
  plan.slots['product-aside']!.variants[0]!.content = { kind: 'html', html: '<p onclick="x()">Hi</p>' };
  const response = await call('PUT', '/v1/plan', plan);
  expect(await response.json()).toMatchObject({
    warnings: [{ code: 'html_cleaned', detail: 'taken out: onclick on <p>' }],
  });
});
