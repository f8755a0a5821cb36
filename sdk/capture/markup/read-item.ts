import { nodesOf, textOf, type Node } from './node.ts';
import { matchOf, urlOf, type Page } from './page.ts';
import { lowestOf, offersOf } from './read-offers.ts';

/** What is known of a product, by the names of the wire; `offers` are nodes still. */
export interface Item {
  item_id?: string | undefined;
  item_name?: string | undefined;
  item_brand?: string | undefined;
  item_category?: string | undefined;
  item_variant?: string | undefined;
  item_group_id?: string | undefined;
  mpn?: string | undefined;
  gtin?: string | undefined;
  /** The path of its address: an id when nothing else is. */
  path?: string | undefined;
  offers?: Node[] | undefined;
}

/** The wire's limit for ids, and more than names need. */
const LENGTH_MAX = 100;
const VARIANTS_MAX = 200;

const cut = (...values: unknown[]) => textOf(...values)?.slice(0, LENGTH_MAX);

const gtinsOf = (node: Node) =>
  Object.keys(node)
    .filter((key) => /^(gtin\d*|isbn|ean|upc)$/.test(key))
    .map((key) => node[key]);

/** How surely the page's address speaks of this variant or offer: by its address, or by an id of it. */
const variantMatchOf = (node: Node, page: Page) =>
  Math.max(
    ...[node, ...offersOf(node)]
      .flatMap((part) => [part.url, part['@id'], part.sku, part.productID, part.mpn, ...gtinsOf(part)])
      .map((address) => matchOf(address, page, true)),
  );

/** Of nodes that are one product to the shopper: those of this address, the cheapest first. */
export function rankVariants(nodes: Node[], page: Page): Node[] {
  const price = (node: Node) => lowestOf(offersOf(node));
  const matches = nodes.map((node) => variantMatchOf(node, page));
  return (
    nodes
      .filter((_, at) => matches[at] === Math.max(...matches))
      // Not by difference: of two without a price, that is NaN.
      .sort((a, b) => Number(price(a) > price(b)) - Number(price(a) < price(b)))
  );
}

/** Fills what an item lacks from another word on the same product. Price and currency are one thing. */
export function fillItem(item: Item, other: Item): Item {
  const filled = { ...item };
  for (const key of Object.keys(other) as (keyof Item)[]) filled[key] ??= other[key] as never;
  if (other.offers && lowestOf(item.offers) === Infinity) filled.offers = other.offers;
  return filled;
}

/** A product as an item: of a group, the variant that the address names, else the cheapest. */
export function readItem(node: Node, page: Page): Item {
  const { hasVariant, ...group } = node;
  const [variant] = rankVariants(nodesOf(hasVariant).slice(0, VARIANTS_MAX), page);
  if (variant) {
    const whole = readItem({ ...group, sku: node.productGroupID ?? node.sku }, page);
    const item = readItem(variant, page);
    return fillItem({ ...item, item_group_id: item.item_group_id ?? whole.item_id }, whole);
  }

  let offers = offersOf(node);
  const matches = offers.map((offer) => variantMatchOf(offer, page));
  const best = Math.max(...matches);
  // A parameter tells one of them from all others, a path only from those of other pages.
  if (best > 0) offers = offers.filter(({ url }, at) => matches[at] === best || (best < 2 && !url));

  let id = cut(node.sku, node.productID, node.identifier, node.productGroupID);
  let groupId = cut(
    node.inProductGroupWithID,
    ...nodesOf(node.isVariantOf).map((parent) => parent.productGroupID),
  );
  if (!id || best > 1) {
    const sku = cut(...rankVariants(offers, page).map((offer) => offer.sku));
    if (sku) {
      offers = offers.filter((offer) => cut(offer.sku) === sku);
      groupId ??= id;
      id = sku;
    }
  }

  const sources = offers[1] ? [node] : [node, ...offers];
  return {
    item_id: id,
    item_name: cut(node.name),
    item_brand: cut(node.brand),
    item_category: cut(node.category),
    item_variant: cut(
      [node.color, node.size]
        .map((value) => textOf(value) ?? [])
        .flat()
        .join(' / '),
    ),
    item_group_id: groupId,
    mpn: cut(...sources.map(({ mpn }) => mpn)),
    gtin: cut(...sources.flatMap(gtinsOf)),
    path: (urlOf(node.url ?? node['@id'], page.base) ?? new URL(page.base)).pathname.slice(0, LENGTH_MAX),
    offers: offers[0] && offers,
  };
}
