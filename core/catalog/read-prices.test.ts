import { expect, test } from 'vitest';
import { readPrices } from './read-prices.ts';
import { teller } from './tell.ts';

const NOW = Date.UTC(2026, 11, 1);

function read(fields: Record<string, unknown>, locale?: string) {
  const { tell, told } = teller();
  const options = { currency: 'EUR', timezone: 'Europe/Paris', now: NOW, locale };
  const prices = readPrices((name) => fields[name], options, tell);
  const codes = [...told.errors, ...told.left, ...told.repaired].map(({ path, code }) => `${path} ${code}`);
  return { ...prices, codes };
}

test.each([
  ['12.99 EUR', 1299, 'EUR', []],
  ['€12,99', 1299, 'EUR', []],
  ['12.99 €', 1299, 'EUR', []],
  ['EUR12.99', 1299, 'EUR', []],
  ['1299.000 EUR', 129_900, 'EUR', []],
  ['1.299,00 EUR', 129_900, 'EUR', []],
  ['1 299,00 kr', undefined, undefined, ['price invalid']],
  ['1 299,00 SEK', 129_900, 'SEK', []],
  ['USD 1,299', 129_900, 'USD', []],
  ['£1,299.99', 129_999, 'GBP', []],
  ["CHF 1'299.-", 129_900, 'CHF', []],
  ['9.500 KWD', 9500, 'KWD', []],
  ['1299 JPY', 1299, 'JPY', []],
  ['12,99', 1299, 'EUR', []],
  [12.99, 1299, 'EUR', []],
  ['21.172499999999999 EUR', 2117, 'EUR', ['price price_rounded']],
  ['١٢٩٫٩٠', 12_990, 'EUR', []],
  ['５，０００円', 5000, 'JPY', []],
  ['49:90 SEK', 4990, 'SEK', []],
  ['12.50 JPY', 13, 'JPY', ['price price_rounded']],
  [0.1 + 0.2, 30, 'EUR', []],
  ['140.000 EUR', 14_000, 'EUR', ['price price_unsure']],
  ['12.99 EUR 10.99 EUR', 1299, 'EUR', ['price price_unsure']],
  ['1.299 €', undefined, undefined, ['price price_unsure']],
  ['12.99 XYZ', undefined, undefined, ['price invalid']],
  ['-5 EUR', undefined, undefined, ['price invalid']],
  ['on request', undefined, undefined, ['price invalid']],
  [{ value: '12.99', currency: 'USD' }, 1299, 'USD', []],
  [{ amountMicros: '12990000', currencyCode: 'USD' }, 1299, 'USD', []],
  [{}, undefined, undefined, ['price invalid']],
])('a price of %j is %s %s', (price, minor, currency, codes) => {
  expect(read({ price })).toMatchObject({ price: minor, currency, codes });
});

test('what is written for people is read as the shop’s people do', () => {
  expect(read({ price: '1.299 €' }, 'de-DE')).toMatchObject({ price: 129_900, codes: [] });
});

test.each([
  ['0.00 EUR', 'sale_price sale_price_zero'],
  ['13 EUR', 'sale_price sale_above_price'],
  ['9 USD', 'sale_price currency_differs'],
  ['cheap', 'sale_price invalid'],
])('a sale price of %j is left out, and told', (sale_price, told) => {
  expect(read({ price: '12 EUR', sale_price })).toMatchObject({
    price: 1200,
    salePrice: undefined,
    codes: [told],
  });
});

const day = (month: number, date: number) => Date.UTC(2026, month - 1, date) - 3_600_000;

test.each([
  ['2026-12-10T00:00+0100/2026-12-24T00:00+0100', day(12, 10), day(12, 24)],
  ['2026-12-10T00:00+0100 / 2026-12-24T00:00+0100', day(12, 10), day(12, 24)],
  ['2026-11-10/2026-12-23', undefined, day(12, 24)],
  ['2026-12-10 00:00:00,2026-12-24 00:00:00', day(12, 10), day(12, 24)],
  ['2026-12-10 00:00:00 - 2026-12-24 00:00:00', day(12, 10), day(12, 24)],
  ['2026/12/10/2026/12/23', undefined, undefined],
  [`${day(12, 10) / 1000}/${day(12, 24) / 1000}`, day(12, 10), day(12, 24)],
  ['2026-12-10/', day(12, 10), undefined],
  ['/2026-12-23', undefined, day(12, 24)],
  [{ startTime: '2026-12-09T23:00:00Z', endTime: '2026-12-23T23:00:00Z' }, day(12, 10), day(12, 24)],
])('a sale of %j begins and ends', (sale_price_effective_date, saleFrom, saleUntil) => {
  const prices = read({ price: '12 EUR', sale_price: '9 EUR', sale_price_effective_date });
  const known = saleFrom ?? saleUntil;
  expect(prices).toMatchObject({ salePrice: known === undefined ? undefined : 900, saleFrom, saleUntil });
});

test('the margin is of what is asked now: a sale that is to come does not count yet', () => {
  const cost = { price: '10 EUR', sale_price: '8 EUR', cost_of_goods_sold: '4 EUR' };
  expect(read(cost).margin).toBeCloseTo(0.5);
  expect(read({ ...cost, sale_price_effective_date: '2027-01-01/2027-02-01' }).margin).toBeCloseTo(0.6);
});

test('a column of its own says the currency of amounts that name none', () => {
  expect(read({ price: '12.99', sale_price: '9.99', currency: 'usd' })).toMatchObject({
    ...{ price: 1299, salePrice: 999, currency: 'USD', codes: [] },
  });
  expect(read({ price: '12.99 GBP', currency: 'USD' })).toMatchObject({ price: 1299, currency: 'GBP' });
  expect(read({ price: '12.99', currency: '?' })).toMatchObject({
    ...{ price: 1299, currency: 'EUR', codes: ['currency invalid'] },
  });
});
