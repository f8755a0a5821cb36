import { expect, test } from 'vitest';
import type { CatalogItem } from '#core';
import { patchItem } from './patch-item.ts';

const dress: CatalogItem = {
  id: 'dress',
  title: 'A rose dress',
  link: '/p/dress',
  price: 12900,
  salePrice: 9900,
  currency: 'EUR',
  availability: 'in_stock',
  categories: ['Women', 'Dresses'],
  margin: 0.5,
};

test('a field that is named changes, and nothing else', () => {
  const patched = patchItem(dress, { id: 'dress', availability: 'out_of_stock' }, 'EUR');
  expect(patched).toEqual({ ok: true, value: { ...dress, availability: 'out_of_stock' } });
});

test('a new price keeps the categories and the margin', () => {
  const patched = patchItem(dress, { id: 'dress', price: '139.00 EUR' }, 'EUR');
  expect(patched).toEqual({ ok: true, value: { ...dress, price: 13900 } });
});

test('null takes an optional field away', () => {
  const { salePrice: _, ...rest } = dress;
  expect(patchItem(dress, { id: 'dress', sale_price: null }, 'EUR')).toEqual({ ok: true, value: rest });
});

test('null for what an item needs is a flaw', () => {
  expect(patchItem(dress, { id: 'dress', title: null }, 'EUR')).toMatchObject({
    ok: false,
    errors: [{ path: 'title' }],
  });
});

test('a bad value is a flaw', () => {
  const patched = patchItem(dress, { id: 'dress', availability: 'perhaps' }, 'EUR');
  expect(patched).toMatchObject({ ok: false, errors: [{ path: 'availability' }] });
});
