import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../../tools/child.ts';
import { prepareDatabase } from '../../tools/prepare-database.ts';
import { ROOT } from '../../tools/root.ts';

const PORT = Number(process.env['EDGE_PORT'] ?? 29_100);
const TOKEN = 'bench-token';
const READY_MS_MAX = 60_000;

export interface BenchEdge {
  /** Of the process that workerd runs below. */
  pid: number;
  call(
    method: string,
    path: string,
    body?: string | ReadableStream<Uint8Array>,
    type?: string,
  ): Promise<Response>;
  stop(): Promise<void>;
}

/** The edge on workerd with stores of its own, empty but for a token and a plan. */
export async function startEdge(): Promise<BenchEdge> {
  const folder = mkdtempSync(join(tmpdir(), 'tact-bench-catalog-'));
  prepareDatabase(folder, { demo: TOKEN });
  const secrets = join(folder, 'edge.env');
  writeFileSync(secrets, `SIGNING_KEY=${'A'.repeat(43)}\n`);
  const child = startChild(
    'The edge',
    join(ROOT, 'node_modules/.bin/wrangler'),
    [
      ...['dev', '--local', '--ip', '127.0.0.1', '--port', String(PORT), '--persist-to', folder],
      ...['--env-file', secrets, '--show-interactive-dev-session=false', '--log-level', 'warn'],
      ...['--inspector-port', '0'],
    ],
    {
      cwd: ROOT,
      env: { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: 'true' },
    },
  );
  const call: BenchEdge['call'] = (method, path, body, type = 'application/json') =>
    fetch(`http://127.0.0.1:${PORT}${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': type },
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    });
  async function stop(): Promise<void> {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }

  const until = Date.now() + READY_MS_MAX;
  while (!(await call('GET', '/v1/health').catch(() => null))?.ok) {
    if (child.process.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`The edge did not start.\n${child.tail()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const plan = {
    site: 'demo',
    origins: ['https://shop.example'],
    currency: 'EUR',
    timezone: 'Europe/Paris',
    slots: {},
  };
  const saved = await call('PUT', '/v1/plan', JSON.stringify(plan));
  if (!saved.ok) {
    await stop();
    throw new Error(await saved.text());
  }
  return { pid: child.process.pid!, call, stop };
}
