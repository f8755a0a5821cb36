import { list, nodesOf, textOf, type Node } from './node.ts';
import type { Page } from './page.ts';

const NODES_MAX = 500;
const PRODUCT = /(^|[/:#])((Individual)?Product(Group|Model)?|SomeProducts|Vehicle|Car|Book)$/i;
const typed = (node: Node, type: RegExp) => list(node['@type']).some((one) => type.test(String(one)));

/**
 * Products that documents are about: at the top, in `@graph`, as main entity. Not those of lists, reviews, relations. What
 * they say of the page goes to `page`.
 */
export function findProducts(documents: unknown, page: Page): Node[] {
  const products: Node[] = [];
  const seen = new Set<Node>();
  function visit(value: unknown, isMain?: boolean) {
    for (const node of nodesOf(value)) {
      if (isMain) page.mains.add(node);
      if (seen.has(node) || seen.size > NODES_MAX) continue;
      seen.add(node);
      page.isProduct ||= typed(node, /ItemPage$/);
      page.isList ||= typed(node, isMain ? /ItemList$/ : /(CollectionPage|SearchResultsPage)$/);
      // What has offers is for sale, whatever it is (`MusicAlbum`, `Course`), but for a group of offers.
      if (typed(node, PRODUCT) || (node.offers && !typed(node, /Offer$/))) {
        products.push(node);
      } else {
        visit(node['@graph']);
        visit(node.mainEntity, true);
        for (const item of nodesOf(node.itemOffered)) visit({ offers: node, ...item });
      }
    }
  }
  visit(documents);
  return gatherVariants(products);
}

/** Variants that stand beside their group, or beside each other, become `hasVariant` of one. */
function gatherVariants(products: Node[]): Node[] {
  const groups = new Map<unknown, Node>();
  const told = new Set(products.flatMap(({ hasVariant }) => nodesOf(hasVariant)));
  for (const product of products)
    if (product.hasVariant ?? product.productGroupID)
      groups.set(textOf(product.productGroupID, product['@id']), product);
  for (const product of products) {
    const id = textOf(
      product.inProductGroupWithID,
      ...nodesOf(product.isVariantOf).flatMap((parent) => [parent.productGroupID, parent['@id']]),
    );
    const group = groups.get(id) ?? { productGroupID: id };
    if (!id || group === product) continue;
    told.add(product);
    groups.set(id, group);
    group.hasVariant = [...list(group.hasVariant), product];
  }
  return [...new Set([...products, ...groups.values()])].filter((product) => !told.has(product));
}
