import { currencyDigits } from './currency-digits.ts';

/**
 * A decimal amount as an integer of the currency's minor units, halves away from zero.
 *
 * The shift is made in decimal, on the shortest text that stands for the number: 1.005 becomes 101 and
 * 19.99 becomes 1999, where multiplying in binary gives 100.49999999999999 and 1998.9999999999998.
 *
 * @param amount finite; anything else throws a RangeError, as does a result that no longer is exact (2^53)
 * @example toMinor(129.9, 'EUR') // 12990
 */
export function toMinor(amount: number, currency: string): number {
  const [mantissa = '', exponent = '0'] = String(Math.abs(amount)).split('e');
  const shifted = Number(`${mantissa}e${Number(exponent) + currencyDigits(currency)}`);
  const minor = Math.sign(amount) * Math.round(shifted);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${amount} ${currency} is not an amount of money`);
  return minor === 0 ? 0 : minor;
}
