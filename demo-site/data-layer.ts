import type { Line } from './basket.ts';
import { pathOf, priceOf, type Item } from './shop-items.ts';

/*
 * GA4's e-commerce pushes, in the shape of Google's reference: the ecommerce object is cleared before each.
 */
export interface Ga4Item {
  item_id: string;
  item_name: string;
  item_brand: string;
  item_category?: string;
  item_category2?: string;
  item_category3?: string;
  item_variant?: string;
  price: number;
  quantity: number;
  index?: number;
}

export function ga4Item(
  item: Item,
  more: { size?: string; quantity?: number; index?: number } = {},
): Ga4Item {
  const [category, category2, category3] = pathOf(item);
  const variant = [item.color, more.size].filter(Boolean).join(', ');
  return {
    item_id: item.id,
    item_name: item.title,
    item_brand: item.brand,
    ...(category ? { item_category: category } : {}),
    ...(category2 ? { item_category2: category2 } : {}),
    ...(category3 ? { item_category3: category3 } : {}),
    ...(variant ? { item_variant: variant } : {}),
    price: priceOf(item),
    quantity: more.quantity ?? 1,
    ...(more.index === undefined ? {} : { index: more.index }),
  };
}

export const ga4Lines = (lines: readonly Line[]): Ga4Item[] =>
  lines.map(({ item, size, quantity }) => ga4Item(item, { size, quantity }));

export const cents = (euros: number): number => Math.round(euros * 100) / 100;

export type Push = Record<string, unknown>;

/** `null` first, as Google asks, so that nothing of an earlier push is left behind. */
export function ecommerce(event: string, list: Ga4Item[], more: Record<string, unknown> = {}): Push[] {
  const value = cents(list.reduce((sum, item) => sum + item.price * item.quantity, 0));
  return [{ ecommerce: null }, { event, ecommerce: { currency: 'EUR', value, ...more, items: list } }];
}
