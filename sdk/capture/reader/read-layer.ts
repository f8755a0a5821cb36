import type { Bag, Source } from '../page-view.ts';
import { ACTIONS, linesOf } from './lines-of.ts';
import { pick } from './pick.ts';

/**
 * Events that mean something to a shop by their name alone: GA4's, and what they are called elsewhere (`view_promotion` is none
 * of ours). What the SDK sees better itself (scroll, user_engagement) is not read back. Which of them it is, the edge says.
 */
const NAMES =
  /page_?view|view_?(item|cart|content|search)|(product|cart)s? ?(list )?(viewed|added|removed|clicked)|order (completed|placed)|select_?item|(add|remove|put)\w*[ _-]?(cart|basket|bag|wish)|check_?out|add_(shipping|payment)|purchase|refund|(^|_)search|^share|log_?in$|sign_?up|generate_?lead/i;

/**
 * Reads pushes one after the other: gtag's `arguments`, or GTM's objects with or without `ecommerce`; most of them are not for
 * us. Like GTM's model it remembers `ecommerce` that came first for the event that comes later; null clears it.
 *
 * @returns a reader of one entry; without one it says what still waits for an event
 */
export function createLayerReader(
  tell: (source: Source, name: string, params: Bag) => void,
): (entry?: object) => void {
  /** Last pushed, until null. */
  let model: Bag | undefined;
  /** Nothing has been said of it yet. */
  let waits = false;

  function say(source: Source, name: string, bag: Bag): void {
    const params = pick(bag) as Bag;
    if (!/promotion/i.test(name) && (NAMES.test(name) || speaks(params))) tell(source, name, params);
  }

  return (entry) => {
    if (!entry) {
      if (waits && speaks(model!)) say('layer', 'ecommerce', model!);
      waits &&= !speaks(model!);
      return;
    }
    // Field by field: others may be getters that throw, or the whole document.
    const { 0: command, 1: second, 2: third, event, ecommerce, tact } = entry as Bag;
    const flat = (pick(entry) ?? {}) as Bag;
    // The SDK's own view_promotion and select_promotion, for the site's GA4.
    if (tact) return;
    if (command === 'event') return say('gtag', String(second), { ...(third as Bag) });
    const own = { ...(ecommerce as Bag) };
    const name = typeof event === 'string' ? event : '';
    if (!name) {
      if (ecommerce !== undefined) model = ecommerce === null ? undefined : own;
      if (ecommerce !== undefined) waits = !!model;
      if (speaks(flat)) say('layer', 'ecommerce', flat);
      return;
    }
    // GTM's model goes to the event that follows; of any other event, only to one that says what it needs it for.
    const isOwn = linesOf({ ...flat, ...own })[0] || speaks(own);
    const lends = !isOwn && model && (waits || (NAMES.test(name) && !speaks(model)));
    const bag = { ...flat, ...(lends && model), ...own };
    if (ecommerce !== undefined) model = ecommerce === null ? undefined : own;
    if (isOwn || NAMES.test(name) || speaks(bag)) waits = false;
    say('layer', name, bag);
  };
}

/** Says by itself what happened: an action, an order, a page of a remarketing tag. */
function speaks(bag: Bag): boolean {
  return (
    (!!linesOf(bag)[0] && !bag.items && !bag.products) ||
    !!bag.impressions ||
    ACTIONS.some((name) => (bag[name] as Bag | undefined)?.actionField) ||
    !!(bag.transactionTotal ?? bag.ecomm_prodid ?? bag.dynx_itemid ?? bag.google_tag_params)
  );
}
