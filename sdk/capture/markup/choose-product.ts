import { nodesOf, type Node } from './node.ts';
import { isTitled, matchOf, slugOf, urlOf, type Page } from './page.ts';
import { fillItem, readItem, type Item } from './read-item.ts';
import { lowestOf } from './read-offers.ts';

interface Candidate {
  node: Node;
  item: Item;
  /** How surely the page's address is its own; below 0 where it has another. */
  match: number;
  priced: number;
}

/**
 * What the page is about, among the products that one of its sources speaks of: the only one; of several, the one whose
 * address this is, else the main entity, else the one with the id that Open Graph tells, else the one in the title, else
 * the only one with an offer. Where nothing tells them apart, nothing; nor where all have the address of another page.
 */
export function chooseProduct(products: Node[], page: Page, id: string | undefined): Item | undefined {
  const groups: Candidate[][] = [];
  const candidates = products
    .map((node) => candidateOf(node, page))
    .filter(({ item, priced }) => item.item_id ?? item.item_name ?? priced)
    // Of one product told twice, the one with an offer counts: the other is a review app's.
    .sort((a, b) => b.priced - a.priced);
  for (const candidate of candidates) {
    const group = groups.find(([first]) => isSame(first!, candidate));
    if (group) group.push(candidate);
    else groups.push([candidate]);
  }
  const named = ([first]: Candidate[]) => Number(isTitled(page, first!.item.item_name));
  const ranks = groups.map(
    (group) =>
      Math.max(...group.map(({ match }) => match)) * 100 +
      Number(group.some(({ node }) => page.mains.has(node))) * 50 +
      Number(!!id && group.some(({ item }) => item.item_id === id)) * 150 +
      named(group) * 20 +
      group[0]!.priced,
  );
  const best = Math.max(...ranks);
  const [top, next] = groups.filter((_, at) => ranks[at] === best);
  if (!top) return undefined;
  // Several at this very address are variants that the shop tells one by one.
  if (next)
    return best < 100 ? undefined : readItem({ hasVariant: candidates.map(({ node }) => node) }, page);
  return best >= 0 || named(top) || (page.isProduct && !groups[1])
    ? top.map(({ item }) => item).reduce(fillItem)
    : undefined;
}

function candidateOf(node: Node, page: Page): Candidate {
  const item = readItem(node, page);
  const others = [
    node,
    ...nodesOf(node.mainEntityOfPage),
    ...nodesOf(node.hasVariant),
    ...(item.offers ?? []),
  ];
  return {
    node,
    item,
    // Only its own address can speak against it: ids and offers may have any.
    match: Math.max(
      matchOf(node.url, page),
      ...[node.mainEntityOfPage, ...others.flatMap((one) => [one.url, one['@id']])]
        .map((address) => matchOf(address, page))
        .filter((match) => match > 0),
    ),
    priced: Number(lowestOf(item.offers) < Infinity),
  };
}

/** Whether two nodes tell the same product. Equal names are not enough where both have an id and a price of their own. */
function isSame(a: Candidate, b: Candidate): boolean {
  const equal = (x: unknown, y: unknown) => !!x && x === y;
  const differ = (x: unknown, y: unknown) => !!x && !!y && x !== y;
  const slug = ({ node }: Candidate) => slugOf(urlOf(node.url, 'https://a'));
  return (
    equal(a.item.item_id, b.item.item_id) ||
    equal(a.item.gtin, b.item.gtin) ||
    equal(a.node['@id'], b.node['@id']) ||
    (equal(a.item.item_name, b.item.item_name) &&
      !differ(slug(a), slug(b)) &&
      !(a.priced && b.priced && differ(a.item.item_id, b.item.item_id)))
  );
}
