import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FEED_REMEDIES } from '#core';

test('the docs name every code with its meaning and its remedy', () => {
  const docs = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'feeds.md'), 'utf8');
  const rows = docs
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()));
  for (const [code, { means, remedy }] of Object.entries(FEED_REMEDIES))
    expect(rows).toContainEqual([`\`${code}\``, means, remedy]);
});
