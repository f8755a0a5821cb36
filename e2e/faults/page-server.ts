import { createServer } from 'node:http';

/*
 * A bare page with nothing but the tag, on an origin of its own, so that it stays reachable whatever the edge does.
 * `/?edge=URL` loads Tact from there. Started by Playwright beside the shop.
 */
const port = Number(process.env['E2E_PAGE_PORT']);

const server = createServer((request, response) => {
  const edge = new URL(request.url ?? '/', 'http://localhost').searchParams.get('edge') ?? '';
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(
    `<!doctype html><html lang="en"><title>Faults</title>` +
      (/^http:\/\/localhost:\d+$/.test(edge)
        ? `<script async src="${edge}/tact.js" data-site="demo"></script>`
        : '') +
      `<p>A page with nothing but the tag.</p></html>`,
  );
});
server.listen(port, '127.0.0.1');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
