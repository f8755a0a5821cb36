import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireEvent, WirePage } from '#core';

/** What stands for the origin in the corpus. */
export const SHOP = 'https://shop.example';

export interface PageServer {
  /** Of the page. */
  url: string;
  origin: string;
  /** Events as they came over the wire, each once. */
  events: WireEvent[];
  /** `page` of the requests. */
  pages: WirePage[];
  close(): Promise<void>;
}

const SCRIPTS = new URL('../../sdk/dist/', import.meta.url);
const CREDENTIAL = 'v1.eyJzIjoiYmVuY2giLCJ2IjoiYmVuY2gifQ.bench';

/**
 * One page on an origin of its own (so that pages share no storage), the built scripts, and an edge that greets a newcomer
 * and then takes all: the first request is acknowledged nothing, as by the real one.
 *
 * @param address path and query of the page; every other path is not found
 */
export async function servePage(html: (origin: string) => string, address: string): Promise<PageServer> {
  const events = new Map<string, WireEvent>();
  const served: Pick<PageServer, 'pages'> = { pages: [] };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bench');
    const answer = (status: number, type: string, body: string | Uint8Array) =>
      void response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (pathname === '/v1/sync') {
      void textOf(request).then((text) => answer(200, 'application/json', JSON.stringify(sync(text))));
      return;
    }
    const script = new URL(`.${pathname}`, SCRIPTS);
    if (/^\/[\w-]+\.js$/.test(pathname) && existsSync(script))
      return answer(200, 'text/javascript', readFileSync(script));
    if (pathname === new URL(address, origin).pathname)
      return answer(200, 'text/html; charset=utf-8', html(origin));
    answer(404, 'text/plain', '');
  });

  function sync(text: string): unknown {
    const body = JSON.parse(text) as { visitor?: string; page?: WirePage; events?: WireEvent[] };
    if (body.page) served.pages.push(body.page);
    for (const event of body.events ?? []) events.set(event.id, event);
    return {
      visitor: CREDENTIAL,
      accepted: body.visitor === undefined ? [] : (body.events ?? []).map(({ id }) => id),
      rejected: [],
      decisions: [],
    };
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin + address,
    origin,
    get events() {
      return [...events.values()];
    },
    pages: served.pages,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** What a page says of its own origin, in the corpus' words. */
export function asShop(text: string, origin: string): string {
  return text.replaceAll(origin, SHOP);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
