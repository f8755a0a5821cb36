import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/*
 * The shops' own hosts: pages by path, under whatever host name they are asked for. It also holds a copy of the built script as
 * speed plugins make one (`/cache/min/tact.js`), and counts what is asked of the shop that belongs to the edge.
 */
export interface StreetPage {
  body: string;
  headers?: Record<string, string>;
}

export interface StreetServer {
  port: number;
  pages: Map<string, StreetPage>;
  /** `GET /path` of everything that was asked for and is not there. */
  missed: string[];
  close(): Promise<void>;
}

const built = new URL('../../sdk/dist/', import.meta.url);
const idiomorph = new URL('../../node_modules/idiomorph/dist/idiomorph.js', import.meta.url);

export async function startStreetServer(port: number): Promise<StreetServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://street');
    const page = street.pages.get(pathname);
    const script = scriptAt(pathname);
    if (page)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.body);
    else if (script) response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(script));
    else {
      street.missed.push(`${request.method} ${pathname}`);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(port, ready);
  });
  const street: StreetServer = {
    port,
    pages: new Map(),
    missed: [],
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return street;
}

function scriptAt(pathname: string): URL | undefined {
  const copied = /^\/cache\/min\/([\w-]+\.js)$/.exec(pathname)?.[1];
  if (copied) return new URL(copied, built);
  return pathname === '/idiomorph.js' ? idiomorph : undefined;
}
