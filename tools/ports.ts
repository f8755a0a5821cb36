import { createServer } from 'node:net';

export interface Ports {
  edge: number;
  shop: number;
  chat: number;
}

/** EDGE_PORT, SHOP_PORT and CHAT_PORT, or 8787, 8788 and the shop's port plus one. Throws on what is no port. */
export function readPorts(env: NodeJS.ProcessEnv): Ports {
  const edge = readPort(env, 'EDGE_PORT', 8787);
  const shop = readPort(env, 'SHOP_PORT', 8788);
  return { edge, shop, chat: readPort(env, 'CHAT_PORT', shop + 1) };
}

function readPort(env: NodeJS.ProcessEnv, name: string, preset: number): number {
  const text = env[name];
  if (text === undefined || text === '') return preset;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`${name}=${text} is not a port: give a whole number from 1 to 65535.`);
  return port;
}

/** Resolves to a sentence with the remedy when somebody else listens there, to null when the port is free. */
export async function whyBusy(name: string, what: string, port: number): Promise<string | null> {
  const code = await new Promise<string | null>((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(null)));
  });
  if (code === null) return null;
  const spare = port + 1000 > 65535 ? port - 1000 : port + 1000;
  const problem =
    code === 'EADDRINUSE'
      ? `Port ${port}, where ${what} would listen, is in use by another program.`
      : code === 'EACCES'
        ? `Port ${port}, where ${what} would listen, needs rights that this user lacks.`
        : `Port ${port}, where ${what} would listen, cannot be opened (${code}).`;
  return `${problem} Stop that program, or choose another port: ${name}=${spare} npm start`;
}
