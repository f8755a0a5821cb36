import type { EventParams } from '#core';
import { chooseProduct } from './choose-product.ts';
import { findProducts } from './find-products.ts';
import { joinReferences } from './join-references.ts';
import type { Node } from './node.ts';
import { readPage, urlOf } from './page.ts';
import { readJsonLd } from './read-json-ld.ts';
import { fillItem, readItem, type Item } from './read-item.ts';
import { readMicrodata } from './read-microdata.ts';
import { graphProduct, readOpenGraph } from './read-open-graph.ts';
import { lowestOf } from './read-offers.ts';
import { tellItem } from './tell-item.ts';

const SCRIPTS_MAX = 50;
const SCRIPT_LENGTH_MAX = 300_000;

/**
 * `view_item` of the product that this page is about, as its markup says it: one item, its texts and prices as they
 * stand. Undefined for any other page, and where the markup makes no sense.
 */
export function readPageProduct(document: Document, location: Location | URL): EventParams | undefined {
  try {
    const item = read(document, location);
    return item && ({ items: [item as unknown] } as EventParams);
  } catch {
    return undefined;
  }
}

function read(document: Document, location: Location | URL): Node | undefined {
  const said = readOpenGraph(document);
  const page = readPage(document, location, said);
  const scripts = [...document.querySelectorAll('script[type*="ld+json" i]')]
    .slice(0, SCRIPTS_MAX)
    .map(({ textContent }) => textContent)
    .filter((text) => text.length < SCRIPT_LENGTH_MAX);
  const sources = [
    scripts.flatMap(readJsonLd),
    readMicrodata(document),
    readMicrodata(document, 'typeof', 'property'),
  ].map((documents) => {
    joinReferences(documents, (id) => urlOf(id, page.base)?.href);
    return findProducts(documents, page);
  });
  // One thing on a home page without an address elsewhere is all that the shop sells; of several, none is the page's.
  if (page.isList || (page.isHome && !page.isProduct && sources.some((products) => products.length > 1)))
    return undefined;

  const graph = graphProduct(said).map((node) => readItem(node, page));
  const chosen = sources.flatMap((products) => chooseProduct(products, page, graph[0]?.item_id) ?? []);
  const isPriced = ({ offers }: Item) => lowestOf(offers) < Infinity;
  const first = chosen.find(isPriced) ?? chosen[0];
  const items = [
    ...chosen.filter(
      ({ item_id: id, item_name: name }) =>
        !id || !first?.item_id || id === first.item_id || name === first.item_name,
    ),
    ...graph,
  ];
  const base = items.find(isPriced) ?? items[0];
  return base && tellItem([...items, { item_name: said.title }].reduce(fillItem, base), page);
}
