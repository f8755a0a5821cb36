import { currencyDigits } from '../money/currency-digits.ts';
import type { Metric } from './report.ts';

/** A report has one currency and at most five numbers of digits. */
const FORMATTERS_MAX = 50;
const formatters = new Map<string, Intl.NumberFormat>();
/** A tenth of a cent a visitor is money where visitors are many; less is told as nothing. */
const DIGITS_MORE = 2;

/**
 * What a visitor is worth, or a difference of that, as people read it: `€1.24`, and with more digits where it is small: `€0.0125`; of
 * conversion, which is a share, in points of a hundred: `0.35 points`.
 *
 * @param amount minor units of money, or a share
 */
export function formatAmount(amount: number, metric: Metric, currency: string): string {
  if (metric === 'conversion') return `${(100 * amount).toFixed(2)} points`;
  const digits = currencyDigits(currency);
  const major = amount / 10 ** digits;
  const size = Math.abs(major);
  const finer = size === 0 || size >= 1 ? 0 : size >= 0.1 ? 1 : DIGITS_MORE;
  return formatterOf(currency, digits + finer).format(major);
}

/** The same with its sign, `±` apart: `+€1.24`, `−€0.13`, `€0.00`. */
export function formatChange(amount: number, metric: Metric, currency: string): string {
  const text = formatAmount(Math.abs(amount), metric, currency);
  return amount === 0 ? text : `${amount > 0 ? '+' : '−'}${text}`;
}

function formatterOf(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  const made = formatters.get(key);
  if (made !== undefined) return made;
  if (formatters.size >= FORMATTERS_MAX) formatters.clear();
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const formatter = new Intl.NumberFormat('en-GB', { style: 'currency', currency, ...fixed });
  formatters.set(key, formatter);
  return formatter;
}
