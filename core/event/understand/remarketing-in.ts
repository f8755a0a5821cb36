import type { EventName } from '../event.ts';
import { readOrderNumber } from './read-order-number.ts';
import { TRANSACTION_SPELLINGS } from './event-param-spellings.ts';
import { firstSaid, type Said } from './said.ts';

/** `ecomm_pagetype` and `dynx_pagetype`, by what Google Ads lists for retail and custom tags. Home, searches and others show no item. */
const PAGES: Readonly<Record<string, EventName>> = {
  product: 'view_item',
  offerdetail: 'view_item',
  category: 'view_item_list',
  cart: 'view_cart',
  conversionintent: 'view_cart',
  purchase: 'purchase',
  conversion: 'purchase',
};

/**
 * What a remarketing tag says of its page. It tells of a purchase where it names the order only: it stands on a page that may be
 * loaded again, and would be another order each time.
 */
export function remarketingIn(
  said: Said,
  named: EventName | undefined,
): { name: EventName; said: Said } | undefined {
  const page = firstSaid(said, ['ecomm_pagetype', 'dynx_pagetype']);
  const ids = firstSaid(said, ['ecomm_prodid', 'dynx_itemid']);
  const kind = typeof page === 'string' ? page.trim().toLowerCase() : '';
  const name = Object.hasOwn(PAGES, kind) ? PAGES[kind] : undefined;
  if (name === undefined || ids === undefined) return undefined;
  if (name === 'purchase' && readOrderNumber(firstSaid(said, TRANSACTION_SPELLINGS)) === undefined)
    return undefined;
  if (named !== undefined && named !== 'page_view' && named !== name) return undefined;
  // What the page says is worth what the whole cart is; of one product it is the price.
  const value = firstSaid(said, ['ecomm_totalvalue', 'dynx_totalvalue']);
  const list = Array.isArray(ids) ? (ids as readonly unknown[]) : [ids];
  const price = name === 'view_item' && list.length === 1 && !Array.isArray(value) ? value : undefined;
  const items = list.map((item_id) => ({ item_id, price }));
  return {
    name,
    said: { ...said, items, ...(name === 'purchase' && { value: firstSaid(said, ['value']) ?? value }) },
  };
}
