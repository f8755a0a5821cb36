import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyDigits } from '../money/currency-digits.ts';
import { CAP_MINOR_MAX, orderCapOf } from './order-cap.ts';

const CURRENCIES = Intl.supportedValuesOf('currency');
const INT64_MAX = 2n ** 63n - 1n;

const capOf = (currency: string, cap?: number) =>
  orderCapOf({ currency, measurement: cap === undefined ? {} : { cap } });
/** Major units. */
const majorOf = (currency: string) => capOf(currency) / 10 ** currencyDigits(currency);

/**
 * Units of one euro, from the European Central Bank's reference rates of 14 March 2025 and, where it names none, from the national central
 * bank's of that spring.
 */
const PER_EURO = {
  ...{ EUR: 1, USD: 1.09, GBP: 0.84, CHF: 0.96, PLN: 4.17, RON: 4.98, DKK: 7.46, SEK: 11.05, NOK: 11.62 },
  ...{ CZK: 25, HUF: 399, ISK: 146, TRY: 39.9, AUD: 1.72, BRL: 6.3, CAD: 1.57, CNY: 7.88, HKD: 8.46 },
  ...{ IDR: 17_800, ILS: 3.97, INR: 94.6, JPY: 162, KRW: 1580, MXN: 21.8, MYR: 4.84, NZD: 1.9, PHP: 62.3 },
  ...{ SGD: 1.45, THB: 36.6, ZAR: 19.8, VND: 27_800, CLP: 1020, COP: 4480, KWD: 0.34, TND: 3.35, PYG: 8600 },
  ...{ ARS: 1160, NGN: 1680, KZT: 540, PKR: 305, UAH: 45, EGP: 55, LAK: 23_500, XOF: 656, UGX: 3990 },
};

describe('the cap of one visitor’s orders', () => {
  test('is 2,000 of euros, dollars and pounds, in minor units', () => {
    expect(['EUR', 'USD', 'GBP', 'CHF'].map((currency) => capOf(currency))).toEqual(Array(4).fill(200_000));
    expect(capOf('KWD')).toBe(2_000_000);
    expect(capOf('JPY')).toBe(200_000);
    expect(capOf('HUF')).toBe(2_000_000);
  });

  // Half a power of ten either way, and what rates have moved since.
  test.each(Object.entries(PER_EURO))(
    'is worth 500 to 7,000 euros in %s, at %d to the euro',
    (currency, rate) => {
      const euros = majorOf(currency) / rate;
      expect(euros).toBeGreaterThan(500);
      expect(euros).toBeLessThan(7000);
    },
  );

  // Whichever Intl learns of later shows here, and goes into the table where it is worth less than some 30 cents.
  test('is 2,000 units of none but these', () => {
    const units = [
      'ANG AUD AWG AZN BAM BBD BGN BHD BMD BND BSD BZD CAD CHF CUC EUR FJD FKP GBP GEL GIP JOD KWD KYD NZD',
      'OMR PAB SGD SHP TOP USD XCD XCG XDR XSU',
    ];
    expect(CURRENCIES.filter((currency) => majorOf(currency) === 2000)).toEqual(units.join(' ').split(' '));
  });

  test('of any currency, whatever the plan says, is whole and its square exact', () => {
    const cap = fc.option(fc.double({ min: 1, max: CAP_MINOR_MAX, noNaN: true }), { nil: undefined });
    for (const currency of CURRENCIES)
      fc.assert(
        fc.property(cap, (major) => {
          const minor = capOf(currency, major);
          expect(minor).toBeGreaterThanOrEqual(1);
          expect(BigInt(minor * minor)).toBe(BigInt(minor) ** 2n);
          expect(Number.isSafeInteger(minor * minor)).toBe(true);
        }),
        { numRuns: 25, examples: [[undefined], [1], [1_000_000], [CAP_MINOR_MAX]] },
      );
  });

  test('lets a thousand visitors of one cell spend as much', () => {
    const most = Math.max(...CURRENCIES.map((currency) => capOf(currency, CAP_MINOR_MAX)));
    expect(most).toBe(CAP_MINOR_MAX);
    expect(1000n * BigInt(most) ** 2n).toBeLessThan(INT64_MAX);
  });

  test('is what the plan says, where it says so', () => {
    expect(capOf('EUR', 500)).toBe(50_000);
    expect(capOf('IDR', 5_000_000)).toBe(5_000_000 * 10 ** currencyDigits('IDR'));
    expect(capOf('EUR', 10_000_000)).toBe(CAP_MINOR_MAX);
  });

  test('is told short only where a currency of a thousand units a euro has cents as well', () => {
    const short = CURRENCIES.filter((currency) => capOf(currency) === CAP_MINOR_MAX);
    for (const currency of short) expect([currency, majorOf(currency) >= 900_000]).toEqual([currency, true]);
    expect(short).not.toEqual(
      expect.arrayContaining(['HUF', 'IDR', 'VND', 'KRW', 'CLP', 'COP', 'INR', 'THB']),
    );
  });

  test('of a code that nobody knows is 2,000', () => {
    expect(capOf('ZZZ')).toBe(200_000);
  });
});
