import type { FilledContent } from '#core';
import { putHtml } from './clean-html.ts';
import { makeElement } from './make-element.ts';
import { safeLink } from './safe-link.ts';

/** Banner, items and basket in one: what is there is put in, always in the same order. */
type Parts = Partial<
  Omit<Extract<FilledContent, { kind: 'banner' }>, 'kind'> &
    Omit<Extract<FilledContent, { kind: 'basket' }>, 'kind'>
>;

/**
 * Content as markup for the page's own styles; undefined when there is nothing to put in (`json`).
 * `level` is the heading's, 1 to 6.
 */
export function renderContent(content: FilledContent, level: string): HTMLElement | undefined {
  const { kind } = content;
  if (kind === 'json') return undefined;
  const root = makeElement('div', 'content tact-' + kind);
  if (kind === 'html') {
    putHtml(root, content.html);
    return root;
  }
  const { image, eyebrow, title, text, items, cta, dismiss } = content as Parts;
  const say = (tag: string, name: string, words?: string): void => {
    if (words) root.append(makeElement(tag, name, words));
  };
  if (image) picture(root, image.src, image.alt);
  say('p', 'eyebrow', eyebrow);
  say('h' + level, 'title', title);
  say('p', 'text', text);
  if (items) {
    const list = makeElement('ul', 'list');
    root.append(list);
    for (const { link, image: src, title, quantity, price } of items) {
      const line = document.createElement('li');
      const item = linked(makeElement('a', 'item'), link);
      // The title stands beside it: an alternative text would only say it twice.
      picture(item, src, '');
      item.append(makeElement('span', 'item-title', title));
      if (quantity) item.append(makeElement('span', 'item-quantity', '× ' + quantity));
      item.append(makeElement('span', 'item-price', price));
      line.append(item);
      list.append(line);
    }
  }
  if (cta) root.append(linked(makeElement('a', 'cta', cta.label), cta.href));
  say('button', 'dismiss', dismiss);
  return root;
}

function linked(element: HTMLElement, to: string | undefined): HTMLElement {
  const href = safeLink(to);
  if (href) (element as HTMLAnchorElement).href = href;
  return element;
}

function picture(target: HTMLElement, from: string | undefined, alt: string): void {
  const src = safeLink(from);
  if (src) target.append(Object.assign(makeElement('img', 'image'), { src, alt }));
}
