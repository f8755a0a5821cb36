import type { Host } from '../host.ts';
import type { ChatVendor, VendorOptions } from './vendor.ts';
import { hear } from '../hear.ts';

/** How a page says what its chat is. Neither is called before the visitor has accepted, or asked by themselves. */
export interface ChatSetup {
  /** Opens the chat, after `load`. */
  open(): unknown;
  /** Brings the vendor's script; may return a promise. Called once, and again only after it failed. */
  load?(): unknown;
  /** Said when the chat cannot be reached, in the page's language. */
  unavailable?: string;
}

/** `tact.chat(…)`: the page's own chat, or a ready adapter by its name with the vendor's options. */
export type ChatOfPage = [setup: ChatSetup | ChatVendor, options?: VendorOptions];

/** Keeps the vendor's script away until the visitor accepts an invitation or clicks a `data-tact-chat` element. */
export function watchChatClicks(host: Host): void {
  const onClick = (event: Event): void => {
    // Where no chat is set up, or the page deals with it, a link stays a link.
    if (!host.chat || event.defaultPrevented || !(event.target as Element).closest('[data-tact-chat]'))
      return;
    event.preventDefault();
    void host.load('card', (card) => card.chat(host));
  };
  hear(document, 'click', onClick, true);
}

export type { ChatVendor, VendorOptions } from './vendor.ts';
