import { expect, test } from 'vitest';
import { forbiddenKey } from './forbidden-key.ts';

test.each([
  ['{"a":{"__proto__":{}}}', 'a.__proto__'],
  ['[{"constructor":1}]', '0.constructor'],
  ['{"a":[{"b":{"prototype":1}}]}', 'a.0.b.prototype'],
  ['{"\\u005f_proto__":1}', '__proto__'],
])('the path of a forbidden key is told: %s', (text, path) => {
  expect(forbiddenKey(JSON.parse(text))).toBe(path);
});

test('as a value such a name is only a word', () => {
  expect(forbiddenKey({ search: '__proto__', list: ['constructor'] })).toBeNull();
});

test('what nests 30,000 deep is refused without a stack to overflow', () => {
  expect(forbiddenKey(JSON.parse('['.repeat(30_000) + ']'.repeat(30_000)))).not.toBeNull();
});
