import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

/** A stand-in for a chat vendor, on an origin of its own. It counts how often its script was asked for. */
export function createChatVendor(): Hono {
  const app = new Hono();
  let loads = 0;
  app.use(async (c, next) => {
    await next();
    c.header('access-control-allow-origin', '*');
  });
  app.get('/widget.js', (c) => {
    loads++;
    const body = readFileSync(new URL('./widget.js', import.meta.url));
    return c.body(body, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-store',
    });
  });
  app.get('/loads', (c) => c.json({ count: loads }));
  return app;
}
