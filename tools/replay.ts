import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { edgeClient } from './edge-client.ts';
import { openLocalState } from './local-state.ts';
import { compareProfiles } from './replay/compare-profiles.ts';
import { countRows } from './replay/count-rows.ts';
import { readRows } from './replay/read-rows.ts';
import { reportReplay } from './replay/report-replay.ts';
import { runReplay } from './replay/run-replay.ts';

const USAGE = `npm run replay -- FILE.csv [--speed 60] [--edge http://127.0.0.1:8787] [--site demo] [--token TOKEN]

Sends a recorded event stream (event_time,event_type,product_id,category_id,category_code,brand,price,user_id,
user_session) through a running edge as those shoppers, and holds the profiles against the file.
  --speed   times as fast as it was, or "max" (default 60)
  --token   bearer token with the scopes events and read (default: TACT_TOKEN, or the one npm start keeps)`;

const IN_FLIGHT_TEXT = '{bar} {percentage}% · {value}/{total} {what} · {duration_formatted}';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      speed: { type: 'string', default: '60' },
      edge: { type: 'string', default: `http://127.0.0.1:${process.env['EDGE_PORT'] ?? '8787'}` },
      site: { type: 'string', default: 'demo' },
      token: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const file = positionals[0];
  if (values.help || !file) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const speed = values.speed === 'max' ? Infinity : Number(values.speed);
  if (!(speed > 0)) throw new Error(`--speed ${values.speed} is neither a number above 0 nor "max".`);

  const read = readRows(textOf(resolve(file)));
  if ('flaws' in read) {
    console.error(`${basename(file)} cannot be replayed; nothing was sent.`);
    for (const { line, detail } of read.flaws) console.error(`  line ${line}: ${detail}`);
    return 1;
  }
  const { rows } = read;
  const tallies = countRows(rows);
  const sessions = new Set(rows.map((row) => row.session)).size;
  const edge = edgeClient(values.edge.replace(/\/$/, ''), values.token ?? openLocalState().token);
  await edge.call('GET', '/v1/health').catch((error: unknown) => {
    throw new Error(`No edge answers at ${values.edge}: start one with npm start, or name it with --edge.`, {
      cause: error,
    });
  });
  console.log(
    `${basename(file)}: ${rows.length} events of ${tallies.size} visitors in ${sessions} sessions.`,
  );

  const bar = new SingleBar(
    { format: IN_FLIGHT_TEXT, noTTYOutput: true, notTTYSchedule: 10_000 },
    Presets.shades_classic,
  );
  bar.start(rows.length, 0, { what: 'events' });
  const run = `r${Date.now().toString(36)}`;
  const world = { edge, site: values.site, shop: 'https://replay.invalid', run, speed };
  const result = await runReplay(rows, world, () => bar.increment()).finally(() => bar.stop());

  const check = new SingleBar(
    { format: IN_FLIGHT_TEXT, noTTYOutput: true, notTTYSchedule: 10_000 },
    Presets.shades_classic,
  );
  check.start(tallies.size, 0, { what: 'profiles compared' });
  const comparison = await compareProfiles(edge, tallies, result.shoppers, () => check.increment()).finally(
    () => check.stop(),
  );
  console.log(reportReplay(result, comparison, sessions));
  const whole = comparison.agree === comparison.visitors && result.totals.accepted === rows.length;
  return whole ? 0 : 1;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`, {
      cause: error,
    });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
