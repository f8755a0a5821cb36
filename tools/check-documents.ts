import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { planSchemaText } from './plan-json-schema.ts';
import { ROOT } from './root.ts';

/*
 * What documents say must be true: links lead somewhere, the size in the README is the size that is built, the plan's JSON Schema
 * is the one that the code has, and nothing names a machine or a registry's host.
 */
const flaws: string[] = [];

const tracked = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
}).stdout.split('\n');

for (const file of tracked.filter((name) => name.endsWith('.md') && existsSync(join(ROOT, name)))) {
  const text = readFileSync(join(ROOT, file), 'utf8');
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^(https?:|mailto:|#)/.test(target)) continue;
    const path = join(ROOT, dirname(file), target.replace(/#.*$/, ''));
    if (!existsSync(path)) flaws.push(`${file}: the link ${target} leads nowhere`);
  }
}

const bytes = brotliCompressSync(readFileSync(join(ROOT, 'sdk/dist/tact.js'))).length;
const said = /`tact\.js` is ([\d.]+) KB brotli/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1];
const is = (Math.ceil(bytes / 100) / 10).toFixed(1);
if (said !== is)
  flaws.push(`README.md: says that tact.js is ${said ?? 'no'} KB brotli, built it is ${is} (${bytes} bytes)`);

if (readFileSync(join(ROOT, 'docs/plan.schema.json'), 'utf8') !== planSchemaText())
  flaws.push('docs/plan.schema.json is not what the code has: run `npm run plan-schema`');

const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
if (/"resolved": *"https?:/.test(lock)) flaws.push('package-lock.json records download addresses');

for (const flaw of flaws) console.error(flaw);
if (!flaws.length) console.log(`Documents agree with what is built (tact.js: ${bytes} bytes brotli).`);
process.exitCode = flaws.length ? 1 : 0;
