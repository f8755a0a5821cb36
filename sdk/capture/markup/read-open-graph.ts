import type { Node } from './node.ts';
import { readPrice } from './read-price.ts';

/** So many `meta` are read: some pages have hundreds for their pictures. */
const METAS_MAX = 500;

/**
 * What a page's `meta` say under `og:` and `product:` (Meta's tags for catalogues), without these prefixes: shops write one
 * for the other, and `name` for `property`. The first of each that says something counts.
 */
export function readOpenGraph(document: Document): Record<string, string> {
  const said: Record<string, string> = {};
  for (const meta of [...document.querySelectorAll('meta[content]')].slice(0, METAS_MAX)) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? '';
    const [, key] = /^(?:og|product):(.+)/.exec(name.toLowerCase()) ?? [];
    if (key) said[key] ||= meta.getAttribute('content')!.trim();
  }
  return said;
}

/** The product of Open Graph as a schema.org node; none where neither id nor price is told. */
export function graphProduct(said: Record<string, string>): Node[] {
  const sale = said['sale_price:amount'];
  const price = readPrice(sale ?? '') > 0 ? sale : said['price:amount'];
  const sku = said.retailer_item_id;
  return sku || price
    ? [
        {
          // Brand, category, colour, size and numbers of the trade have schema.org's names.
          ...said,
          sku,
          mpn: said.mfr_part_no,
          inProductGroupWithID: said.item_group_id,
          offers: { price, priceCurrency: said['price:currency'], availability: said.availability },
        },
      ]
    : [];
}
