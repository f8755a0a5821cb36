import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';

/*
 * An edge that does as it is told, on a free port: it serves pages and the built script, takes batches like the real
 * one (first contact gets a credential and nothing accepted), and fails in the way that a test asks for.
 */
export type Mode = 'ok' | '503' | 'drop' | 'refuse' | 'nonsense' | '401';

export interface SentEvent {
  id: string;
  name: string;
  at: number;
  params?: Record<string, unknown>;
  session?: string;
}

export interface Sent {
  mode: Mode;
  at: number;
  status: number;
  bytes: number;
  /** Header values that identify. */
  cookie: string | undefined;
  request: {
    site: string;
    visitor?: string;
    consent?: Record<string, string>;
    gpc?: boolean;
    session?: string;
    page?: { url: string; referrer?: string; title?: string; item_id?: string; busy?: string[] };
    sent?: number;
    dropped?: number;
    events?: SentEvent[];
    slots?: string[];
    identity?: string | null;
  };
}

export interface StubEdge {
  url: string;
  mode: Mode;
  /** Every sync that came, whatever it was answered. */
  sent: Sent[];
  /** Other calls, as `GET /v1/me`. */
  calls: { call: string; authorization: string | undefined; body: string }[];
  /** What `GET` and `PATCH /v1/me` answer; nothing: 404. */
  me: unknown;
  /** Events durable here, once each, in the order they came. */
  kept: SentEvent[];
  /** Greets newcomers, and knows none of them afterwards. */
  refusesAll: boolean;
  /** A batch that holds an event for which this is true is refused with 400 as a whole. */
  poison: (event: SentEvent) => boolean;
  /** Body of a page by its path; all others are an empty page with the script. */
  pages: Map<string, string>;
  decisions: (sent: Sent) => unknown[];
  close(): Promise<void>;
}

const script = new URL('../../sdk/dist/', import.meta.url);

export function pageWith(body: string, attributes = ''): string {
  return `<!doctype html><html lang="en"><head><title>Shop</title></head><body>${body}
<script async src="/tact.js" data-site="demo" ${attributes}></script></body></html>`;
}

export async function startStubEdge(): Promise<StubEdge> {
  const ids = new Set<string>();
  let visitors = 0;
  let known = new Set<string>();

  async function sync(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const parsed = JSON.parse(body) as Sent['request'];
    const sent: Sent = {
      mode: stub.mode,
      at: Date.now(),
      status: 200,
      bytes: Buffer.byteLength(body),
      cookie: request.headers.cookie,
      request: parsed,
    };
    stub.sent.push(sent);
    if (stub.mode === 'refuse') return void request.socket.destroy();
    if (stub.mode === '503') return problem(503, 'unavailable');
    if (stub.mode === 'nonsense') return void response.writeHead(200).end('<html>');
    if (stub.mode === '401') {
      known = new Set();
      stub.mode = 'ok';
    }
    if (parsed.visitor && (stub.refusesAll || !known.has(parsed.visitor)))
      return problem(401, 'credential_invalid');
    const events = parsed.events ?? [];
    // As the edge itself: what is no list is refused, whatever a page has done to JSON.
    if (!Array.isArray(events)) return problem(400, 'invalid_request');
    if (events.some(stub.poison)) return problem(400, 'invalid_request');
    const accepted = parsed.visitor ? events : [];
    for (const event of accepted) if (!ids.has(event.id)) stub.kept.push(event);
    for (const event of accepted) ids.add(event.id);
    if (stub.mode === 'drop') return void request.socket.destroy();
    const visitor = parsed.visitor ?? `v1.${++visitors}`;
    known.add(visitor);
    answer(200, {
      ...(parsed.consent?.['personalization'] !== 'denied' && { visitor }),
      accepted: accepted.map(({ id }) => id),
      rejected: [],
      decisions: stub.decisions(sent),
    });

    function problem(status: number, code: string): void {
      sent.status = status;
      answer(status, { type: 'about:blank', title: code, status, code });
    }
    function answer(status: number, what: unknown): void {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(what));
    }
  }

  async function other(request: IncomingMessage, response: ServerResponse): Promise<void> {
    stub.calls.push({
      call: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      body: await textOf(request),
    });
    if (stub.mode === '503') return void response.writeHead(503).end();
    if (request.method === 'DELETE') return void response.writeHead(204).end();
    if (stub.me === undefined) return void response.writeHead(404).end();
    if (!request.headers.authorization) return void response.writeHead(401).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(stub.me));
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stub');
    if (pathname === '/v1/sync') return void sync(request, response);
    if (pathname.startsWith('/v1/')) return void other(request, response);
    if (/^\/[\w-]+\.js$/.test(pathname))
      return void response
        .writeHead(200, { 'content-type': 'text/javascript' })
        .end(readFileSync(new URL(`.${pathname}`, script)));
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(stub.pages.get(pathname) ?? pageWith(`<h1>${pathname}</h1>`));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));

  const stub: StubEdge = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mode: 'ok',
    sent: [],
    calls: [],
    me: undefined,
    kept: [],
    refusesAll: false,
    poison: () => false,
    pages: new Map(),
    decisions: () => [],
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return stub;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
