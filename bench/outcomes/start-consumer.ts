import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startChild } from '../../tools/child.ts';
import { ROOT } from '../../tools/root.ts';
import { wrangler } from '../../tools/wrangler.ts';

const PORT = Number(process.env['BENCH_PORT'] ?? 29_360);
const READY_MS_MAX = 60_000;

export interface Consumer {
  /** Calls the worker with this query. */
  call<T>(query: Record<string, string | number>): Promise<T>;
  stop(): Promise<void>;
}

/** The consumer on workerd, with an empty database of its own. */
export async function startConsumer(): Promise<Consumer> {
  const folder = mkdtempSync(join(tmpdir(), 'tact-bench-outcomes-'));
  const config = join(folder, 'wrangler.toml');
  // Once: wrangler would watch the sources, and start anew in the middle whenever one of them changes.
  await build({
    entryPoints: [join(ROOT, 'bench/outcomes/worker.mjs')],
    outfile: join(folder, 'worker/worker.js'),
    ...{ bundle: true, format: 'esm', target: 'es2024', logLevel: 'error' },
  });
  writeFileSync(
    config,
    `name = "bench-outcomes"
main = "worker/worker.js"
no_bundle = true
compatibility_date = "2026-11-01"
compatibility_flags = ["nodejs_compat"]

[[d1_databases]]
binding = "DB"
database_name = "bench"
database_id = "bench"
migrations_dir = "${join(ROOT, 'edge/migrations')}"
`,
  );
  const local = ['--config', config, '--local', '--persist-to', join(folder, 'stores')];
  wrangler(['d1', 'migrations', 'apply', 'DB', ...local]);
  const child = startChild(
    'The consumer',
    join(ROOT, 'node_modules/.bin/wrangler'),
    [
      ...['dev', ...local, '--ip', '127.0.0.1', '--port', String(PORT), '--inspector-port', '0'],
      ...['--show-interactive-dev-session=false', '--log-level', 'warn'],
    ],
    { cwd: ROOT, env: { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: 'true' } },
  );
  async function stop(): Promise<void> {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  async function call<T>(query: Record<string, string | number>): Promise<T> {
    const said = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const answer = await fetch(`http://127.0.0.1:${PORT}/?${said.toString()}`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${text.slice(0, 500)}\n${child.tail()}`);
    return JSON.parse(text) as T;
  }

  const until = Date.now() + READY_MS_MAX;
  while (!(await call({ clear: 1 }).catch(() => null))) {
    if (child.process.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`The consumer did not start.\n${child.tail()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { call, stop };
}
