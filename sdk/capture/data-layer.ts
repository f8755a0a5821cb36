import type { EventParams } from '#core';

/** Beginnings of GA4's names that a page may push (`view_promotion` is none of ours); what the SDK sees better itself (scroll, user_engagement) is not read back. */
const NAMES =
  /^(page_view|view_[ics]|select_item|add_|remove_|begin_|purchase|refund|search|share|login|sign_up|generate_lead)/;
/** What leaves the page of a push: a data layer also holds addresses and names, which are no business of ours. */
const FIELDS =
  /^(item_|(value|price|discount|quantity|index|search_results)$|currency|coupon|transaction_|search_)/;

export interface LayerReader {
  event(name: string, params: EventParams): void;
  /** Consent Mode v2: `default` is assumed until an `update`. */
  consent(source: 'assumed' | 'updated', signals: Record<string, unknown>): void;
}

type Bag = Record<string, unknown>;

/** Reads one push: gtag's `arguments`, or GTM's object with or without `ecommerce`; most of them are not for us. */
export function readLayerEntry(entry: unknown, reader: LayerReader): void {
  const { 0: command, 1: second, 2: third, event, ecommerce, tact, ...flat } = { ...(entry as Bag) };
  // The SDK's own view_promotion and select_promotion, for the site's GA4.
  if (tact) return;
  if (command === 'consent')
    reader.consent(second === 'update' ? 'updated' : 'assumed', { ...(third as Bag) });
  const name = String(command === 'event' ? second : event);
  if (!NAMES.test(name)) return;
  const bag: Bag = { ...flat, ...(ecommerce as Bag), ...(third as Bag) };
  reader.event(name, {
    ...pick(bag),
    items: (bag.items as Bag[] | undefined)?.map?.((item) => pick(item)),
  } as unknown as EventParams);
}

/** Pages write numbers as texts and ids as numbers; both mean what they say. */
function pick(bag: Bag): Bag {
  const picked: Bag = {};
  for (const key in bag) {
    const value = bag[key];
    const field = FIELDS.exec(key);
    if (!field || !/^(string|number)$/.test(typeof value)) continue;
    const read = field[2] ? Number(value) : String(value);
    if (read === read) picked[key] = read;
  }
  return picked;
}

type Layer = unknown[];

/**
 * Reads `window.dataLayer`, what is there and what comes, and never stands in the way of the page's own push.
 * Returns the function that begins with it; called again now and then, it goes on with an array that was replaced.
 */
export function watchDataLayer(reader: LayerReader): () => void {
  const host = window as unknown as { dataLayer?: Layer };
  let layer: Layer | undefined;

  function read(entry: unknown): void {
    try {
      readLayerEntry(entry, reader);
    } catch {
      // A getter that throws, say: the page's own business.
    }
  }

  function hook() {
    if (layer && host.dataLayer === layer) return;
    const own = (layer = host.dataLayer ??= []);
    const push = own.push;
    own.push = function (...entries: Layer) {
      const length = push.apply(own, entries);
      entries.forEach(read);
      return length;
    };
    own.forEach(read);
  }
  return hook;
}
