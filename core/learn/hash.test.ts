import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hash32, hashShare } from './hash.ts';

test.each([
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['', 0xffffffff, 0x81f16f39],
  ['hello', 0, 0x248bfa47],
  ['hello, world', 0, 0x149bbb7f],
  ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
])('%j with seed %i hashes as the published implementation does', (text, seed, expected) => {
  expect(hash32(text, seed)).toBe(expected);
});

/** Any code units at all. */
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

test('a share lies strictly between 0 and 1 for any text, lone surrogates too', () => {
  fc.assert(
    fc.property(anyText, anyText, (key, salt) => {
      const share = hashShare(key, salt);
      return share > 0 && share < 1 && share === hashShare(key, salt);
    }),
  );
});

/** χ² of counts against equal shares. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, each) => sum + each, 0) / counts.length;
  return counts.reduce((sum, each) => sum + (each - expected) ** 2 / expected, 0);
}

// 149.4 is the 99.9th percentile of χ² with 99 degrees of freedom; the ids are fixed, so this never flickers.
const CHI_SQUARE_99_MAX = 149.4;

test.each([
  ['ids that differ by a counter', (n: number) => `visitor-${n}`],
  ['ids of equal length', (n: number) => String(n).padStart(12, '0')],
  ['ids that differ in front', (n: number) => `${n}-of-the-same-long-tail`],
])('100 buckets fill evenly with %s', (_, idOf) => {
  const counts = Array.from({ length: 100 }, () => 0);
  for (let n = 0; n < 50_000; n += 1) {
    const bucket = Math.floor(hashShare(idOf(n), 'holdout') * 100);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  expect(chiSquare(counts)).toBeLessThan(CHI_SQUARE_99_MAX);
});

test('two salts divide the same visitors independently', () => {
  const counts = Array.from({ length: 100 }, () => 0);
  for (let n = 0; n < 50_000; n += 1) {
    const row = Math.floor(hashShare(`visitor-${n}`, 'experiment:a') * 10);
    const column = Math.floor(hashShare(`visitor-${n}`, 'experiment:b') * 10);
    counts[row * 10 + column] = (counts[row * 10 + column] ?? 0) + 1;
  }
  expect(chiSquare(counts)).toBeLessThan(CHI_SQUARE_99_MAX);
});
