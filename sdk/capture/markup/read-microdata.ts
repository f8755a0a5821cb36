import { list, type Node } from './node.ts';

/** So many properties are read; a product has some dozens, its reviews some hundreds. */
const PROPERTIES_MAX = 3000;

/** Microdata (WHATWG HTML §5.2, `itemref` too) or, by other attributes, RDFa Lite: what stands in no other item. */
export function readMicrodata(document: Document, scope = 'itemscope', prop = 'itemprop'): Node[] {
  const [type, id] = prop === 'property' ? ['typeof', 'resource'] : ['itemtype', 'itemid'];
  const made = new Map<Element, Node>();
  const lent = new Map<Element, Element>();
  const tops: Node[] = [];
  const said = (element: Element, attribute: string) => (element.getAttribute(attribute) ?? '').trim();
  const words = (element: Element, attribute: string) =>
    said(element, attribute)
      .split(/\s+/)
      .map((word) => word.replace(/^schema:/, ''));

  for (const element of document.querySelectorAll('[itemref]'))
    for (const word of words(element, 'itemref')) {
      const part = document.getElementById(word);
      if (part) lent.set(part, element);
    }

  /** The item that an element speaks of: the nearest around it, or the one that it was lent to by id. */
  function ownerOf(element: Element): Element | undefined {
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (at !== element && at.hasAttribute(scope)) return at;
      if (lent.has(at)) return lent.get(at);
    }
    return undefined;
  }

  for (const element of [...document.querySelectorAll(`[${scope}],[${prop}]`)].slice(0, PROPERTIES_MAX)) {
    // A lender may come before its borrower.
    const nodeOf = (of: Element) =>
      made.get(of) ?? made.set(of, { '@type': words(of, type), '@id': said(of, id) }).get(of)!;
    const node = element.hasAttribute(scope) ? nodeOf(element) : undefined;
    const owner = element.hasAttribute(prop) ? ownerOf(element) : undefined;
    if (owner)
      for (const name of words(element, prop))
        nodeOf(owner)[name] = [...list(nodeOf(owner)[name]), node ?? valueOf(element, name)];
    // A main entity of nothing is the page's.
    else if (node && /^$|mainEntity/.test(said(element, prop))) tops.push(node);
  }
  return tops;
}

/** An address is in an attribute, and its text is for people; with a name it is the other way round. */
function valueOf(element: Element, name: string): string | null | undefined {
  const find = (...names: string[]) =>
    names.map((attribute) => element.getAttribute(attribute)).find((value) => value?.trim());
  const address = find('href', 'src', 'data');
  return (
    find('content', 'value', 'datetime') ??
    ((/^(url|availability|item)/.test(name) && address) || element.textContent?.trim() || address)
  );
}
