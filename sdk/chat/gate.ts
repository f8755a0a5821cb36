import type { Host } from '../host.ts';
import { closeCard, openCard } from '../invite/card.ts';
import type { ChatVendor, VendorChat, VendorOptions } from './vendor.ts';

/** How a page says what its chat is. Neither is called before the visitor has accepted, or asked by themselves. */
export interface ChatSetup {
  /** Opens the chat, after `load`. */
  open(): unknown;
  /** Brings the vendor's script; may return a promise. Called once, and again only after it failed. */
  load?(): unknown;
  /** Said when the chat cannot be reached, in the page's language. */
  unavailable?: string;
}

export interface ChatGate {
  /** `tact.chat(…)`: the page's own chat, or a ready adapter by its name with the vendor's options. */
  chat(setup: ChatSetup | ChatVendor, options?: VendorOptions): void;
  /** There is a chat to invite to: one is set up, and has not been open on this page. */
  ready(): boolean;
  /** Loads, then opens; says so to the visitor when the chat cannot be reached. Never rejects. */
  open(): Promise<void>;
}

/** Longer than this nobody waits for a chat, ms; a vendor's script takes 2 to 4 s on a slow phone. */
const CHAT_LOAD_MS_MAX = 10_000;

/** Keeps the vendor's script away until the visitor accepts an invitation or clicks a `data-tact-chat` element. */
export function createChatGate(host: Host): ChatGate {
  let setup: ChatSetup | undefined;
  let loaded: Promise<unknown> | undefined;
  let opened = false;

  async function open(): Promise<void> {
    try {
      await (loaded ??= Promise.race([
        setup!.load?.(),
        new Promise((_, reject) => setTimeout(reject, CHAT_LOAD_MS_MAX, 'too slow')),
      ]));
      await setup!.open();
      opened = true;
      closeCard();
    } catch (cause) {
      loaded = undefined;
      console.warn('tact:', cause);
      openCard(host, {
        title: setup!.unavailable ?? 'The chat cannot be reached just now.',
        dismiss: 'OK',
      });
    }
  }

  document.addEventListener('click', (event) => {
    // Where no chat is set up, or the page deals with it, a link stays a link.
    if (!setup || event.defaultPrevented || !(event.target as Element).closest('[data-tact-chat]')) return;
    event.preventDefault();
    closeCard();
    void open();
  });

  return {
    chat(given, options = {}) {
      let chat: VendorChat;
      loaded = undefined;
      setup =
        typeof given === 'string'
          ? {
              async load() {
                // Where they do not come there is no chat, which `open` says to the visitor.
                await host.load('chat', (adapters) => (chat = adapters[given](options)));
                await chat.load();
              },
              open: () => chat.open(),
            }
          : given;
    },
    ready: () => !!setup && !opened,
    open,
  };
}
