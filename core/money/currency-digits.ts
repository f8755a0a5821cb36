/** One entry a currency; ISO 4217 has about 180 codes, so past this somebody is making them up. */
const KNOWN_MAX = 300;
const known = new Map<string, number>();

/**
 * Decimal digits of a currency's minor unit by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD; 2 for a code that
 * is unknown or not three letters.
 *
 * Taken from Intl, whose currency style uses ISO 4217's list (ECMA-402, CurrencyDigits). Remembered, since
 * making a formatter costs some 20 µs.
 */
export function currencyDigits(currency: string): number {
  const before = known.get(currency);
  if (before !== undefined) return before;
  const digits = /^[A-Z]{3}$/i.test(currency) ? askIntl(currency) : 2;
  if (known.size < KNOWN_MAX) known.set(currency, digits);
  return digits;
}

function askIntl(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}
