import { currencyDigits } from './currency-digits.ts';

/**
 * An amount as people read it: `€129.00` for 12900, EUR, en-GB.
 *
 * @param minor integer of minor units
 * @param locale BCP 47; throws a RangeError where it is malformed (a plan's is checked when it is read)
 */
export function formatMoney(minor: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
    minor / 10 ** currencyDigits(currency),
  );
}
