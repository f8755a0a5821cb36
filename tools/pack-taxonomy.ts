/*
 * Packs Google's published product taxonomy (`taxonomy-with-ids.en-US.txt`, support.google.com/merchants/answer/6324436) for
 * the worker: `node tools/run.mjs pack-taxonomy FILE`. Rows in the order of the tree, each with its level (one digit), its
 * number in base 36, and the last part of its path: a parent is the nearest row above with a lower level.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Branch {
  id?: number;
  below: Map<string, Branch>;
}

const lines = readFileSync(process.argv[2] ?? '', 'utf8').split(/\r?\n/);
const version = /Version: (\S+)/.exec(lines[0] ?? '')?.[1] ?? 'unknown';
const root: Branch = { below: new Map() };
let count = 0;
for (const line of lines) {
  const row = /^(\d+) - (.+)$/.exec(line);
  if (row === null) continue;
  let at = root;
  for (const name of row[2]!.split(' > ')) {
    const next = at.below.get(name) ?? { below: new Map() };
    at.below.set(name, next);
    at = next;
  }
  at.id = Number(row[1]);
  count++;
}

function packed({ below }: Branch, level: number): string[] {
  return [...below].flatMap(([name, branch]) => [
    `${level}${(branch.id ?? 0).toString(36)} ${name}`,
    ...packed(branch, level + 1),
  ]);
}

const text = packed(root, 1).join('|').replaceAll("'", "\\'");
const file = join(import.meta.dirname, '..', 'core', 'catalog', 'taxonomy', 'packed.ts');
writeFileSync(
  file,
  `/* Written by tools/pack-taxonomy.ts from Google's taxonomy of ${version}, ${count} categories. */\n` +
    `export const PACKED_TAXONOMY =\n  '${text}';\n`,
);
console.log(`${file}: ${text.length} characters`);
