import { currencyDigits } from '../money/currency-digits.ts';
import { readAmount, readMoney } from '../money/read-money.ts';
import { toMinor } from '../money/to-minor.ts';
import type { CatalogItem } from './item.ts';
import { noted, type Note } from './read-values.ts';

type Prices = { [K in 'price' | 'salePrice' | 'currency' | 'margin']: CatalogItem[K] | undefined };
interface Money {
  minor: number;
  currency: string;
}

/** As high as a price in a shop may be, in whole units. */
const PRICE_MAX = 1_000_000_000;

/** `price`, `sale_price`, and the margin that `cost_of_goods_sold` leaves of what is asked now. */
export function readPrices(field: (name: string) => unknown, currency: string, note: Note): Prices {
  const price = readPrice('price', field('price'), currency, note);
  const sale = readPrice('sale_price', field('sale_price'), price?.currency ?? currency, note);
  const cost = readPrice(
    'cost_of_goods_sold',
    field('cost_of_goods_sold'),
    price?.currency ?? currency,
    note,
  );
  for (const [path, other] of [
    ['sale_price', sale],
    ['cost_of_goods_sold', cost],
  ] as const)
    if (price !== undefined && other !== undefined && other.currency !== price.currency)
      note(path, 'currency_differs', `${other.currency}, while the price is in ${price.currency}`);
  if (price !== undefined && sale !== undefined && sale.minor > price.minor)
    note('sale_price', 'sale_above_price', 'a sale price is at most the price');
  const asked = (sale ?? price)?.minor ?? 0;
  return {
    price: price?.minor,
    salePrice: sale?.minor,
    currency: price?.currency,
    margin: cost === undefined || asked === 0 ? undefined : Math.max(0, (asked - cost.minor) / asked),
  };
}

/** `129.00 EUR`; a bare number, as JSON or text, is in the site's currency. */
function readPrice(path: string, value: unknown, currency: string, note: Note): Money | undefined {
  if (value === undefined) return undefined;
  const money =
    typeof value === 'string' ? (readMoney(value) ?? bare(value, currency)) : bare(value, currency);
  return money ?? noted(note, path, 'expected an amount with its currency, such as 129.00 EUR');
}

function bare(value: unknown, currency: string): Money | undefined {
  const amount = typeof value === 'string' ? readAmount(value, currencyDigits(currency)) : value;
  if (typeof amount !== 'number' || !(amount >= 0 && amount <= PRICE_MAX)) return undefined;
  return { minor: toMinor(amount, currency), currency };
}
