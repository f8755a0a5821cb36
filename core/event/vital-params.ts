import type { EventName, EventParams } from './event.ts';

/** `item`: one named by `item_id` or in `items`. */
export type Need = keyof EventParams | 'item';

interface Vital {
  /** Without one of these the event says nothing. */
  needs?: readonly Need[];
  /** If these are there, they must be right: a wrong one would be folded in as something that did not happen. */
  right?: readonly (keyof EventParams)[];
}

const ITEM: Vital = { needs: ['item'] };
const ORDER: Vital = { needs: ['transaction_id'] };
const SLOT: Vital = { needs: ['slot'], right: ['variant'] };
const CASE: Vital = { needs: ['case_id'] };
const NOTHING: Vital = {};

/** What each event cannot do without. A field that is not named here is left out, and told, when it cannot be read. */
export const VITAL: Record<EventName, Vital> = {
  page_view: NOTHING,
  view_item_list: NOTHING,
  select_item: ITEM,
  view_item: ITEM,
  add_to_wishlist: ITEM,
  add_to_cart: ITEM,
  remove_from_cart: ITEM,
  view_cart: NOTHING,
  begin_checkout: NOTHING,
  add_shipping_info: NOTHING,
  add_payment_info: NOTHING,
  purchase: NOTHING,
  // Without its sum or its items it would be a refund of the whole order.
  refund: { needs: ['transaction_id'], right: ['value', 'items'] },
  search: NOTHING,
  view_search_results: NOTHING,
  share: NOTHING,
  login: NOTHING,
  sign_up: NOTHING,
  generate_lead: NOTHING,
  scroll: { right: ['percent_scrolled'] },
  user_engagement: { needs: ['engagement_time_msec'] },
  view_region: { needs: ['region'], right: ['item_id', 'engagement_time_msec'] },
  preference: { needs: ['name', 'values'] },
  slot_view: SLOT,
  slot_click: SLOT,
  slot_dismiss: SLOT,
  slot_late: SLOT,
  invite_shown: SLOT,
  invite_accept: SLOT,
  invite_dismiss: SLOT,
  not_interested: ITEM,
  page_state: { needs: ['state'] },
  order_shipped: ORDER,
  order_delivered: ORDER,
  order_cancelled: ORDER,
  return_received: ORDER,
  case_opened: CASE,
  case_closed: CASE,
  message_sent: NOTHING,
  message_opened: NOTHING,
  message_clicked: NOTHING,
  trait: { needs: ['name', 'values'], right: ['provenance'] },
};
