import { currencyDigits } from './currency-digits.ts';
import { CURRENCY_SIGNS, currencyOfSign } from './currency-signs.ts';
import { plainDigits } from './plain-digits.ts';
import { readDigits } from './read-digits.ts';

/** Longer than any price with the words around it. */
const PRICE_TEXT_MAX = 200;
/** More than any price, and with the four decimals that a currency has at most still below 2^53. */
const AMOUNT_MAX = 1e11;

export interface PriceText {
  /** In whole units, with as many decimals as the text has. Below 0 where a minus stands before it. */
  amount: number;
  /** ISO 4217, where the text names one. */
  currency?: string;
  /** The text can be read as another amount as well (`1.299`, or two prices in one): to be told, or not to be relied on. */
  unsure?: true;
}

export interface PriceTextOptions {
  /** What the price is in where the text does not say: whose decimals count, and which of the currencies a shared sign means. */
  currency?: string | undefined;
  /** BCP 47: of people who write for people. */
  locale?: string | undefined;
  /** An attribute for machines (schema.org, Open Graph, a feed): a lone point is the decimal sign, `140.000` is 140. */
  machine?: boolean | undefined;
}

/** A word goes on where a letter stands beside it; a sign such as `€` ends by itself (`184,20 €HT`). */
const escaped = (sign: string) => sign.replace(/[.$/\\]/g, String.raw`\$&`);
const SIGN = CURRENCY_SIGNS.map(
  (sign) =>
    (/^\p{L}/u.test(sign) ? String.raw`(?<!\p{L})` : '') +
    escaped(sign) +
    (/\p{L}$/u.test(sign) ? String.raw`(?!\p{L})` : ''),
).join('|');
const CODE = String.raw`(?<!\p{L})([A-Z]{3})(?!\p{L})`;
const NUMBER = /\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,٫]\d+)?|\d[\d.,'٫٬]*|[.,]\d+/gu;
const BEFORE = new RegExp(String.raw`(?:${CODE}\s?\$?|(${SIGN}))[.:]?\s*-?\s*$`, 'iu');
const AFTER = new RegExp(String.raw`^[\s-]*(?:${CODE}|(${SIGN}))`, 'iu');
const ANYWHERE = new RegExp(String.raw`${CODE}|(${SIGN})`, 'gu');

/**
 * The first amount in a text that has a currency beside it, else the first, and the currency where that is named: `€12,99`, `12.99 €`, `1.299,00 EUR`, `1 299,00 kr`,
 * `CHF 1'299.-`, `US$ 5`, `٣٫٥٠٠ د.ك`. undefined where there is none, where two currencies are named, or where its sign may
 * mean several and neither the shop's currency nor its language says which: an amount is never given in another's currency.
 *
 * One separator with three digits behind it is read by `machine`, the currency's decimals and the locale, and `unsure` says
 * that it could be read otherwise (`read-digits.ts`).
 */
export function readPriceText(text: string, options: PriceTextOptions = {}): PriceText | undefined {
  if (text.length > PRICE_TEXT_MAX) return undefined;
  const plain = joined(plainDigits(text)).trim();
  // A spreadsheet's `1.3E+03`, whose digits are lost.
  if (/\de[+-]?\d/i.test(plain)) return undefined;
  const numbers = [...plain.matchAll(NUMBER)]
    .map((found) => ({
      digits: found[0],
      before: plain.slice(0, found.index),
      after: plain.slice(found.index + found[0].length),
    }))
    .filter(({ after }) => !/^\s?%/.test(after));
  const besides = numbers.findIndex(({ before, after }) => namesBeside(before, after).size > 0);
  const priced = numbers[Math.max(besides, 0)];
  if (priced === undefined) return undefined;
  // `10 - 20 EUR`: from the first on, in the currency of the second.
  const lower = numbers[besides - 1];
  const first = lower && /^\s?-\s?\d/.test(lower.after) ? lower : priced;

  const named = currencyBeside(priced.before, priced.after, options);
  // `12.99 XYZ` for machines is a currency that is none here; for people it may be `12.99 TTC`.
  if (
    options.machine &&
    named === undefined &&
    /(?<!\p{L})[A-Z]{3}(?!\p{L})/u.test(first.before + first.after)
  )
    return undefined;
  if (named === null) return undefined;
  const currency = named ?? options.currency;
  const decimals = currency === undefined ? 2 : currencyDigits(currency);
  const read = readDigits(first.digits, { ...options, decimals });
  if (read === undefined || read.amount >= AMOUNT_MAX) return undefined;
  const below = /(?:^|\s)-\D{0,4}$/.test(first.before) && !/-\s/.test(first.before);
  return {
    amount: below && read.amount !== 0 ? -read.amount : read.amount,
    ...(named !== undefined && { currency: named }),
    ...((read.unsure || numbers.length > 1) && { unsure: true as const }),
  };
}

/** `12€99`, as France writes it, `12, 99`, and `12:90`, as Sweden did. */
function joined(text: string): string {
  return text
    .replace(/(\d):(?=\d\d(?![\d:]))/u, '$1.')
    .replace(/(\d)\s?([€£$])\s?(\d\d)(?!\d)/u, '$1.$3 $2')
    .replace(/(\d[.,])\s(\d\d)(?!\d)/u, '$1$2');
}

/** undefined: none is named; null: it is not to be known which. */
function currencyBeside(
  before: string,
  after: string,
  { currency: shop, locale }: PriceTextOptions,
): string | null | undefined {
  let names = namesBeside(before, after);
  if (names.size === 0) names = new Set([...`${before} ${after}`.matchAll(ANYWHERE)].flatMap(nameIn));
  const codes = [...names].filter(isCurrency);
  // `CAD $12`: the code says which dollar.
  if (codes.length > 0) return codes.length === 1 ? codes[0] : null;
  const [sign] = names;
  if (sign !== undefined) return currencyOfSign(sign, shop, locale) ?? null;
  // A sign of money that is in no table here says that it is a currency, and not which.
  return /\p{Sc}/u.test(before + after) ? null : undefined;
}

/** Codes in capitals and signs in small letters that stand directly before or behind a number. */
function namesBeside(before: string, after: string): Set<string> {
  return new Set([BEFORE.exec(before), AFTER.exec(after)].flatMap(nameIn));
}

function nameIn(match: RegExpExecArray | null): string[] {
  if (match?.[2] !== undefined) return [match[2].toLowerCase()];
  const code = match?.[1]?.toUpperCase() ?? '';
  if (isCurrency(code)) return [code];
  // Words and old codes of three letters: lei, yen, RUR.
  const word = code.toLowerCase();
  return CURRENCY_SIGNS.includes(word) ? [word] : [];
}

/** Of ISO 4217, and not named by CLDR: units of account, and the newest; and what Iran calls its prices by. */
const NOT_IN_CLDR = ['CLF', 'UYW', 'COU', 'XCG', 'ZWG', 'SLE', 'VED', 'IRT'];
let known: ReadonlySet<string> | undefined;
function isCurrency(code: string): boolean {
  known ??= new Set([...Intl.supportedValuesOf('currency'), ...NOT_IN_CLDR]);
  return known.has(code);
}
