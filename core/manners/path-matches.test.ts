import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathMatches } from './path-matches.ts';

test.each([
  ['/', '/', true],
  ['/p', '/', false],
  ['/p/red', '/p/*', true],
  ['/p/', '/p/*', true],
  ['/p', '/p/*', false],
  ['/checkout/pay', '/checkout*', true],
  ['/fr/p/red/reviews', '/*/p/*/reviews', true],
  ['/fr/p/reviews', '/*/p/*/reviews', false],
  ['/aba', '/ab*ba', false],
  ['/p/a.b', '/p/a?b', false],
  ['/anything', '/**', true],
])('%s on %s: %s', (path, pattern, expected) => {
  expect(pathMatches(path, pattern)).toBe(expected);
});

test('it agrees with the regular expression that the pattern stands for', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 8 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 6 });
  fc.assert(
    fc.property(text, pattern, (path, stars) => {
      expect(pathMatches(path, stars)).toBe(new RegExp(`^${stars.replaceAll('*', '.*')}$`).test(path));
    }),
    { numRuns: 2000 },
  );
});

test('a pattern full of stars is answered at once', () => {
  expect(pathMatches(`/${'a'.repeat(2000)}b`, `/${'a*'.repeat(99)}c`)).toBe(false);
});
