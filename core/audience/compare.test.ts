import { expect, test } from 'vitest';
import { OPERATORS, type FactValue, type Operator } from '../plan/rule.ts';
import { compare } from './compare.ts';
import type { Holds } from './rule-trace.ts';

test.each(OPERATORS)('%s over a missing fact is unknown, or not known', (operator) => {
  expect(compare(undefined, operator, 1)).toBe(operator === 'known' ? false : 'unknown');
});

test.each<[FactValue, Operator, FactValue | undefined, Holds]>([
  [3, '=', 3, true],
  [3, '!=', 3, false],
  ['a', '=', 'b', false],
  [true, '=', true, true],
  [['a', 'b'], '=', ['b', 'a'], true],
  [['a', 'b'], '!=', ['b'], true],
  [3, '=', '3', 'unknown'],
  [3, '!=', '3', 'unknown'],
  [3, '>', 2, true],
  [3, '>=', 3, true],
  [3, '<', 3, false],
  [3, '<=', 3, true],
  ['b', '>', 'a', 'unknown'],
  [Number.NaN, '>', 1, 'unknown'],
  ['mail', 'in', ['mail', 'search'], true],
  ['mail', 'in', ['search'], false],
  ['mail', 'in', 'mail', true],
  [2, 'in', ['1', '2'], true],
  [['Dresses', 'Shoes'], 'in', ['Shoes', 'Bags'], true],
  [['Dresses'], 'in', ['Shoes', 'Bags'], false],
  [['Dresses', 'Shoes'], 'contains', 'Shoes', true],
  [['Dresses', 'Shoes'], 'contains', ['Shoes', 'Bags'], false],
  [[], 'contains', 'Shoes', false],
  ['/p/red-dress', 'contains', 'dress', true],
  [3, 'contains', '3', 'unknown'],
  [3, '=', undefined, 'unknown'],
  [0, 'known', undefined, true],
  [0, 'known', false, false],
])('%j %s %j is %s', (found, operator, value, expected) => {
  expect(compare(found, operator, value)).toBe(expected);
});

test('known with the value false asks whether a fact is missing', () => {
  expect(compare(undefined, 'known', false)).toBe(true);
});
