// Entry of every npm script that must work on a fresh machine: plain JavaScript for Node 20 or newer, no
// dependencies. Installs what package-lock.json names when it is not there, then runs `tools/NAME.ts` on the
// Node that the project pins, which runs TypeScript as it is.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.tact-installed');
const [name, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Tact needs Node 20 or newer to set itself up; this is ${process.version}.`);
  process.exit(1);
}

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
if (installed !== wanted) {
  console.log('Installing what package-lock.json names (once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: it refuses a lock file that lacks the optional binaries of other platforms, and a registry mirror
  // need not have them. `--no-save` leaves the lock file as it is. At `error`, npm keeps quiet about packages that
  // want a newer Node than the one npm runs on; they run on the pinned one.
  const done = spawnSync(npm, ['install', '--no-save', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status !== 0) {
    console.error('The packages could not be installed: see what npm says above.');
    process.exit(done.status ?? 1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

const bin = join(root, 'node_modules', '.bin');
const child = spawn(
  join(bin, 'node'),
  ['--disable-warning=ExperimentalWarning', join(root, 'tools', `${name}.ts`), ...args],
  {
    cwd: process.env.INIT_CWD && args.length ? process.env.INIT_CWD : root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${bin}:${process.env.PATH}`,
      WRANGLER_SEND_METRICS: 'false',
      TACT_ROOT: root,
    },
  },
);
// The child decides how to stop; without these handlers a Ctrl-C would end this process before it has.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
