import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EDGE, TOKEN } from '../addresses.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What a command of ours (`npm run NAME`) says in the terminal, without colours, for that site. */
export async function runTool(name: string, site: string, ...given: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['tools/run.mjs', name, '--edge', EDGE, '--token', `${TOKEN}_${site}`, ...given],
    { cwd: ROOT, env: { ...process.env, FORCE_COLOR: '0' } },
  );
  return stdout;
}
