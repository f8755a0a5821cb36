/** GA4's recommended names that Tact understands; source: GA4 "Recommended events" reference. */
export const GA4_EVENTS = [
  'page_view',
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_wishlist',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
  'refund',
  'search',
  'view_search_results',
  'share',
  'login',
  'sign_up',
  'generate_lead',
  'scroll',
  'user_engagement',
] as const;

/** What GA4 has no name for. */
export const TACT_EVENTS = [
  'view_region',
  'preference',
  'slot_view',
  'slot_click',
  'slot_dismiss',
  'slot_late',
  'invite_shown',
  'invite_accept',
  'invite_dismiss',
  'not_interested',
  'page_state',
] as const;

/** Believed only from the shop's own systems. */
export const SERVER_EVENTS = [
  'order_shipped',
  'order_delivered',
  'order_cancelled',
  'return_received',
  'case_opened',
  'case_closed',
  'message_sent',
  'message_opened',
  'message_clicked',
  'trait',
] as const;

export type EventName =
  (typeof GA4_EVENTS)[number] | (typeof TACT_EVENTS)[number] | (typeof SERVER_EVENTS)[number];

/** Parts of a page whose reading means something; `data-tact-region` in the page. */
export const REGIONS = ['reviews', 'size-guide', 'shipping', 'returns', 'stock'] as const;
export type Region = (typeof REGIONS)[number];

/** As Merchant has it. */
export type Availability = 'in_stock' | 'out_of_stock' | 'preorder' | 'backorder';

/** GA4's item. Prices are decimal here, as the page has them; inside they become integers of minor units. */
export interface EventItem {
  item_id: string;
  item_name?: string;
  item_brand?: string;
  item_category?: string;
  item_category2?: string;
  item_category3?: string;
  item_category4?: string;
  item_category5?: string;
  item_variant?: string;
  price?: number;
  discount?: number;
  coupon?: string;
  quantity?: number;
  item_list_id?: string;
  index?: number;
  /** The thing that this is a variant of. Beside `mpn` and `gtin`, what the catalogue may know it by. */
  item_group_id?: string;
  mpn?: string;
  gtin?: string;
  availability?: Availability;
}

/** All that an event may carry and that Tact reads; other keys are kept out at the door. */
export interface EventParams {
  currency?: string;
  value?: number;
  transaction_id?: string;
  items?: EventItem[];
  item_id?: string;
  item_list_id?: string;
  search_term?: string;
  /** How many results a search had; 0 is a search that found nothing. */
  search_results?: number;
  region?: Region;
  /** Active time only, ms since the last report. */
  engagement_time_msec?: number;
  percent_scrolled?: number;
  page_location?: string;
  page_referrer?: string;
  page_title?: string;
  slot?: string;
  variant?: string;
  decision?: string;
  reason?: string;
  /** `preference`: what the visitor says of itself, e.g. { name: 'drive', value: 'electric' }. */
  name?: string;
  values?: string[];
  /** `trait`: whose knowledge it is; first party where nothing is said. */
  provenance?: 'first_party' | 'second_party' | 'third_party';
  /** `trait`: the system that says so, in the shop's own words: `crm`. */
  source?: string;
  /** GA4: the coupon of the whole purchase. */
  coupon?: string;
  /** `case_*`: the shop's id of the matter. */
  case_id?: string;
  /** `message_*`: the sender's id of the message, its channel (`email`, `sms`, `push`, …) and its campaign as `utm_campaign` has it. */
  message_id?: string;
  channel?: string;
  campaign?: string;
  /** `message_*`: false for what the visitor asked for (a confirmation, an answer); such a message counts against no budget. */
  promotional?: boolean;
  /** `slot_*`, `invite_*`: what was offered with it. The edge's own word; what a page says here is left behind. */
  incentive?: string;
  method?: string;
  /** `page_state`: what only the page can see: standing still before checkout. */
  state?: 'stalled';
}

/** Where an event came from; later layers trust them in this order. */
export type Provenance = 'server' | 'browser';

/** An event that passed the door: known name, checked params, corrected time. */
export interface TactEvent {
  id: string;
  name: EventName;
  /** ms since the epoch, corrected. */
  at: number;
  params: EventParams;
  session: string;
  source: Provenance;
  page?: { path: string; referrerHost?: string; campaign?: Campaign; itemId?: string };
  /** Purchases: what is left after the cost of the goods, minor units. The edge's own word, from its catalogue; none is taken from outside. */
  margin?: number;
  /** `slot_view`: the variant was not shown, and would have been: the viewer is held out. The edge's own word. */
  would?: true;
}

/** utm_* of the landing URL. */
export interface Campaign {
  source?: string;
  medium?: string;
  name?: string;
}
