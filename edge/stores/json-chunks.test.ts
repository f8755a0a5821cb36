import { expect, test } from 'vitest';
import { jsonChunks } from './json-chunks.ts';

test('nothing makes no chunk', () => {
  expect(jsonChunks([])).toEqual([]);
});

test('chunks hold every value once, in order', () => {
  const values = Array.from({ length: 50 }, (_, n) => ({ n, text: 'x'.repeat(n) }));
  const chunks = jsonChunks(values, 200);
  expect(chunks.length).toBeGreaterThan(10);
  expect(chunks.flatMap((chunk) => JSON.parse(chunk) as unknown[])).toEqual(values);
});

test('a chunk stays below the bound in bytes, unless one value alone is longer', () => {
  const values = Array.from({ length: 40 }, () => '€'.repeat(10));
  for (const chunk of jsonChunks(values, 200))
    expect(new TextEncoder().encode(chunk).length).toBeLessThan(200);
  expect(jsonChunks(['a', 'b'.repeat(500), 'c'], 100)).toHaveLength(3);
});
