import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CatalogItem } from '#core';
import { patchItem } from './patch-item.ts';

const OPTIONS = { currency: 'EUR', timezone: 'Europe/Paris', now: Date.UTC(2026, 11, 1) };
const NOTHING_TOLD = { left: [], repaired: [] };
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
  const patched = patchItem(dress, { id: 'dress', availability: 'out_of_stock' }, OPTIONS);
  expect(patched).toEqual({ ok: true, ...NOTHING_TOLD, value: { ...dress, availability: 'out_of_stock' } });
});

test('a new price keeps the categories and the margin', () => {
  const patched = patchItem(dress, { id: 'dress', price: '139.00 EUR' }, OPTIONS);
  expect(patched).toEqual({ ok: true, ...NOTHING_TOLD, value: { ...dress, price: 13900 } });
});

test('null takes an optional field away', () => {
  const { salePrice: _, ...rest } = dress;
  expect(patchItem(dress, { id: 'dress', sale_price: null }, OPTIONS)).toEqual({
    ok: true,
    ...NOTHING_TOLD,
    value: rest,
  });
});

test('null takes the dates of a sale away and leaves the sale; a currency stands beside a bare price', () => {
  const sale = { ...dress, saleUntil: Date.UTC(2027, 0, 1) };
  const endless = patchItem(sale, { id: 'dress', sale_price_effective_date: null }, OPTIONS);
  expect(endless).toEqual({ ok: true, ...NOTHING_TOLD, value: dress });
  const { salePrice: _, ...rest } = dress;
  expect(patchItem(rest, { id: 'dress', price: '139', currency: 'USD' }, OPTIONS)).toMatchObject({
    value: { price: 13900, currency: 'USD' },
  });
});

test('null for what an item needs is a flaw', () => {
  expect(patchItem(dress, { id: 'dress', title: null }, OPTIONS)).toMatchObject({
    ok: false,
    errors: [{ path: 'title' }],
  });
});

test('a bad value is a flaw', () => {
  const patched = patchItem(dress, { id: 'dress', availability: 'perhaps' }, OPTIONS);
  expect(patched).toMatchObject({ ok: false, errors: [{ path: 'availability' }] });
});

test('a price in another currency takes the currency with it, and leaves no sale price in the old one', () => {
  const patched = patchItem(dress, { id: 'dress', price: '139.00 USD', sale_price: null }, OPTIONS);
  const { salePrice: _, ...rest } = dress;
  expect(patched).toEqual({ ok: true, ...NOTHING_TOLD, value: { ...rest, price: 13900, currency: 'USD' } });
  const other = patchItem(dress, { id: 'dress', price: '139.00 USD' }, OPTIONS);
  expect(other).toMatchObject({ ok: true, left: [{ path: 'sale_price', code: 'currency_differs' }] });
  expect(other).toHaveProperty('value', { ...rest, price: 13900, currency: 'USD' });
});

test('a price below the sale price that is there ends the sale, and that is told; one of its own goes on', () => {
  const lower = patchItem(dress, { id: 'dress', price: '50.00 EUR' }, OPTIONS);
  const { salePrice: _, ...rest } = dress;
  expect(lower).toHaveProperty('value', { ...rest, price: 5000 });
  expect(lower).toMatchObject({ left: [{ path: 'sale_price', code: 'sale_above_price' }] });
  const both = patchItem(dress, { id: 'dress', price: '50 EUR', sale_price: '40 EUR' }, OPTIONS);
  expect(both).toMatchObject({ ok: true, value: { price: 5000, salePrice: 4000 } });
});

test.each(['EUR', 'JPY', 'KWD', 'CLF'])(
  'what a patch does not name is the same afterwards, in %s',
  (currency) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (one, other) => {
        const [salePrice, price] = [Math.min(one, other), Math.max(one, other)];
        const before = { ...dress, currency, price, salePrice };
        const patched = patchItem(before, { id: 'dress', availability: 'preorder' }, OPTIONS);
        expect(patched).toEqual({
          ok: true,
          ...NOTHING_TOLD,
          value: { ...before, availability: 'preorder' },
        });
      }),
    );
  },
);

test('an optional field that cannot be read leaves what was there, and is told', () => {
  const patched = patchItem(
    dress,
    { id: 'dress', margin: 'high', image_link: 'none', brand: 'Marlow' },
    OPTIONS,
  );
  expect(patched).toMatchObject({
    ok: true,
    value: { ...dress, brand: 'Marlow' },
    left: [{ path: 'image_link' }, { path: 'margin' }],
  });
});

test('a sale with its dates survives a patch of the stock, and moves by its own', () => {
  const sale = { ...dress, saleFrom: Date.UTC(2026, 11, 10), saleUntil: Date.UTC(2026, 11, 24) };
  const patched = patchItem(sale, { id: 'dress', availability: 'preorder' }, OPTIONS);
  expect(patched).toHaveProperty('value', { ...sale, availability: 'preorder' });
  const moved = patchItem(sale, { id: 'dress', sale_price_effective_date: '2026-12-12T00:00Z/' }, OPTIONS);
  const { saleUntil: _, ...open } = sale;
  expect(moved).toHaveProperty('value', { ...open, saleFrom: Date.UTC(2026, 11, 12) });
});
