import { readPriceText } from '../../money/read-price-text.ts';
import { isSaid, saidUnder, type Said } from './said.ts';

/** What a page sent where a number belongs. */
export type SaidNumber =
  | {
      is: 'number';
      number: number;
      /** ISO 4217, where the text names one. */
      currency?: string;
      /** It was a text that a number's own notation does not know: told. */
      asText?: true;
    }
  | { is: 'absent' }
  /** Told: a field with nothing in it. Never zero. */
  | { is: 'empty' }
  | { is: 'unreadable' };

export interface NumberOptions {
  currency?: string | undefined;
  locale?: string | undefined;
  /** Structured data: a lone point is the decimal sign. */
  machine?: boolean | undefined;
}

/** What scripts write where they have no value. */
const NOTHING = /^(?:|nan|null|undefined|none|n\/a|-+|\(not set\)|false)$/i;
/** Plain notation with the decimals that any currency has at most; three may be a group of thousands. */
const PLAIN = /^-?\d{1,15}(?:\.(?:\d{1,2}|\d{4,10}))?$/;

/** A number from a page: itself, its text in any locale, or an object of money (`{ amount: '12.50', currencyCode: 'EUR' }`). */
export function readSaidNumber(raw: unknown, options: NumberOptions): SaidNumber {
  if (raw === undefined || raw === null) return { is: 'absent' };
  if (typeof raw === 'number') return Number.isFinite(raw) ? { is: 'number', number: raw } : { is: 'empty' };
  if (isSaid(raw)) return ofMoney(raw, options);
  if (typeof raw !== 'string') return { is: 'unreadable' };
  const text = raw.trim();
  if (NOTHING.test(text)) return { is: 'empty' };
  if (PLAIN.test(text)) return { is: 'number', number: Number(text) };
  const read = readPriceText(text, options);
  if (read === undefined) return { is: 'unreadable' };
  const { amount: number, currency } = read;
  return { is: 'number', number, asText: true, ...(currency !== undefined && { currency }) };
}

function ofMoney(raw: Said, options: NumberOptions): SaidNumber {
  const amount = saidUnder(raw, ['amount', 'value', 'price'])?.value;
  if (amount === undefined || typeof amount === 'object') return { is: 'unreadable' };
  const read = readSaidNumber(amount, options);
  const code = saidUnder(raw, ['currency', 'currencyCode', 'currency_code', 'priceCurrency'])?.value;
  return read.is === 'number' && typeof code === 'string' && /^[A-Z]{3}$/.test(code)
    ? { ...read, currency: code }
    : read;
}
