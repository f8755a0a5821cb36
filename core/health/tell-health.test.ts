import { expect, test } from 'vitest';
import { exampleAddress, plainExample } from './plain-example.ts';
import { tellHealth } from './tell-health.ts';

const count = (kind: string, subject: string, times = 1) => ({
  ...{ kind, subject, times, example: 'e', firstAt: 1, lastAt: 2 },
});

test('every kind has a sentence and a remedy, the most frequent first', () => {
  const told = tellHealth([
    count('unknown_item', '7', 2),
    count('ambiguous_item', ''),
    count('found_otherwise', 'mpn', 9),
    count('rejected.unknown_event', 'made_up'),
    count('noted.quantity_zero', 'add_to_cart items.quantity'),
    count('noted.of_tomorrow', ''),
    count('of_tomorrow', ''),
  ]);
  expect(told.map(({ kind }) => kind).slice(0, 2)).toEqual(['found_otherwise', 'unknown_item']);
  for (const { what, remedy } of told) {
    expect(what).toMatch(/^[A-Z].{20,}\.$/);
    expect(remedy).toMatch(/^[A-Z].{20,}\.$/);
  }
});

test.each([
  ['anna@mail.example', '…'],
  ['name: "x anna.b+c@mail.example" is no event', 'name: "x …" is no event'],
  ['https://shop.example/p?token=1 and more', 'https://shop.example/p and more'],
  ['SKU-9', 'SKU-9'],
])('%s is told as %s', (text, told) => expect(plainExample(text)).toBe(told));

test.each([
  ['https://shop.example/p/cap?variant=3&email=a@b.example&x=secret', '/p/cap?variant=3'],
  ['https://shop.example/', '/'],
  ['no address', ''],
])('of the address %s this is told: %s', (url, told) => expect(exampleAddress(url)).toBe(told));
