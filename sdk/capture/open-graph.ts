import type { Node } from './product.ts';

/**
 * A product by Open Graph's tags for shops, as a schema.org node (Meta's catalogue microdata). Of what they may say, the
 * id and the price are enough: whatever has no JSON-LD has its brand and category in the catalogue.
 */
export function readOpenGraph(root: ParentNode): Node[] {
  const meta = (name: string) =>
    root.querySelector(`meta[property="product:${name}"]`)?.getAttribute('content');
  return [
    {
      sku: meta('retailer_item_id'),
      offers: {
        price: meta('sale_price:amount') ?? meta('price:amount'),
        priceCurrency: meta('price:currency'),
      },
    },
  ];
}
