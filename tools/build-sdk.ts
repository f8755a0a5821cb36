import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/** Builds sdk/dist. Throws with what rollup said when it fails. */
export function buildSdk(): void {
  const done = spawnSync(join(ROOT, 'node_modules/.bin/rollup'), ['-c', '--silent'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`The SDK could not be built:\n${done.stderr}`);
}
