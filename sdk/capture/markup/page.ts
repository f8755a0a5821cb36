import { textOf, type Node } from './node.ts';

/** What tells which page this is. */
export interface Page {
  /** Its address, which others are relative to. */
  base: string;
  /** Last parts of the addresses that it gives itself: location, canonical link, Open Graph. */
  slugs: Set<string>;
  query: URLSearchParams;
  /** The shop system's own number of what the form for the basket would take: the variant's, else the product's. */
  number: string | undefined;
  /** Title and headings, each between spaces, without punctuation. */
  titles: string;
  /** Whether it says of itself that it is a product's. */
  isProduct: boolean;
  isHome: boolean;
  /** Whether it says that it is one of many products. */
  isList: boolean;
  /** What it calls a main entity. */
  mains: Set<Node>;
}

/** Parameters that choose a page, where others choose its colour or tell where the visitor came from. */
const IDENTITY = /^(p|id|pid|item|route)$|product|article/i;

/** `/`, `/de/`, `/en-gb/`, `/index.php`. */
const HOME = /^\/([a-z]{2}([-_][a-z]{2})?(\/|$))?((index|default|home)\.\w+)?$/i;

export function urlOf(address: unknown, base: string): URL | undefined {
  try {
    const text = textOf(address);
    return text ? new URL(text, base) : undefined;
  } catch {
    return undefined;
  }
}

/** The last part of a path, decoded: the rest differs by language, collection and host. Empty for a home page. */
export function slugOf(url: URL | undefined): string {
  let path = url?.pathname ?? '';
  try {
    path = decodeURIComponent(path);
  } catch {
    // As it stands, then.
  }
  return path
    .replace(/(\.html?)?\/*$/, '')
    .replace(/.*\//, '')
    .toLowerCase();
}

const words = (text: string | null | undefined) =>
  ` ${(text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

export function readPage(document: Document, location: Location | URL, graph: Record<string, string>): Page {
  // A hash router's page is its fragment.
  const here = new URL(/^#!?(\/.+)/.exec(location.hash)?.[1] ?? location.href, location.href);
  const said = (selector: string) => textOf(document.querySelector<HTMLInputElement>(selector)?.value);
  const number =
    // Shopify, WooCommerce's variations; PrestaShop, WooCommerce, OpenCart and BigCommerce, Magento.
    said('form[action*="/cart/add"] [name=id],form [name=variation_id]') ??
    said(
      'form [name=id_product],form [name=add-to-cart],form [name=product_id],#product_addtocart_form [name=product]',
    );
  const query = here.searchParams;
  const isHome = HOME.test(here.pathname) && ![...query.keys()].some((key) => IDENTITY.test(key));
  // What the form would take is as good as what the address names, where it names none.
  if (number && !query.has('variant')) query.set('variant', number);
  return {
    base: location.href,
    slugs: new Set(
      [
        here,
        urlOf(document.querySelector('link[rel=canonical]')?.getAttribute('href'), here.href),
        urlOf(graph.url, here.href),
      ]
        .map(slugOf)
        .filter(Boolean),
    ),
    query,
    number,
    titles: [
      document.querySelector('title')?.textContent,
      document.querySelector('h1')?.textContent,
      graph.title,
    ]
      .map(words)
      .join(),
    // Not `product.group`, as collections of some themes are.
    isProduct: /product(\.item)?$/.test(graph.type ?? ''),
    isHome,
    isList: false,
    mains: new Set(),
  };
}

export const isTitled = ({ titles }: Page, name: string | undefined) =>
  !!name && titles.includes(words(name));

/**
 * How surely an address is this page's: 0 where it tells nothing, below 0 where it is another page's, more for each
 * parameter that both have; of a variant, by its address or an id, also where a parameter is it.
 */
export function matchOf(address: unknown, { base, slugs, query }: Page, isVariant?: boolean): number {
  const url = urlOf(address, base);
  const slug = slugOf(url);
  // A fragment alone names a part of any page.
  if (!url || !slug || /^#/.test(textOf(address)!)) return 0;
  let match = slugs.has(slug) ? 1 : -1;
  if (isVariant && [...query.values()].some((value) => value.toLowerCase() === slug)) match += 2;
  for (const [key, value] of url.searchParams)
    if (query.get(key) === value) match += 2;
    else if (query.has(key) && IDENTITY.test(key)) return -1;
  return match;
}
