import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** `drop`: the edge takes the request and answers, but the answer never reaches the browser. */
export type FaultMode = 'ok' | '503' | 'offline' | 'drop';

export interface FaultProxy {
  url: string;
  mode(next: FaultMode): void;
  /** Item ids of the events that the edge said it has stored, over all requests, answered or dropped. */
  stored: Set<string>;
  /** Requests that met the fault. */
  faults: number;
  close(): Promise<void>;
}

interface SyncBody {
  events?: { id: string; params?: { items?: { item_id: string }[] } }[];
}

/** A reverse proxy before the edge that can fail in the ways a network does. The edge behind it is the real one. */
export async function startFaultProxy(edge: string): Promise<FaultProxy> {
  let mode: FaultMode = 'ok';
  const sockets = new Set<Socket>();
  const target = new URL(edge);

  const server = createServer((incoming, outgoing) => {
    if (mode === 'offline') {
      proxy.faults++;
      incoming.socket.destroy();
      return;
    }
    void read(incoming).then((body) => {
      if (mode === '503') {
        proxy.faults++;
        outgoing.writeHead(503, { 'access-control-allow-origin': incoming.headers.origin ?? '*' });
        outgoing.end('{"code":"unavailable"}');
        return;
      }
      pass(incoming, body, outgoing);
    });
  });

  function pass(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const upstream = forward(
      {
        host: '127.0.0.1',
        port: target.port,
        method: incoming.method,
        path: incoming.url,
        // Uncompressed, so that the answers can be read here.
        headers: { ...incoming.headers, 'accept-encoding': 'identity' },
      },
      (answer) => {
        void read(answer).then((answered) => {
          note(body, answered);
          if (mode === 'drop' && incoming.method === 'POST') {
            proxy.faults++;
            outgoing.destroy();
            return;
          }
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          outgoing.end(answered);
        });
      },
    );
    upstream.on('error', () => outgoing.destroy());
    upstream.end(body);
  }

  function note(asked: Buffer, answered: Buffer): void {
    try {
      const { events = [] } = JSON.parse(asked.toString()) as SyncBody;
      const { accepted = [] } = JSON.parse(answered.toString()) as { accepted?: string[] };
      for (const event of events)
        if (accepted.includes(event.id))
          for (const item of event.params?.items ?? []) proxy.stored.add(item.item_id);
    } catch {
      // The script and preflights are no syncs.
    }
  }

  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: FaultProxy = {
    url: `http://localhost:${port}`,
    stored: new Set(),
    faults: 0,
    mode(next) {
      mode = next;
      // An open connection would outlive the fault.
      if (next === 'offline') for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
