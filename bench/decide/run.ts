import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/*
 * `npm run bench:decide`: CPU of one decision over 300 variants with every manner, in workerd, on a warm isolate, and the
 * share of each part. Prints ms per run, the median of ROUNDS.
 */
const ROUNDS = 5;
const PORT = 29_350;
const ADDRESS = `http://127.0.0.1:${PORT}/`;
/** As long as a round lasts; long enough that a request's own cost is a thousandth of it. */
const ROUND_MS = 600;

const folder = await mkdtemp(join(tmpdir(), 'tact-bench-decide-'));
await build({
  entryPoints: [new URL('worker.ts', import.meta.url).pathname],
  outfile: join(folder, 'worker.js'),
  bundle: true,
  format: 'esm',
  target: 'es2024',
  logLevel: 'error',
});
await writeFile(
  join(folder, 'config.capnp'),
  `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = (
    modules = [ (name = "worker", esModule = embed "worker.js") ],
    compatibilityDate = "2026-01-01",
  )) ],
  sockets = [ (name = "http", address = "127.0.0.1:${PORT}", http = (), service = "main") ],
);`,
);
const workerd = spawn('workerd', ['serve', join(folder, 'config.capnp')], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.once('exit', () => workerd.kill());
try {
  await measure();
} finally {
  workerd.kill();
  await rm(folder, { recursive: true });
}

interface About {
  parts: string[];
  profileBytes: number;
  variants: number;
  shown: number;
  reasons: string[];
}

async function measure(): Promise<void> {
  const about = (await (await ready()).json()) as About;
  console.log(
    `${about.variants} variants in 30 slots, ${about.shown} slots filled; profile of ${about.profileBytes} bytes; ` +
      `medians of ${ROUNDS} rounds on a warm isolate, ms of CPU each.\n`,
  );
  const reasons = Object.entries(Object.groupBy(about.reasons, (code) => code));
  console.log(`reasons: ${reasons.map(([code, each]) => `${code} ${each?.length}`).join(', ')}\n`);
  let whole = 0;
  for (const part of about.parts) {
    const ms = await msOf(part);
    if (part === 'decision') whole = ms;
    console.log(
      `${part.padEnd(34)} ${ms.toFixed(4).padStart(8)} ${`${((100 * ms) / whole).toFixed(0)}%`.padStart(6)}`,
    );
  }
  console.log(
    '\nA manner by itself is asked of all 300; in a decision it is asked only of those that no earlier one held back.',
  );
}

async function msOf(part: string): Promise<number> {
  // The first runs let the engine compile what it will run.
  let n = 16;
  let ms = await timed(part, n);
  while (ms < ROUND_MS / 4) ms = await timed(part, (n *= 2));
  n = Math.max(1, Math.round((n * ROUND_MS) / ms));
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const empty = await timed(part, 0);
    rounds.push(((await timed(part, n)) - empty) / n);
  }
  return rounds.sort((a, b) => a - b)[ROUNDS >> 1] ?? NaN;
}

/** ms of CPU that workerd took for n runs; where the platform does not tell, ms on the clock. */
async function timed(part: string, n: number): Promise<number> {
  const start = cpuMs();
  const answer = await fetch(`${ADDRESS}?part=${encodeURIComponent(part)}&n=${n}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${part}: ${text}`);
  return cpuMs() - start;
}

/** Linux counts in hundredths of a second (proc(5): fields 14 and 15 of `stat`), which is why a round is long. */
function cpuMs(): number {
  try {
    const stat = readFileSync(`/proc/${workerd.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return performance.now();
  }
}

async function ready(): Promise<Response> {
  for (let tries = 0; tries < 100; tries++) {
    // Else whatever else listens there would be measured.
    if (workerd.exitCode !== null) throw new Error(`workerd has ended; is port ${PORT} free?`);
    const answer = await fetch(ADDRESS).catch(() => undefined);
    if (answer && workerd.exitCode === null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('workerd did not start');
}
