import { currencyDigits, readItem } from '#core';
import type { CatalogItem, Result } from '#core';

/** Merchant's field → ours. What a patch does not name stays as it is; `null` takes an optional one away. */
const FIELDS: Record<string, keyof CatalogItem> = {
  item_group_id: 'groupId',
  title: 'title',
  description: 'description',
  link: 'link',
  image_link: 'imageLink',
  price: 'price',
  sale_price: 'salePrice',
  availability: 'availability',
  brand: 'brand',
  product_type: 'categories',
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

/**
 * One line of a patch over the item that is there: `{"id":"a","availability":"out_of_stock"}` changes the stock and
 * nothing else. Read through the same door as a whole item, the item's own values standing in for what is not said.
 */
export function patchItem(
  before: CatalogItem,
  raw: Readonly<Record<string, unknown>>,
  currency: string,
): Result<CatalogItem> {
  const named = Object.entries(raw).filter(([field]) => Object.hasOwn(FIELDS, field));
  const gone = named.filter(([, value]) => value === null).map(([field]) => FIELDS[field]!);
  const needed = gone.find((key) => NEEDED.includes(key));
  if (needed !== undefined) {
    return { ok: false, errors: [{ path: needed, code: 'missing', detail: 'an item cannot be without it' }] };
  }
  const said = Object.fromEntries(named.filter(([, value]) => value !== null));
  const whole = { ...standIns(before, gone), ...said, id: before.id };
  const read = readItem(whole, currency);
  if (!read.ok) return read;
  const after: Partial<Record<keyof CatalogItem, unknown>> = { ...before };
  for (const [field] of named) {
    const key = FIELDS[field]!;
    if (key in read.value && !gone.includes(key)) after[key] = read.value[key];
    else delete after[key];
  }
  if (after.categories === undefined) after.categories = [];
  after.currency = read.value.currency;
  return { ok: true, value: after as unknown as CatalogItem };
}

/** What `readItem` may refuse to be without, as Merchant writes it, and the sale price, which is judged beside the price. */
function standIns(item: CatalogItem, gone: readonly (keyof CatalogItem)[]): Record<string, unknown> {
  const { salePrice } = item;
  return {
    title: item.title,
    link: item.link,
    price: merchantPrice(item.price, item.currency),
    availability: item.availability,
    ...(salePrice === undefined || gone.includes('salePrice')
      ? {}
      : { sale_price: merchantPrice(salePrice, item.currency) }),
  };
}

function merchantPrice(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`;
}
