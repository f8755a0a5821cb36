import type { EventName } from '../event.ts';
import { actionIn } from './action-in.ts';
import { didNotHappen, eventNameOf } from './event-name-of.ts';
import { remarketingIn } from './remarketing-in.ts';
import { isSaid, saidUnder, type Said } from './said.ts';

/** An event by the name that Tact has for it, with all that was said at one level, under whatever keys. */
export interface Unwrapped {
  name: EventName;
  said: Said;
  /** It came in a format older than GA4's. */
  format?: 'universal analytics' | 'classic transaction' | 'remarketing';
}

/** Those that items, money and orders belong to; on other events Tact's own keys alone count. */
const OF_TRADE: ReadonlySet<EventName> = new Set<EventName>([
  ...(['view_item_list', 'select_item', 'view_item', 'add_to_wishlist', 'add_to_cart'] as const),
  ...(['remove_from_cart', 'view_cart', 'begin_checkout', 'add_shipping_info', 'add_payment_info'] as const),
  ...(['purchase', 'refund'] as const),
]);
/** Objects that a page may push its params within. */
const WRAPPERS = ['ecommerce', 'google_tag_params', 'eventModel'] as const;

/**
 * The event that a page's name and params mean. GA4's own items count before older formats beside them, these before a name
 * that says nothing of trade (`gtm.dom`). undefined where nothing says what happened, or the name that it did not.
 */
export function unwrap(name: unknown, params: Said): Unwrapped | undefined {
  const named = eventNameOf(name);
  if (named === undefined && didNotHappen(name)) return undefined;
  const isTrade = named !== undefined && isOfTrade(named);
  if (named !== undefined && !isTrade && named !== 'page_view') return { name: named, said: params };

  const said = flat(params);
  if (isTrade && saidUnder(said, ['items']) !== undefined) return { name: named, said };
  const action = actionIn(said, named);
  if (action !== undefined) return { ...action, format: 'universal analytics' };
  if (isClassic(said) && (named === undefined || named === 'purchase'))
    return { name: 'purchase', said, format: 'classic transaction' };
  if (isTrade && saidUnder(said, ['products', 'contents', 'item_id']) !== undefined)
    return { name: named, said };
  const remarketing = remarketingIn(said, named);
  if (remarketing !== undefined) return { ...remarketing, format: 'remarketing' };
  return named === undefined ? undefined : { name: named, said };
}

export function isOfTrade(name: EventName): boolean {
  return OF_TRADE.has(name);
}

function flat(params: Said): Said {
  const inner = WRAPPERS.flatMap((key) => (isSaid(params[key]) ? [params[key]] : []));
  return inner.length === 0 ? params : inner.reduceRight((all, each) => ({ ...each, ...all }), params);
}

/** Google's classic e-commerce: `transactionId`, `transactionTotal`, `transactionProducts` beside the event. */
function isClassic(said: Said): boolean {
  return saidUnder(said, ['transactionId']) !== undefined;
}
