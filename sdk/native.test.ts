import { afterEach, expect, test } from 'vitest';
import { toText } from './native.ts';

const lists = Array.prototype as { toJSON?: unknown };
afterEach(() => void delete lists.toJSON);

test('says what JSON.stringify says of plain data', () => {
  for (const value of [
    null,
    0,
    NaN,
    'a "quoted" word\n',
    [],
    {},
    [undefined, () => 1, 2],
    { a: [{ b: 'x' }], c: undefined, d: null, 'e f': { g: [[1]] } },
  ])
    expect(toText(value)).toBe(JSON.stringify(value));
  expect(toText(undefined)).toBeUndefined();
});

test('a toJSON that the page has put on lists is not asked', () => {
  lists.toJSON = () => 'a text';
  expect(toText({ events: [{ items: [1] }] })).toBe('{"events":[{"items":[1]}]}');
});
