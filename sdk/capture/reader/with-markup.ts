import type { Bag } from '../page-view.ts';
import { linesOf } from './lines-of.ts';

/** What markup knows of a thing that data layers leave out. */
const ADDS = ['item_name', 'item_brand', 'item_group_id', 'mpn', 'gtin'] as const;

/**
 * A look that the data layer tells, with what the page's markup says besides: both are about the page's one product. What
 * the data layer says stays as it is, and a price comes with its currency or not at all.
 */
export function withMarkup(params: Bag, found: Bag | undefined): Bag {
  const [line] = linesOf(params);
  const [marked] = found ? linesOf(found) : [];
  if (!line || !marked) return params;
  const offers = (marked.offers ?? []) as Bag[];
  const more: Bag = {
    availability: marked.availability ?? offers.find((offer) => offer.availability)?.availability,
  };
  for (const key of ADDS) if (marked[key] !== undefined) more[key] = marked[key];
  if (!line.price && params.value === undefined) {
    more.price = marked.price;
    more.currency = marked.currency;
    more.offers = marked.offers;
    more.structured = 1;
  }
  return { ...params, items: [{ ...more, ...line }] };
}
