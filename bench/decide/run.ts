import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/*
 * `npm run bench:decide`: CPU of one decision over 300 variants with every manner, in workerd, on a warm isolate, and the
 * share of each part. Prints ms per run, the median and the least of ROUNDS; the parts take turns, so that whatever else
 * the machine does falls on all alike.
 */
const ROUNDS = 9;
const PORT = 29_350;
const ADDRESS = `http://127.0.0.1:${PORT}/`;
/** As long as one turn lasts; long enough that a request's own cost, some 0.2 ms, is a thousandth of it. */
const TURN_MS = 300;
/** Decisions of an isolate that has just begun, request by request. */
const COLD = [1, 9, 90, 900];
/** Until the engine has compiled what it runs often: the thousandth decision still costs twice as much. */
const WARM_UP_RUNS = 3000;
/** At most so long, for a part that is slow. */
const WARM_UP_MS = 4000;

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
  await ready();
  const cold: string[] = [];
  for (const n of COLD) cold.push(((await timed('decision', n)) / n).toFixed(1));
  const about = (await (await fetch(ADDRESS)).json()) as About;
  console.log(
    `${about.variants} variants in 30 slots, ${about.shown} slots filled; profile of ${about.profileBytes} bytes; ` +
      `median and least of ${ROUNDS} rounds on a warm isolate, ms of CPU each.\n`,
  );
  const reasons = Object.entries(Object.groupBy(about.reasons, (code) => code));
  console.log(`reasons: ${reasons.map(([code, each]) => `${code} ${each?.length}`).join(', ')}\n`);
  console.log(`on a new isolate, each of the next ${COLD.join(', ')}: ${cold.join(', ')}\n`);
  const parts = about.parts.map((part) => ({ part, runs: 0, ms: [] as number[] }));
  for (const each of parts) each.runs = await warmUp(each.part);
  for (let round = 0; round < ROUNDS; round++)
    for (const { part, runs, ms } of parts) ms.push((await timed(part, runs)) / runs);
  const whole = median(parts[0]?.ms ?? []);
  for (const { part, ms } of parts) {
    const share = `${((100 * median(ms)) / whole).toFixed(0)}%`;
    const [usual, least] = [median(ms), Math.min(...ms)].map((each) => each.toFixed(4).padStart(8));
    console.log(`${part.padEnd(34)} ${usual} ${least} ${share.padStart(6)}`);
  }
  console.log(
    '\nA manner by itself is asked of all 300; in a decision it is asked only of those that no earlier one held back.',
  );
}

/** Runs a part until it is warm, and says how many runs a turn is. */
async function warmUp(part: string): Promise<number> {
  const turn = 50;
  const end = performance.now() + WARM_UP_MS;
  let ms = 0;
  for (let runs = 0; runs < WARM_UP_RUNS && performance.now() < end; runs += turn)
    ms = await timed(part, turn);
  return Math.max(turn, Math.round((turn * TURN_MS) / Math.max(ms, 1)));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** ms of CPU that workerd took for n runs, all its threads together; where the platform does not tell, ms on the clock. */
async function timed(part: string, n: number): Promise<number> {
  const start = cpuMs();
  const answer = await fetch(`${ADDRESS}?part=${encodeURIComponent(part)}&n=${n}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${part}: ${text}`);
  return cpuMs() - start;
}

/** Linux: the first number of a thread's `schedstat` is its ns on a CPU. workerd keeps its threads: V8's for garbage and for compiling, too. */
function cpuMs(): number {
  const tasks = `/proc/${workerd.pid}/task`;
  try {
    const ns = readdirSync(tasks).map((task) =>
      Number(readFileSync(join(tasks, task, 'schedstat'), 'utf8').split(' ')[0]),
    );
    return ns.reduce((sum, each) => sum + each, 0) / 1e6;
  } catch {
    return performance.now();
  }
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    // Else whatever else listens there would be measured.
    if (workerd.exitCode !== null) throw new Error(`workerd has ended; is port ${PORT} free?`);
    const answer = await fetch(`${ADDRESS}?part=decision&n=0`).catch(() => undefined);
    if (answer && workerd.exitCode === null) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('workerd did not start');
}
