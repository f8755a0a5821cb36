import { expect, test } from 'vitest';
import { lookupOf } from '../decide/lookup-of.ts';
import { itemAt } from './item-at.ts';
import type { CatalogItem } from './item.ts';

const lamp: CatalogItem = {
  id: 'lamp',
  title: 'Lamp',
  link: '/lamp',
  price: 5000,
  salePrice: 4000,
  saleFrom: 1000,
  saleUntil: 2000,
  currency: 'EUR',
  availability: 'in_stock',
  categories: ['Home'],
};

test.each([
  [999, undefined],
  [1000, 4000],
  [1999, 4000],
  [2000, undefined],
])('at %d the sale price is %s', (at, salePrice) => {
  expect(itemAt(lamp, at).salePrice).toBe(salePrice);
  const catalog = lookupOf({ items: [lamp], categories: { Home: [lamp] }, popular: { '': [lamp] } }, at);
  for (const found of [catalog.item('lamp'), catalog.category('Home')[0], catalog.popular()[0]])
    expect(found?.salePrice).toBe(salePrice);
});

test('what has no dates is the same item', () => {
  const { saleFrom: _, saleUntil: __, ...always } = lamp;
  expect(itemAt(always, 0)).toBe(always);
});
