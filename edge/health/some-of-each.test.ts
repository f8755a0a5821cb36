import { expect, test } from 'vitest';
import { someOfEach } from './some-of-each.ts';

const told = (codes: string) => codes.split('').map((code, n) => ({ code, n }));
const textOf = (all: { code: string }[]) => all.map(({ code }) => code).join('');

test('as many as there may be stay in their order', () =>
  expect(someOfEach(told('aabab'), 5)).toEqual(told('aabab')));

test.each([
  ['aaaab', 2, 'ab'],
  ['aaaabbc', 5, 'abcab'],
  ['aaaa', 3, 'aaa'],
])('of %s, %i are %s', (codes, max, some) => expect(textOf(someOfEach(told(codes), max))).toBe(some));
