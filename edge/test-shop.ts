import type { Hono } from 'hono';
import type { Problem, SyncAnswer, SyncRequest, WireEvent } from '#core';
import { createApp } from './app.ts';
import { memoryWorld, NOON, SAMPLE_LINES, samplePlan } from './memory-world.ts';
import type { MemoryWorld } from './memory-world.ts';

/** A shop whose plan and catalogue are live, for tests: its pages, its server, and the world around. */
export interface TestShop {
  world: MemoryWorld;
  app: Hono;
  /** A page's sync; headers are added to a browser's. */
  sync(body: Partial<SyncRequest> | string, headers?: Record<string, string>): Promise<Response>;
  /** The same, when all is well. */
  synced(body: Partial<SyncRequest>, headers?: Record<string, string>): Promise<SyncAnswer>;
  /** A credential as a first contact gets it. */
  credential(): Promise<string>;
  /** A server's call with the token `server`, which has every scope. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

export const ORIGIN = 'https://shop.example';

export async function testShop(settings: Parameters<typeof memoryWorld>[0] = {}): Promise<TestShop> {
  const world = memoryWorld(settings);
  const app = createApp(world);
  const prefix = world.settings.prefix;
  await world.addToken('server');

  const shop: TestShop = {
    world,
    app,
    sync: async (body, headers = {}) =>
      app.request(`${prefix}/v1/sync`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify({ site: 'demo', ...body }),
        headers: { origin: ORIGIN, 'content-type': 'text/plain;charset=UTF-8', ...headers },
      }),
    async synced(body, headers) {
      const response = await shop.sync(body, headers);
      if (!response.ok) throw new Error(`sync: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async credential() {
      const { visitor } = await shop.synced({});
      if (visitor === undefined) throw new Error('no credential was given');
      return visitor;
    },
    call: async (method, path, body, headers = {}) =>
      app.request(prefix + path, {
        method,
        headers: {
          authorization: 'Bearer server',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  };
  await mustBe200(shop.call('PUT', '/v1/plan', samplePlan()));
  await mustBe200(shop.call('POST', '/v1/plan/publish'));
  await mustBe200(shop.call('PUT', '/v1/catalog', SAMPLE_LINES));
  return shop;
}

async function mustBe200(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
}

export async function problemOf(response: Response): Promise<Problem & Record<string, unknown>> {
  if (response.headers.get('content-type') !== 'application/problem+json') {
    throw new Error(`no problem document: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

export function eventId(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

export function view(n: number, item = 'dress'): WireEvent {
  return { id: eventId(n), name: 'view_item', at: NOON - 1000 + n, params: { items: [{ item_id: item }] } };
}

/** Id of the visitor whose credential this is. */
export function idIn(credential: string): string {
  const payload = JSON.parse(atob(credential.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as {
    v: string;
  };
  return payload.v;
}
