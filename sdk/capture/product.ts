import type { EventParams } from '#core';
import { readPrice } from './read-price.ts';

/** A schema.org node, from JSON-LD or made of microdata or Open Graph. */
export type Node = Record<string, unknown>;

const list = (value: unknown): unknown[] => [value ?? []].flat();
const nodes = (...values: unknown[]): Node[] =>
  values.flatMap(list).filter((value): value is Node => Object(value) === value);

/** Products that a document speaks of itself: top level, `@graph` and `mainEntity`; not those of a list in it. */
export function productsIn(document: unknown): Node[] {
  return nodes(document).flatMap<Node>((node) =>
    list(node['@type']).some((type) => /Product(Group)?$/.test(String(type)))
      ? node
      : productsIn(nodes(node['@graph'], node.mainEntity)),
  );
}

/** The one product that a page is about: the only one, or the one whose address this is. A list has none. */
export function mainProduct(products: Node[], path: string): Node | undefined {
  const able = products.filter(idOf);
  return able.every((node) => idOf(node) === idOf(able[0]!))
    ? able[0]
    : able.find((node) =>
        textOf(node.url ?? node['@id'])
          ?.split(/[?#]/)[0]!
          .endsWith(path),
      );
}

function idOf(node: Node): string | undefined {
  return textOf(node.sku ?? node.productID ?? node.productGroupID ?? node.mpn);
}

/** A text of a value that may be a node with a name, a number, or a list of such. */
function textOf(value: unknown): string | undefined {
  const [first] = list(value);
  const [node] = nodes(first);
  const found = node ? node.name : first;
  return found === undefined ? found : (found + '').trim();
}

/** `view_item` of a schema.org product; its price is that of the offer, the lowest where there are several. */
export function viewOf(product: Node): EventParams {
  const offers = nodes(product.offers).flatMap((offer) =>
    nodes(offer, offer.offers, offer.priceSpecification),
  );
  const price = offers
    .map(({ price, lowPrice }) => price ?? lowPrice)
    // A number needs no reading: 1.234 is less than two there, and a thousand in a German text.
    .map((price) => (typeof price === 'number' ? price : readPrice(textOf(price) ?? '')))
    .filter((price) => price >= 0)
    .sort((a, b) => a - b)[0];
  // What is undefined here is left out when the event becomes JSON.
  return {
    currency: offers.map((offer) => textOf(offer.priceCurrency)).find(Boolean),
    value: price,
    items: [
      {
        item_id: idOf(product),
        item_name: textOf(product.name),
        item_brand: textOf(product.brand),
        item_category: textOf(product.category),
        item_variant: textOf(product.color ?? product.size),
        price,
      },
    ],
  } as EventParams;
}
