import * as fc from 'fast-check';
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

test('a price in another currency takes the currency with it, and leaves no sale price in the old one', () => {
  const patched = patchItem(dress, { id: 'dress', price: '139.00 USD', sale_price: null }, 'EUR');
  const { salePrice: _, ...rest } = dress;
  expect(patched).toEqual({ ok: true, value: { ...rest, price: 13900, currency: 'USD' } });
  expect(patchItem(dress, { id: 'dress', price: '139.00 USD' }, 'EUR')).toMatchObject({
    ok: false,
    errors: [{ path: 'sale_price', code: 'currency_differs' }],
  });
});

test('a price below the sale price that is there is a flaw; with its own sale price it is none', () => {
  expect(patchItem(dress, { id: 'dress', price: '50.00 EUR' }, 'EUR')).toMatchObject({
    ok: false,
    errors: [{ path: 'sale_price', code: 'sale_above_price' }],
  });
  const both = patchItem(dress, { id: 'dress', price: '50 EUR', sale_price: '40 EUR' }, 'EUR');
  expect(both).toMatchObject({ ok: true, value: { price: 5000, salePrice: 4000 } });
});

test.each(['EUR', 'JPY', 'KWD', 'CLF'])(
  'what a patch does not name is the same afterwards, in %s',
  (currency) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), (one, other) => {
        const [salePrice, price] = [Math.min(one, other), Math.max(one, other)];
        const before = { ...dress, currency, price, salePrice };
        const patched = patchItem(before, { id: 'dress', availability: 'preorder' }, 'EUR');
        expect(patched).toEqual({ ok: true, value: { ...before, availability: 'preorder' } });
      }),
    );
  },
);
