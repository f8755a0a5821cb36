import { currencyDigits } from '../money/currency-digits.ts';
import { readPriceText } from '../money/read-price-text.ts';
import { toMinor } from '../money/to-minor.ts';
import type { CatalogItem } from './item.ts';
import type { ReadItemOptions } from './read-item.ts';
import { readSaleDates } from './read-sale.ts';
import { quoted, type Tell } from './tell.ts';

type Prices = {
  [K in 'price' | 'salePrice' | 'saleFrom' | 'saleUntil' | 'currency' | 'margin']: CatalogItem[K] | undefined;
};
interface Money {
  minor: number;
  currency: string;
}

/** As high as a price in a shop may be, in whole units. */
const PRICE_MAX = 1_000_000_000;

/** `price`, `sale_price` with its dates, and the margin that `cost_of_goods_sold` leaves of what is asked now. */
export function readPrices(field: (name: string) => unknown, options: ReadItemOptions, tell: Tell): Prices {
  const named = readCurrency(field('currency'), options, tell);
  let price = readPrice('price', field('price'), { ...options, currency: named }, tell, tell.refuse);
  if (price?.minor === 0) price = tell.refuse('price', 'a price of 0', 'price_zero');
  const { currency = named } = price ?? {};
  const other = (name: string) =>
    sameCurrency(
      name,
      readPrice(name, field(name), { ...options, currency }, tell, tell.leave),
      currency,
      tell,
    );
  const cost = other('cost_of_goods_sold');
  const sale = readSale(other('sale_price'), price, field('sale_price_effective_date'), options, tell);
  const asked = (sale.saleFrom === undefined ? sale.salePrice : undefined) ?? price?.minor ?? 0;
  return {
    price: price?.minor,
    ...sale,
    currency: price?.currency,
    margin: cost === undefined || asked === 0 ? undefined : Math.max(0, (asked - cost.minor) / asked),
  };
}

/** Of a column of its own: what an amount is in that names no currency itself. */
function readCurrency(value: unknown, { currency, locale }: ReadItemOptions, tell: Tell): string {
  if (value === undefined) return currency;
  const read = typeof value === 'string' ? readPriceText(`1 ${value}`, { currency, locale }) : undefined;
  if (read?.currency !== undefined) return read.currency;
  return tell.leave('currency', `expected a code such as EUR, not ${quoted(value)}`) ?? currency;
}

type Sale = Pick<Prices, 'salePrice' | 'saleFrom' | 'saleUntil'>;
const NO_SALE: Sale = { salePrice: undefined, saleFrom: undefined, saleUntil: undefined };

function readSale(
  sale: Money | undefined,
  price: Money | undefined,
  dates: unknown,
  { now, timezone }: ReadItemOptions,
  tell: Tell,
): Sale {
  if (sale === undefined) return NO_SALE;
  if (sale.minor === 0) tell.leave('sale_price', 'a sale price of 0', 'sale_price_zero');
  else if (price !== undefined && sale.minor > price.minor)
    tell.leave('sale_price', 'a sale price is at most the price', 'sale_above_price');
  else {
    const read = readSaleDates(dates, now, timezone, tell);
    if (read !== null) return { ...NO_SALE, salePrice: sale.minor, ...read };
  }
  return NO_SALE;
}

function sameCurrency(
  path: string,
  money: Money | undefined,
  currency: string,
  tell: Tell,
): Money | undefined {
  if (money === undefined || money.currency === currency) return money;
  return tell.leave(path, `${money.currency}, while the price is in ${currency}`, 'currency_differs');
}

/**
 * `129.00 EUR`, in any spelling; an amount alone is in the site's currency. A feed is written by machines, so that a lone
 * point stands before decimals (`140.000 EUR` is 140), unless a sign of money shows that it was written for people (`1.299 €`).
 */
function readPrice(
  path: string,
  value: unknown,
  { currency, locale }: Pick<ReadItemOptions, 'currency' | 'locale'>,
  tell: Tell,
  fail: Tell['leave'],
): Money | undefined {
  if (value === undefined) return undefined;
  const said = typeof value === 'object' && value !== null ? amountOf(value) : value;
  const machine = typeof said !== 'string' || /^[\d.,\sA-Z]*$/i.test(said);
  const read =
    typeof said === 'number'
      ? { amount: said, currency: undefined, unsure: undefined }
      : typeof said === 'string' && /\p{Nd}/u.test(said)
        ? readPriceText(said, { currency, locale, machine })
        : undefined;
  if (read === undefined || !(read.amount >= 0 && read.amount <= PRICE_MAX))
    return fail(path, `expected an amount with its currency, such as 129.00 EUR, not ${quoted(value)}`);
  const money = {
    minor: toMinor(read.amount, read.currency ?? currency),
    currency: read.currency ?? currency,
  };
  const exact = money.minor / 10 ** currencyDigits(money.currency);
  const shown = `${quoted(value)} is read as ${exact} ${money.currency}`;
  if (read.unsure) {
    // For people and of two sizes: a price that may be a thousand times too low is none.
    if (!machine && /^\D*\d{1,3}[.,]\d{3}\D*$/.test(String(said)))
      return fail(
        path,
        `${quoted(value)} can be read in two ways; write 1299.00 ${money.currency}`,
        'price_unsure',
      );
    tell.repair(path, shown, 'price_unsure');
  }
  // What a computer's binary fractions leave behind is not worth a word.
  else if (Math.abs(exact - read.amount) > 1e-9 * Math.max(1, read.amount))
    tell.repair(path, shown, 'price_rounded');
  return money;
}

/** `{ value, currency }` of the Content API, `{ amountMicros, currencyCode }` of the Merchant API, as the text that it stands for. */
function amountOf(value: object): string | undefined {
  const { value: amount, currency, amountMicros, currencyCode } = value as Record<string, unknown>;
  const units = amountMicros === undefined ? amount : Number(amountMicros) / 1e6;
  if (typeof units !== 'string' && !Number.isFinite(units)) return undefined;
  const code = [currency, currencyCode].find((each) => typeof each === 'string') ?? '';
  return `${String(units)} ${String(code)}`;
}
