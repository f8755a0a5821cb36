import type { Node } from './node.ts';
import type { Page } from './page.ts';
import type { Item } from './read-item.ts';
import { tellOffer } from './read-offers.ts';

/** The edge chooses among so many. */
const OFFERS_MAX = 12;

/** An item for the wire: one plain offer stands on the item itself, and every item has some id. */
export function tellItem({ offers = [], path, ...item }: Item, { number }: Page): Node | undefined {
  const own = item.item_id ?? item.mpn ?? item.gtin ?? number;
  // A category that says what its things cost together, as if it were one of them.
  if (!own && offers.some(({ offerCount }) => Number(offerCount) > 1)) return undefined;
  const id = own ?? path;
  const told = offers.slice(0, OFFERS_MAX).map(tellOffer);
  const [one] = told;
  // What is undefined, JSON leaves out.
  const all: Node = { ...item, product_id: number };
  for (const key of ['item_group_id', 'mpn', 'gtin', 'product_id']) if (all[key] === id) delete all[key];
  all.item_id = id;
  if (told[1] ?? one?.lowPrice ?? one?.lowprice ?? one?.minPrice ?? one?.priceSpecification)
    all.offers = told;
  else if (one)
    Object.assign(all, { price: one.price, currency: one.priceCurrency, availability: one.availability });
  return all;
}
