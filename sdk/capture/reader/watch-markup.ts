import { toText } from '../../native.ts';

/** Content and address of a page change within one task or two, in either order, ms (htmx, Turbo, view transitions). */
const SWAP_MS = 500;

export interface MarkupWatch<Found> {
  /** Reads the markup anew if the document has changed; true where it then is about something else. */
  look(): boolean;
  /** What it is about; undefined while it still is what the page before was about. */
  found(): Found | undefined;
  /** It has stood for a moment, and is no content on its way to another address. */
  isSettled(): boolean;
  /** The page has become another one. */
  move(): void;
}

/**
 * What the markup is about, over the pages of an app:
 *
 *   page A ── markup of A ──┬─ address changes ─── markup of A is stale ─── markup of B: found
 *                           └─ markup of B comes within SWAP_MS ─ address changes: found, and not A's
 *
 * On the same path (another query) nothing is stale: a variant was chosen.
 */
export function watchMarkup<Found>(read: () => Found | undefined): MarkupWatch<Found> {
  let changed = true;
  let source: string | undefined;
  let now: Found | undefined;
  let text: string | undefined;
  let stale: string | undefined;
  let since = performance.now();
  let path = location.pathname + location.hash;
  new MutationObserver(() => (changed = true)).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['content', 'href', 'value', 'itemprop', 'itemtype'],
  });

  function look(): boolean {
    if (!changed && document.readyState === 'complete') return false;
    changed = false;
    // A carousel changes the document every second, and its markup never.
    const from = sourceOf();
    if (from === source) return false;
    source = from;
    now = read();
    const before = text;
    text = now && toText(now);
    const isOther = text !== before;
    if (isOther) {
      since = performance.now();
      stale = undefined;
    }
    return isOther;
  }

  return {
    look,
    found() {
      look();
      return text === stale ? undefined : now;
    },
    isSettled: () => performance.now() - since >= SWAP_MS,
    move() {
      const before = path;
      path = location.pathname + location.hash;
      const isSwapped = look() || performance.now() - since < SWAP_MS;
      if (path !== before && !isSwapped) stale = text;
      // Which variant the address names may have changed without a word in the document.
      changed = true;
    },
  };
}

/** All that the markup could be read from, as far as a change of it can be told by. */
function sourceOf(): string {
  const texts = [location.href, document.title, document.querySelectorAll('[itemprop],[property]').length];
  for (const { textContent } of document.querySelectorAll('script[type*="ld+json" i]'))
    texts.push(textContent);
  for (const { content } of document.querySelectorAll<HTMLMetaElement>('[itemprop=sku],[itemprop=price]'))
    texts.push(content);
  return texts.join();
}
