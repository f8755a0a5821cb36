import { describe, expect, test } from 'vitest';
import strings from './fixtures/price-strings.json' with { type: 'json' };
import { readPriceText } from './read-price-text.ts';

test.each(strings.rows as [string, number][])('%j is %d, as real shops wrote it', (text, amount) => {
  expect(readPriceText(text)?.amount).toBe(amount);
});

test.each([
  ['€12,99', 12.99, 'EUR'],
  ['12.99 €', 12.99, 'EUR'],
  ['EUR12.99', 12.99, 'EUR'],
  ['1299.000 EUR', 1299, 'EUR'],
  ['21.172499999999999 EUR', 21.1725, 'EUR'],
  ['1.299,00 EUR', 1299, 'EUR'],
  ['1\u202f299,00 €', 1299, 'EUR'],
  ['USD 1,299', 1299, 'USD'],
  ['£1,299.99', 1299.99, 'GBP'],
  ["CHF 1'299.-", 1299, 'CHF'],
  ['CHF 1’299.—', 1299, 'CHF'],
  ['1.299.00 EUR', 1299, 'EUR'],
  ['₹ 1,29,999.00', 129_999, 'INR'],
  ['12€99', 12.99, 'EUR'],
  ['٣٫٥٠٠ د.ك', 3.5, 'KWD'],
  ['۱٬۲۹۹ USD', 1299, 'USD'],
  ['１２，９９０円', 12_990, 'JPY'],
  ['ราคา ๑,๒๙๙.๕๐ บาท', 1299.5, 'THB'],
  ['-5.00 EUR', -5, 'EUR'],
  ['−€5', -5, 'EUR'],
  ['CA$ 12', 12, 'CAD'],
  ['CAD $12', 12, 'CAD'],
  ['0.125 EUR', 0.125, 'EUR'],
  ['129,99 lei', 129.99, 'RON'],
  ['12,800 yen', 12_800, 'JPY'],
  ['1299.00 RUR', 1299, 'RUB'],
  ['129 NIS', 129, 'ILS'],
  ['49:90 SEK', 49.9, 'SEK'],
  ['49:- SEK', 49, 'SEK'],
])('%j', (text, amount, currency) => {
  const read = readPriceText(text, { currency: 'EUR' });
  expect(read).toEqual({ amount: expect.closeTo(amount, 9), currency });
});

test('what names no currency has none, and its decimals are those of the shop', () => {
  expect(readPriceText('12,99')).toEqual({ amount: 12.99 });
  expect(readPriceText('9.500', { currency: 'KWD' })).toEqual({ amount: 9.5 });
  expect(readPriceText('12.000', { currency: 'JPY' })).toEqual({ amount: 12_000 });
});

describe('three digits behind one separator', () => {
  test.each([
    ['9.500 KWD', 9.5, undefined],
    ['140.000 EUR', 140, true],
    ['3.355 GBP', 3.355, true],
    ['1299.000 USD', 1299, undefined],
    ['140.000 JPY', 140, true],
    ['1.299 JPY', 1299, true],
    ['1,299 USD', 1299, undefined],
  ])('%j for machines is %d', (text, amount, unsure) => {
    expect(readPriceText(text, { machine: true })).toMatchObject({ amount });
    expect(readPriceText(text, { machine: true })?.unsure).toBe(unsure);
  });

  test.each([
    ['1.299 €', undefined, 1299, true],
    ['1.299 €', 'de-DE', 1299, undefined],
    ['1.299 €', 'en-IE', 1299, true],
    ['1,299 €', 'en-IE', 1299, undefined],
    ['1,299 €', 'de-DE', 1299, true],
    ['9,500 TND', 'fr-TN', 9.5, undefined],
    ['9,500 KWD', 'en-KW', 9500, undefined],
    ['9,500 KWD', undefined, 9500, true],
    ['9.500 KWD', undefined, 9.5, undefined],
    ['12.000 ₫', undefined, 12_000, undefined],
    ['1.299 €', 'no locale', 1299, true],
  ])('%j for people of %s is %d', (text, locale, amount, unsure) => {
    expect(readPriceText(text, { locale })).toMatchObject({ amount });
    expect(readPriceText(text, { locale })?.unsure).toBe(unsure);
  });
});

describe('a sign that several currencies share', () => {
  test.each([
    ['$5', 'EUR', undefined, 'USD'],
    ['$5', 'AUD', undefined, 'AUD'],
    ['US$5', 'AUD', undefined, 'USD'],
    ['5 kr', 'DKK', undefined, 'DKK'],
    ['5 kr', 'EUR', 'sv-SE', 'SEK'],
    ['¥500', 'JPY', undefined, 'JPY'],
    ['£5', 'EGP', undefined, 'EGP'],
  ])('%j in a shop with %s (%s) is %s', (text, currency, locale, meant) => {
    expect(readPriceText(text, { currency, locale })?.currency).toBe(meant);
  });

  test.each([['5 kr'], ['¥500'], ['5 ₿'], ['Rs. 5']])('%j may be any of them, and is none', (text) => {
    expect(readPriceText(text, { currency: 'EUR' })).toBeUndefined();
  });
});

test.each([
  ['', 'nothing'],
  ['cheap', 'no number'],
  ['USD 129 EUR', 'two currencies'],
  ['1.2.3 EUR', 'no number'],
  ['40%', 'a share'],
  [`${'9'.repeat(20)} EUR`, 'too much'],
  ['9 '.repeat(120), 'too long'],
])('%j is none: %s', (text) => {
  expect(readPriceText(text)).toBeUndefined();
});

test('a code that is no currency is none for machines, and a word for people', () => {
  expect(readPriceText('12.99 XYZ', { machine: true })).toBeUndefined();
  expect(readPriceText('12.99 TTC')).toEqual({ amount: 12.99 });
  expect(readPriceText('0.0123 CLF', { machine: true })).toEqual({ amount: 0.0123, currency: 'CLF' });
});

test('two prices in one text are told', () => {
  expect(readPriceText('12.99 EUR 10.99 EUR')).toEqual({ amount: 12.99, currency: 'EUR', unsure: true });
});

test('of a range the lower price counts, in the currency that stands behind it', () => {
  const lower = { amount: 10, currency: 'EUR', unsure: true };
  expect(readPriceText('10-20 EUR')).toEqual(lower);
  expect(readPriceText('10,00 – 20,00 €')).toEqual(lower);
  expect(readPriceText('10,00 € – 20,00 €')).toEqual(lower);
});

test('a number whose digits a spreadsheet has dropped is none', () => {
  expect(readPriceText('1.3E+03')).toBeUndefined();
});
