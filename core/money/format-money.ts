import { currencyDigits } from './currency-digits.ts';

/** A shop has one locale and few currencies; an isolate serves some hundred shops. */
const FORMATTERS_MAX = 500;
/** To make a formatter costs some 50 µs, to use it one; the same arguments always make the same. */
const formatters = new Map<string, Intl.NumberFormat>();

/**
 * An amount as people read it: `€129.00` for 12900, EUR, en-GB.
 *
 * @param minor integer of minor units
 * @param locale BCP 47; throws a RangeError where it is malformed (a plan's is checked when it is read)
 */
export function formatMoney(minor: number, currency: string, locale: string): string {
  return formatterOf(currency, locale).format(minor / 10 ** currencyDigits(currency));
}

function formatterOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const made = formatters.get(key);
  if (made !== undefined) return made;
  if (formatters.size >= FORMATTERS_MAX) formatters.clear();
  const formatter = new Intl.NumberFormat(locale, { style: 'currency', currency });
  formatters.set(key, formatter);
  return formatter;
}
