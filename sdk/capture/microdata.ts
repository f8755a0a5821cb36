import type { Node } from './product.ts';

/** Top-level microdata products of a page as schema.org nodes (WHATWG HTML §5.2; `itemref` is not followed). */
export function readMicrodata(root: ParentNode): Node[] {
  return [...root.querySelectorAll('[itemtype*="schema.org/Product"]:not([itemprop])')].map(nodeOf);
}

function nodeOf(scope: Element): Node {
  const node: Node = {};
  for (const element of scope.querySelectorAll('[itemprop]'))
    if (element.parentElement!.closest('[itemscope]') === scope)
      node[element.getAttribute('itemprop')!] = element.hasAttribute('itemscope')
        ? nodeOf(element)
        : valueOf(element);
  return node;
}

function valueOf(element: Element): string | null {
  return element.getAttribute('content') ?? element.getAttribute('href') ?? element.textContent;
}
