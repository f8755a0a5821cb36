import { currencyOfSign } from '../../money/currency-signs.ts';

/** As WooCommerce has its signs (`get_woocommerce_currency_symbol`): written for HTML. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&euro;': '€',
  '&pound;': '£',
  '&yen;': '¥',
  '&dollar;': '$',
};
/** Names and abbreviations that are no sign beside a price. */
const NAMES: Readonly<Record<string, string>> = {
  dollar: '$',
  dollars: '$',
  pound: '£',
  pounds: '£',
  sterling: '£',
  yen: 'yen',
  zloty: 'zł',
  złoty: 'zł',
  złotych: 'zł',
};
/** Three letters, and no code of ISO 4217. */
const NO_CODES: ReadonlySet<string> = new Set(['RMB', 'YEN', 'SFR', 'LEI', 'DHS', 'VNĐ']);
const TEXT_MAX = 24;

/**
 * The currency that a text means, and whether it was a code: `EUR`, `eur`, `€`, `&euro;`, `EURO`, `Kč`. undefined where that is not
 * sure. Three letters are taken for a code, also one that ISO does not list: such money is not the shop's.
 *
 * @param shop the plan's currency: which dollar `$` is
 */
export function readCurrency(
  raw: unknown,
  shop?: string,
  locale?: string,
): { currency: string; isCode: boolean } | undefined {
  if (typeof raw !== 'string' || raw.length > TEXT_MAX) return undefined;
  const text = raw.trim();
  const code = text.toUpperCase();
  if (/^[A-Z]{3}$/.test(code) && !NO_CODES.has(code)) return { currency: code, isCode: true };
  const sign = signOf(text).toLowerCase();
  const currency = currencyOfSign(Object.hasOwn(NAMES, sign) ? NAMES[sign]! : sign, shop, locale);
  return currency === undefined ? undefined : { currency, isCode: false };
}

function signOf(text: string): string {
  const lower = text.toLowerCase();
  if (Object.hasOwn(ENTITIES, lower)) return ENTITIES[lower]!;
  const point = /^&#(?:x([\da-f]{2,5})|(\d{2,6}));$/.exec(lower);
  if (point === null) return text.replace(/\.$/, '');
  const unit = point[1] === undefined ? Number(point[2]) : Number.parseInt(point[1], 16);
  return unit <= 0x10ffff ? String.fromCodePoint(unit) : '';
}
