import { serve, type ServerType } from '@hono/node-server';
import { createShop } from './app.ts';
import { createChatVendor } from './chat-vendor/chat-vendor.ts';

/*
 * SHOP_PORT (8788), CHAT_PORT (the shop's plus one), EDGE_URL (http://localhost:8787), TACT_SITE (demo),
 * TACT_IDENTITY_KEY (none: the shop does not say who has signed in; `npm run token -- --site demo --identity` prints it).
 * Prints one line of JSON when both listen.
 */
const shopPort = Number(process.env['SHOP_PORT'] ?? 8788);
const chatPort = Number(process.env['CHAT_PORT'] ?? shopPort + 1);
const chat = `http://localhost:${chatPort}`;
const shop = createShop({
  edge: process.env['EDGE_URL'] ?? 'http://localhost:8787',
  site: process.env['TACT_SITE'] ?? 'demo',
  chat,
  ...(process.env['TACT_IDENTITY_KEY'] ? { identityKey: process.env['TACT_IDENTITY_KEY'] } : {}),
});

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  name: string,
): Promise<ServerType> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be opened (${error.code})`;
      console.error(`Port ${port} ${why}. Choose another: ${name}=${port + 1000} npm start`);
      process.exit(1);
    });
  });
}

const servers = [
  await listen(shop.fetch, shopPort, 'SHOP_PORT'),
  await listen(createChatVendor().fetch, chatPort, 'CHAT_PORT'),
];
console.log(JSON.stringify({ ready: true, shop: `http://localhost:${shopPort}`, chat }));

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    for (const server of servers) {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    }
  });
