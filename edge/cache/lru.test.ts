import { expect, test } from 'vitest';
import { createLru } from './lru.ts';

test('past its bound, what was used longest ago is gone', () => {
  const lru = createLru<string, number>(2);
  lru.set('a', 1);
  lru.set('b', 2);
  lru.get('a');
  lru.set('c', 3);
  expect([lru.get('a'), lru.get('b'), lru.get('c'), lru.size]).toEqual([1, undefined, 3, 2]);
});

test('setting again replaces and takes no second place', () => {
  const lru = createLru<string, number>(2);
  lru.set('a', 1);
  lru.set('a', 2);
  lru.set('b', 3);
  expect([lru.get('a'), lru.get('b'), lru.size]).toEqual([2, 3, 2]);
});
