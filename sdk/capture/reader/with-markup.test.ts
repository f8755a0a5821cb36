import { expect, test } from 'vitest';
import { withMarkup } from './with-markup.ts';

const found = {
  items: [
    {
      item_id: 'RS-22',
      item_name: 'Rucksack',
      price: '99.50',
      currency: 'EUR',
      availability: 'InStock',
      gtin: '400',
      structured: 1,
    },
  ],
};

test('a look that the data layer tells gains what it leaves out, and keeps what it says', () => {
  const said = { currency: 'EUR', value: 99.5, items: [{ item_id: 4471, item_name: 'Rucksack 22 l' }] };
  expect(withMarkup(said, found)).toEqual({
    currency: 'EUR',
    value: 99.5,
    items: [{ item_id: 4471, item_name: 'Rucksack 22 l', availability: 'InStock', gtin: '400' }],
  });
});

test('a price comes with its currency, and only where there is none', () => {
  expect(withMarkup({ items: [{ item_id: 'a' }] }, found)).toMatchObject({
    items: [{ item_id: 'a', price: '99.50', currency: 'EUR', structured: 1 }],
  });
  expect(withMarkup({ items: [{ item_id: 'a', price: '1.299' }] }, found)).not.toMatchObject({
    items: [{ structured: 1 }],
  });
});

test('availability may stand on an offer', () => {
  const offers = [{ price: '9' }, { price: '9', availability: 'OutOfStock' }];
  expect(
    withMarkup({ items: [{ item_id: 'a', price: 9 }] }, { items: [{ item_id: 'a', offers }] }),
  ).toMatchObject({
    items: [{ availability: 'OutOfStock' }],
  });
});

test('without markup, or without a line, nothing changes', () => {
  const said = { item_id: 'a' };
  expect(withMarkup(said, found)).toBe(said);
  expect(withMarkup({ items: [{ item_id: 'a' }] }, undefined)).toEqual({ items: [{ item_id: 'a' }] });
});
