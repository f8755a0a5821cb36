import { guard } from '../guard.ts';
import { safeLink } from './safe-link.ts';

/** What runs, loads or restyles the page beyond the slot; SVG and MathML bring links and scripts of their own. */
const UNWANTED = /^(script|style|link|meta|base|i?frame|object|embed|template|svg|math|form)$/;
/** All that may stay besides links that lead where links may. */
const HARMLESS = /^(class|id|alt|title|width|height|lang|dir|role|(aria|data)-.+)$/;

/** Where a page takes markup by a policy alone (Trusted Types), ours lets through what is cleaned below, in a template that runs nothing. */
const policy = guard(() =>
  (window as unknown as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('tact', {
    createHTML: (html) => html,
  }),
)();

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string };
}

/**
 * Puts marketers' HTML into an element. The edge has cleaned it; this is the second line of defence. A template's content
 * is inert while it is cleaned (HTML §4.12.3): nothing loads, nothing runs; and it is moved as nodes, never written out and
 * read again, so that no text can turn into markup on the way.
 */
export function putHtml(target: Element, html: string): void {
  const template = document.createElement('template');
  template.innerHTML = policy ? policy.createHTML(html) : html;
  for (const element of template.content.querySelectorAll('*'))
    if (UNWANTED.test(element.localName)) element.remove();
    else
      for (const { name, value } of [...element.attributes])
        if (!(/^(href|src)$/.test(name) ? safeLink(value) : HARMLESS.test(name)))
          element.removeAttribute(name);
  target.append(template.content);
}
