import { expect, test } from 'vitest';
import { didYouMean, nearMiss } from './near-miss.ts';

const NAMES = ['orders.count', 'orders.value', 'focus', 'all', 'any'];

test.each([
  ['orders.cuont', 'orders.count'],
  ['Orders.Count', 'orders.count'],
  ['order.count', 'orders.count'],
  ['orders.valuee', 'orders.value'],
  ['foucs', 'focus'],
  ['al', 'all'],
])('%s was %s', (word, meant) => {
  expect(nearMiss(word, NAMES)).toBe(meant);
});

test.each(['orders', 'x', '', 'spend.total', 'f'.repeat(100)])('%j is like none', (word) => {
  expect(nearMiss(word, NAMES)).toBeUndefined();
  expect(didYouMean(word, NAMES)).toBe('');
});
