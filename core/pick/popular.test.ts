import { expect, test } from 'vitest';
import { idsOf, inputOf, ITEMS, shopOf, visitorOf, whyOf } from './demo-shop.laws.ts';
import { popular } from './popular.ts';

const catalog = shopOf({
  popular: {
    '': ['fig', 'rosalind-red', 'pia-sage'],
    Dresses: ['amelie-ink', 'rosalind-midnight', 'rosalind-red', 'iris-plum'],
    Beans: ['morning-house'],
    Coffee: ['night-train', 'morning-house'],
  },
});

test('on a dress’s page it is other dresses, one colour of each first, then the whole shop', () => {
  const picked = popular(inputOf({ catalog, itemId: 'amelie-sage', count: 9 }));
  expect(idsOf(picked)).toEqual(['rosalind-midnight', 'iris-plum', 'rosalind-red', 'fig', 'pia-sage']);
  expect(whyOf(picked)).toBe('It is among what is bought most at the moment.');
});

test('elsewhere it is of the category that the visitor is on about', () => {
  const profile = visitorOf({ looked: { 'morning-house': [0] } });
  expect(idsOf(popular(inputOf({ catalog, profile })))).toEqual([
    'night-train',
    'morning-house',
    'fig',
    'rosalind-red',
  ]);
});

test('of nobody in particular it is of the whole shop', () => {
  expect(idsOf(popular(inputOf({ catalog })))).toEqual(['fig', 'rosalind-red', 'pia-sage']);
  expect(idsOf(popular(inputOf({ catalog, itemId: 'fig' })))).toEqual(['rosalind-red', 'pia-sage']);
});

test('a level of the same name in another department is left out', () => {
  const elsewhere = {
    ...ITEMS[0]!,
    id: 'elsewhere',
    groupId: 'elsewhere',
    categories: ['Toys', 'Dresses', 'Midi'],
  };
  const wide = shopOf({ items: [...ITEMS, elsewhere], popular: { Dresses: ['elsewhere', 'iris-plum'] } });
  expect(idsOf(popular(inputOf({ catalog: wide, itemId: 'amelie-sage' })))).toEqual(['iris-plum']);
});

test('without orders nothing is popular', () => {
  expect(idsOf(popular(inputOf({ itemId: 'fig' })))).toBe('Nothing is known yet of what people buy.');
});
