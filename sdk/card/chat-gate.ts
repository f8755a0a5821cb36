import type { ChatOfPage } from '../chat/index.ts';
import type { VendorChat } from '../chat/vendor.ts';
import type { Host } from '../host.ts';
import { openCard } from './card.ts';

/** Longer than this nobody waits for a chat, ms; a vendor's script takes 2 to 4 s on a slow phone. */
const CHAT_LOAD_MS_MAX = 10_000;

let chat: ChatOfPage | undefined;
let loaded: Promise<unknown> | undefined;
let opened = false;

/** There is a chat to invite to: one is set up, and has not been open on this page. */
export function isChatReady(host: Host): boolean {
  return !!host.chat && !opened;
}

/** Loads what the page has set up last, then opens it; says so to the visitor when it cannot be reached. Never rejects. */
export async function openChat(host: Host): Promise<void> {
  host.closeCard?.();
  if (chat !== host.chat) loaded = undefined;
  chat = host.chat;
  if (!chat) return;
  const [given, options = {}] = chat;
  const setup = typeof given === 'string' ? vendorSetup(host, given, options) : given;
  try {
    await (loaded ??= Promise.race([
      setup.load?.(),
      new Promise((_, reject) => setTimeout(reject, CHAT_LOAD_MS_MAX, 'too slow')),
    ]));
    await setup.open();
    opened = true;
    host.closeCard?.();
  } catch (cause) {
    loaded = undefined;
    console.warn('tact:', cause);
    openCard(host, {
      title: setup.unavailable ?? 'The chat cannot be reached just now.',
      dismiss: 'OK',
    });
  }
}

let vendor: VendorChat | undefined;

/** A ready adapter by its name. */
function vendorSetup(
  host: Host,
  name: Extract<ChatOfPage[0], string>,
  options: NonNullable<ChatOfPage[1]>,
): Exclude<ChatOfPage[0], string> {
  return {
    async load() {
      vendor = undefined;
      // Where they do not come there is no chat, which is said to the visitor.
      await host.load('chat', (adapters) => (vendor = adapters[name](options)));
      await vendor!.load();
    },
    open: () => vendor!.open(),
  };
}
