import { currencyDigits, readItem } from '#core';
import type { CatalogItem, ReadItem, ReadItemOptions } from '#core';

/** Merchant's field → ours. What a patch does not name stays as it is; `null` takes an optional one away. */
const FIELDS: Record<string, keyof CatalogItem> = {
  item_group_id: 'groupId',
  mpn: 'mpn',
  gtin: 'gtin',
  title: 'title',
  description: 'description',
  link: 'link',
  image_link: 'imageLink',
  price: 'price',
  currency: 'currency',
  sale_price: 'salePrice',
  sale_price_effective_date: 'saleUntil',
  availability: 'availability',
  brand: 'brand',
  product_type: 'categories',
  google_product_category: 'categories',
  color: 'color',
  size: 'size',
  margin: 'margin',
  cost_of_goods_sold: 'margin',
  lifetime_days: 'lifetimeDays',
  replenish_days: 'replenishDays',
  goes_with: 'goesWith',
  experience: 'experience',
};
const NEEDED: readonly (keyof CatalogItem)[] = ['title', 'link', 'price', 'availability'];

/** The three that are one thing: a sale is what is said of it now, beside the price of now. */
const SALE: readonly (keyof CatalogItem)[] = ['salePrice', 'saleFrom', 'saleUntil'];

/**
 * One line of a patch over the item that is there: `{"id":"a","availability":"out_of_stock"}` changes the stock and
 * nothing else. Read through the same door as a whole item, the item's own values standing in for what is not said.
 *
 * What is named and cannot be read leaves what was there, and is told; of what an item needs it costs the line. A sale that no
 * longer fits the price is left out, for an item is never shown at a sale price above its price.
 *
 * @param raw by Merchant's field names
 */
export function patchItem(
  before: CatalogItem,
  raw: Readonly<Record<string, unknown>>,
  options: ReadItemOptions,
): ReadItem {
  const named = Object.entries(raw).filter(([field]) => Object.hasOwn(FIELDS, field));
  const gone = named.filter(([, value]) => value === null).map(([field]) => FIELDS[field]!);
  const needed = gone.find((key) => NEEDED.includes(key));
  if (needed !== undefined) {
    const errors = [{ path: needed, code: 'missing', detail: 'an item cannot be without it' }];
    return { ok: false, errors, left: [], repaired: [] };
  }
  const said = Object.fromEntries(named.filter(([, value]) => value !== null));
  const whole = { ...standIns(before, gone), ...said, id: before.id };
  const read = readItem(whole, options);
  if (!read.ok) return read;
  const after: Partial<Record<keyof CatalogItem, unknown>> = { ...before };
  const unread = new Set(read.left.map(({ path }) => path));
  for (const [field] of named) {
    const key = FIELDS[field]!;
    const isList = key === 'categories';
    if (isList ? read.value.categories.length > 0 : key in read.value && !gone.includes(key)) {
      after[key] = read.value[key];
    } else if (!unread.has(field)) {
      delete after[key];
    }
  }
  for (const key of SALE) {
    if (key in read.value) after[key] = read.value[key];
    else delete after[key];
  }
  after.categories ??= [];
  after.currency = read.value.currency;
  return { ...read, value: after as unknown as CatalogItem };
}

/** What `readItem` may refuse to be without, as Merchant writes it, and the sale price, which is judged beside the price. */
function standIns(item: CatalogItem, gone: readonly (keyof CatalogItem)[]): Record<string, unknown> {
  const { salePrice, saleFrom, saleUntil } = item;
  const dates = gone.includes('saleUntil')
    ? []
    : [saleFrom, saleUntil].map((at) => (at === undefined ? '' : new Date(at).toISOString()));
  return {
    title: item.title,
    link: item.link,
    price: merchantPrice(item.price, item.currency),
    availability: item.availability,
    ...(salePrice === undefined || gone.includes('salePrice')
      ? {}
      : {
          sale_price: merchantPrice(salePrice, item.currency),
          ...(dates.join('') !== '' && { sale_price_effective_date: dates.join('/') }),
        }),
  };
}

function merchantPrice(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`;
}
