import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney } from './format-money.ts';
import { toMinor } from './to-minor.ts';

describe('toMinor', () => {
  test.each([
    [19.99, 'EUR', 1999],
    [1.005, 'EUR', 101],
    [1.115, 'EUR', 112],
    [0.1 + 0.2, 'EUR', 30],
    [-1.005, 'EUR', -101],
    [129, 'EUR', 12900],
    [1299, 'JPY', 1299],
    [1.5, 'JPY', 2],
    [1.2345, 'KWD', 1235],
    [1e-7, 'EUR', 0],
    [-0, 'EUR', 0],
    [5, 'not a code', 500],
  ])('%d %s is %d', (amount, currency, minor) => {
    expect(toMinor(amount, currency)).toBe(minor);
  });

  test('an amount with the right number of decimals is exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (cents) => {
        expect(toMinor(Number((cents / 100).toFixed(2)), 'EUR')).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });

  test.each([NaN, Infinity, 1e300])('%d is no amount of money', (amount) => {
    expect(() => toMinor(amount, 'EUR')).toThrow(RangeError);
  });
});

describe('formatMoney', () => {
  test.each([
    [12900, 'EUR', 'en-GB', '€129.00'],
    [1299, 'JPY', 'en-GB', 'JP¥1,299'],
    [1235, 'KWD', 'en-GB', 'KWD 1.235'],
    [129_90, 'EUR', 'de-DE', '129,90 €'],
  ])('%d %s in %s is %s', (minor, currency, locale, text) => {
    expect(formatMoney(minor, currency, locale).replace(/\s/g, ' ')).toBe(text);
  });
});
