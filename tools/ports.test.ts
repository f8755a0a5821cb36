import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { readPorts, whyBusy } from './ports.ts';

test('ports have the documented defaults and can be set', () => {
  expect(readPorts({})).toEqual({ edge: 8787, shop: 8788, chat: 8789 });
  expect(readPorts({ EDGE_PORT: '1234', SHOP_PORT: '2000' })).toEqual({ edge: 1234, shop: 2000, chat: 2001 });
});

test('what is no port is refused by name', () => {
  expect(() => readPorts({ EDGE_PORT: 'http' })).toThrow('EDGE_PORT=http is not a port');
});

test('a busy port gets a sentence that names the remedy, a free one none', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  expect(await whyBusy('EDGE_PORT', 'the edge', port)).toMatch(
    /in use by another program.*EDGE_PORT=\d+ npm start/,
  );
  await new Promise((resolve) => server.close(resolve));
  expect(await whyBusy('EDGE_PORT', 'the edge', port)).toBeNull();
});
