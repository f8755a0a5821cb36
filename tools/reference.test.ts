import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '#core';
import { expect, test } from 'vitest';
import { REFERENCE_FILES, referenceTables, withTables } from './reference.ts';
import { loadEdge } from './reference/load-edge.ts';
import { ROOT } from './root.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const tables = referenceTables(await loadEdge());
const REST = { site: 'demo', origins: ['https://shop.example'], currency: 'EUR', timezone: 'Europe/Paris' };

/** Every fenced block of a language, with the line it begins in. */
function blocks(file: string, language: string): { line: number; text: string }[] {
  const text = read(file);
  return [...text.matchAll(new RegExp('^ *```' + language + '\\n([^]*?)^ *```$', 'gm'))].map((found) => ({
    line: text.slice(0, found.index).split('\n').length,
    text: found[1] ?? '',
  }));
}

test.each(REFERENCE_FILES)('the tables in %s are what the code has', async (file) => {
  expect(await withTables(read(file), tables)).toBe(read(file));
});

test('every table stands in a document', () => {
  const all = REFERENCE_FILES.map(read).join('\n');
  for (const name of Object.keys(tables)) expect(all).toContain(`<!-- begin:${name} -->`);
});

test('a mark that no table has is a mistake', async () => {
  await expect(withTables('<!-- begin:nothing -->\n<!-- end:nothing -->', tables)).rejects.toThrow('nothing');
});

const plans = ['README.md', 'docs/marketer.md'].flatMap((file) =>
  blocks(file, 'json').map(({ line, text }) => [`${file}:${line}`, text] as const),
);

test('there are plans to try', () => {
  expect(plans.filter(([, text]) => text.includes('"slots"')).length).toBeGreaterThanOrEqual(2);
});

test.each(plans)('the plan at %s is accepted', (_, text) => {
  const plan = { ...REST, slots: {}, ...(JSON.parse(text) as object) };
  expect(readPlan(plan)).toMatchObject({ ok: true });
});

test('every code that a plan can be refused with is in the API document', () => {
  const files = ['core/plan', 'edge/plan'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  );
  const codes = files
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .flatMap((file) => [...read(file).matchAll(/\bcode: '(\w+)'/g)].map(([, name]) => name as string));
  expect(codes.length).toBeGreaterThan(10);
  for (const name of codes) expect(read('docs/api.md')).toContain(`\`${name}\``);
});
