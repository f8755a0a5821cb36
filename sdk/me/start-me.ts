import type { Host } from '../host.ts';
import { createMe } from './create-me.ts';

/** Fills a `<tact-me>`: what this shop knows of me, wherever the page puts it. Moved in the page, it stays as it is. */
export function startMe(host: Host, element: HTMLElement): void {
  if (!element.shadowRoot) createMe(host, element.attachShadow({ mode: 'open' }));
}
