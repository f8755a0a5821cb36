import { currencyDigits } from './currency-digits.ts';
import { toMinor } from './to-minor.ts';

/** Longest text that may be a price; `1,299,000,000.00 USD` has 20 characters. */
const PRICE_TEXT_MAX = 40;
/** More than any price, and with the four decimals that a currency has at most still below 2^53. */
const AMOUNT_MAX = 1e11;

/**
 * A price as Google Merchant feeds write it: `129.00 EUR`, and besides `EUR 129`, `1,299.00 USD`,
 * `1.299,00 EUR`, `1 299,00 EUR`. null for anything else.
 *
 * Never guesses: one separator before exactly three digits is a group after a comma (`1,299 USD`), and
 * refused after a point where the currency has not three decimals (`1.299 EUR` may be either).
 */
export function readMoney(text: string): { minor: number; currency: string } | null {
  if (text.length > PRICE_TEXT_MAX) return null;
  const parts = /^\s*(?:([A-Z]{3})\s*([\d.,'’\s]*\d)|([\d.,'’\s]*\d)\s*([A-Z]{3}))\s*$/i.exec(text);
  const currency = (parts?.[1] ?? parts?.[4])?.toUpperCase();
  const digits = parts?.[2] ?? parts?.[3];
  if (currency === undefined || digits === undefined) return null;
  const amount = readAmount(digits, currencyDigits(currency));
  return amount === null ? null : { minor: toMinor(amount, currency), currency };
}

/** The number in a text of digits and separators, or null where it is none or may be two different ones. */
export function readAmount(text: string, decimals: number): number | null {
  const compact = text.replace(/['’\s]/g, '');
  // With three decimals, `1,299 KWD` may be 1.299 as well.
  if (decimals === 3 && /^\d{1,3},\d{3}$/.test(compact)) return null;
  const shape = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(compact) ?? european(compact);
  if (shape === null) return null;
  const [, whole = '', fraction = ''] = shape;
  if (fraction.replace(/0+$/, '').length > decimals) return null;
  if (fraction.length === 3 && decimals !== 3) return null;
  const amount = Number(`${whole.replace(/[.,]/g, '')}.${fraction || '0'}`);
  return amount < AMOUNT_MAX ? amount : null;
}

/** `1.299,00` and `129,00`; a comma before three digits was a group already. */
function european(compact: string): RegExpExecArray | null {
  return /^(\d+|\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(compact) ?? /^(\d{1,3}(?:\.\d{3}){2,})$/.exec(compact);
}
