import { toText } from '../../native.ts';
import type { Bag, Source } from '../page-view.ts';
import { ACTIONS, lineId, linesOf } from './lines-of.ts';

/** A theme and a plugin that both say it do so within one click, ms; nobody clicks twice and means two as fast. */
export const ECHO_MS_MAX = 1000;

/**
 * Merges what several sources say of one page view without counting anything twice: the union of multisets. Each
 * source counts how often it said a thing, and a thing happened as often as the source that said it most often:
 *
 *   track  add_to_cart A │ A            → 2
 *   layer       add_to_cart A │ A       → 2     2 events, whatever the order
 *   page view   view_item A             → 1
 *
 * The data layer saying the same again within a second says it once; a look at a thing is one a page view.
 * `union` returns whether this saying is news. One union lives as long as its page view: its size is bounded by the page.
 */
export function createUnion(): (source: Source, name: string, params: Bag, now: number) => boolean {
  const said: Record<string, number> = {};
  const last: Record<string, number> = {};
  return (source, name, params, now) => {
    const key = keyOf(name, params);
    const own = source + key;
    const isEcho = (source === 'layer' || source === 'gtag') && now - last[own]! < ECHO_MS_MAX;
    last[own] = now;
    const before = said[own] ?? 0;
    const times = isEcho && before ? before : before + 1;
    said[own] = times;
    const known = said[key] ?? 0;
    if (times > known) said[key] = times;
    return times > known && !(known && isLook(name, params));
  };
}

/** What kind of thing is said, whatever it is called: `dl_add_to_cart` is `addToCart`. */
export function kindOf(name: string, params: Bag): string {
  // A page view that a remarketing tag tells says what is on the page: it is more than one.
  const { ecomm_prodid, ecomm_pagetype, dynx_itemid, dynx_pagetype, google_tag_params: tag } = params;
  if (ecomm_prodid ?? dynx_itemid ?? tag)
    return `remarketing ${String([ecomm_prodid, ecomm_pagetype, dynx_itemid, dynx_pagetype, tag && toText(tag)])}`;
  const action = ACTIONS.find((each) => params[each]);
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return (
    { detail: 'viewitem', add: 'addtocart', remove: 'removefromcart' }[action as string] ??
    (action ||
      (/viewitemlist|viewitem|viewcart|addtocart|removefromcart|purchase|pageview/.exec(letters)?.[0] ??
        letters))
  );
}

/** A look at one thing. */
export function isLook(name: string, params: Bag): boolean {
  return kindOf(name, params) === 'viewitem' && !linesOf(params)[1];
}

function keyOf(name: string, params: Bag): string {
  const action = (params.purchase as { actionField?: Bag } | undefined)?.actionField;
  // What a purchase holds is beside the point: its number says which one it is.
  const what = params.transaction_id ??
    params.transactionId ??
    action?.id ?? [params.item_id, linesOf(params).map(lineId)];
  return [kindOf(name, params), what, params.search_term, params.page_location].join();
}
