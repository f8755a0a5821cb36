import type { EventItem, EventParams, FactName, Manners, ReasonCode, RejectionCode } from '#core';

/** What each fact means, its kind and unit. */
export const FACT_WORDS = {
  stage: [
    'text',
    '`new`, `considering` (back again, or with something in the basket), `first_order`, `second_order`, `regular`, `vip`, or `drifting` once nothing was ordered for too long; the plan’s `lifecycle` has the numbers',
  ],
  tier: [
    'text',
    '`none`, `customer`, `regular` or `vip`: what the relationship has grown to, drifting away or not',
  ],
  identified: ['true or false', 'whether the shop has said who this is'],
  'orders.count': ['number', 'orders ever made, each transaction once'],
  'orders.value': ['number', 'their value, in whole units of the plan’s currency (99.5)'],
  'orders.kept': ['number', 'orders less those that were called off, came back or were paid back as a whole'],
  'orders.net': [
    'number',
    'value of all orders less what was paid back, in whole units of the plan’s currency',
  ],
  'orders.lastDays': ['number', 'whole days since the last order; unknown where there was none'],
  'orders.gapDays': [
    'number',
    'days that usually lie between two orders of this visitor; unknown before the third order',
  ],
  'returns.count': ['number', 'different items that came back, as far as remembered'],
  'case.open': ['true or false', 'whether a matter of theirs with the shop is open'],
  'visits.count': ['number', 'visits remembered, this one included; 8 at most'],
  'visit.pages': ['number', 'pages seen in this visit'],
  'visit.activeMs': ['number', 'active time in this visit, in milliseconds'],
  'basket.count': ['number', 'pieces in the basket'],
  'basket.value': [
    'number',
    'their value, in whole units of the plan’s currency; unknown as soon as one price is',
  ],
  'basket.ageDays': [
    'number',
    'whole days since something was last put in or taken out; unknown while it is empty',
  ],
  'focus.item': ['text', 'id of the item that this visitor is on about; unknown where there is none'],
  'focus.views': ['number', 'how often they looked at that item; 8 at most'],
  'focus.visits': ['number', 'in how many visits they did (30 minutes apart)'],
  channel: ['text', 'how it would reach the visitor: `site`, `email`, …'],
  'page.path': ['text', 'path of the page, without query and fragment'],
  'page.item': ['text', 'id of the item that the page is about'],
  'page.title': ['text', 'title of the page'],
  'campaign.source': [
    'text',
    '`utm_source` of the page, else of the page that the visit came in by; the next two likewise',
  ],
  'campaign.medium': ['text', '`utm_medium`'],
  'campaign.name': ['text', '`utm_campaign`'],
  'referrer.host': ['text', 'host that the visitor came from; never the shop’s own'],
  'intent.score': ['number', 'how much intent shows, from 0 to 1'],
  'consent.personalization': ['text', '`granted` or `denied`'],
  'consent.analytics': ['text', '`granted` or `denied`'],
  gpc: ['true or false', 'whether Global Privacy Control is on'],
  'viewed.items': ['list', 'ids of items looked at, as far as remembered (20 at most)'],
  'viewed.categories': ['list', 'each step of their categories: `Women`, `Dresses`'],
  'viewed.brands': ['list', 'their brands'],
  'bought.items': ['list', 'ids of items bought, as far as remembered'],
} as const satisfies Record<FactName, readonly [kind: string, meaning: string]>;

/** Reasons in words, for people who read reports. */
export const REASON_WORDS = {
  pinned: 'a person has put it first: the highest priority of what may be shown',
  experiment: 'the experiment’s shares have assigned it',
  bandit: 'it was learnt to work best',
  only_choice: 'of those that have a share, it is the only one that may be shown',
  control: 'the visitor belongs to the control group; something would have been shown',
  no_slot: 'the plan has no slot of this name',
  no_candidate: 'there is nothing to show: no variant, no item to be about, or a placeholder without a value',
  consent: 'it would need memory, and there is no consent for personalisation',
  late: 'the answer came when the visitor was looking at the place already; said by the page, not by the edge',
  not_in_audience: 'the visitor is not known to belong to the variant’s audience',
  not_scheduled: 'before `from`, or from `until` on',
  wrong_page: 'the slot is for other pages',
  out_of_stock: 'not there to be bought',
  in_cart: 'in the basket already',
  just_bought: 'bought, and it lasts',
  cheaper_than_paid: 'they have just paid more for it',
  ruled_out: 'they decided against it',
  off_topic: 'their attention is elsewhere',
  against_stated_interest: 'they said that they want something else',
  fatigued: 'shown too often without an answer',
  capped: 'seen as often as the caps allow',
  dismissed: 'the visitor said no, not long enough ago',
  too_familiar: 'it speaks more personally than the relationship carries',
  needless_discount: 'this visitor needs no discount',
  not_delivered: 'the order has not arrived yet',
  open_case: 'a complaint of theirs is open',
  already_contacted: 'another channel has spoken to them',
  quiet_hours: 'not at this hour',
  getting_bearings: 'the visit has just begun',
  no_intent: 'too little intent shows',
  busy: 'typing, paying, or another invitation is there',
} as const satisfies Record<ReasonCode, string>;

/** What a manner of the plan does, and the reason that it gives. */
export const MANNER_WORDS = {
  newVisitorsGetBearings: [
    'getting_bearings',
    'no invitation before this much active time (milliseconds) and this many pages of the visit, both',
  ],
  askOnceIntentShows: [
    'no_intent',
    'no invitation below this intent (0 to 1); a slot’s own `intent` goes before it and holds even where this is off',
  ],
  doNotInterrupt: [
    'busy',
    'no invitation while the visitor types, is on a page where one pays, or has another invitation open; two in one answer are never given, even where this is off',
  ],
  takeNoForAnAnswer: [
    'dismissed',
    'after a no away for so many days, times `factor` for each further no (30, 90, 270); invitations by slot, content by variant',
  ],
  askSparingly: [
    'capped',
    'how often invitations may be seen, all together, where the slot has no `caps` of its own; day and week are the last 24 hours and 7 days',
  ],
  offerWhatIsThere: ['out_of_stock', 'what is out of stock is not offered; a preorder or a backorder may be'],
  mindTheBasket: [
    'in_cart',
    'what lies in the basket is not sold once more; a variant about the basket or the focus may speak of it',
  ],
  knowWhenASaleIsMade: [
    'just_bought',
    'what was bought is not offered again for as long as it lasts, nor what would do instead; consumables come back when they run out; where nothing says how long, after `days`',
  ],
  neverCheaperThanPaid: ['cheaper_than_paid', 'for `days` after a purchase, never the same thing for less'],
  takeRuledOutAsRuledOut: [
    'ruled_out',
    'signs that a visitor has decided against a thing, from this `score` (0 to 1) on; half of what a sign says is over after `halfLifeDays`; going back to it undoes them',
  ],
  stayOnTopic: [
    'off_topic',
    'while a visitor reads about one thing, what is shown has to do with it; for so many `minutes` after the last sign of reading',
  ],
  hearWhatIsSaid: [
    'against_stated_interest',
    'what a visitor says of itself filters: see `preferences`; `dislikes` (categories, brands, colours) are always heard',
  ],
  stayFresh: [
    'fatigued',
    'unanswered `views` of a variant, and `topicViews` of a thing, tire; half of it is over after `halfLifeDays`',
  ],
  presumeNothing: [
    'too_familiar',
    'what says that it remembers needs a relationship (an order, a basket, signing in, real interest), kept up within `days`',
  ],
  giveNoNeedlessDiscount: [
    'needless_discount',
    'a discount needs this much `evidence` (0 to 1) that it matters to this person, and that what costs less was seen `tries` times in vain',
  ],
  waitForDelivery: [
    'not_delivered',
    'a variant with `waitsFor` `delivery` waits until so many `days` after it',
  ],
  helpBeforeSelling: [
    'open_case',
    'nothing promotional while a case of theirs is open, and for `days` after',
  ],
  speakWithOneVoice: [
    'already_contacted',
    'the same thing not by two channels within `hours`; and one budget of promotional touches per day and week over invitations, offers and messages (its reason is `capped`)',
  ],
  keepQuietHours: [
    'quiet_hours',
    'nothing is sent out in these hours, by the visitor’s clock where it is known, else the plan’s; the page itself is there when the visitor is',
  ],
  respectConsent: [
    'consent',
    'without consent no invitation, nothing that says it remembers, nothing about what was done before; switched off, the profile stays out of reach all the same',
  ],
} as const satisfies Record<keyof Manners, readonly [code: ReasonCode, what: string]>;

/** Every field that an event may carry; the values only make the type complain of one that is missing. */
export const EVENT_FIELDS = {
  currency: 1,
  value: 1,
  transaction_id: 1,
  items: 1,
  item_id: 1,
  item_list_id: 1,
  search_term: 1,
  search_results: 1,
  region: 1,
  engagement_time_msec: 1,
  percent_scrolled: 1,
  page_location: 1,
  page_referrer: 1,
  page_title: 1,
  slot: 1,
  variant: 1,
  decision: 1,
  reason: 1,
  name: 1,
  values: 1,
  provenance: 1,
  source: 1,
  coupon: 1,
  case_id: 1,
  message_id: 1,
  channel: 1,
  campaign: 1,
  promotional: 1,
  incentive: 1,
  method: 1,
  state: 1,
} as const satisfies Record<keyof EventParams, 1>;
export const ITEM_FIELDS = {
  item_id: 1,
  item_name: 1,
  item_brand: 1,
  item_category: 1,
  item_category2: 1,
  item_category3: 1,
  item_category4: 1,
  item_category5: 1,
  item_variant: 1,
  item_group_id: 1,
  mpn: 1,
  gtin: 1,
  availability: 1,
  price: 1,
  discount: 1,
  coupon: 1,
  quantity: 1,
  item_list_id: 1,
  index: 1,
} as const satisfies Record<keyof EventItem, 1>;

export const REJECTION_WORDS = {
  unknown_event: 'no event of this name',
  server_only_event: 'believed only from the shop’s own systems',
  invalid_event: 'id, time or a needed field is missing or wrong; the detail says which',
  event_too_large: 'more than 8 KiB of JSON',
  event_too_old: 'more than 30 days ago',
  consent_denied: 'without consent for personalisation nothing is kept',
} as const satisfies Record<RejectionCode, string>;

/** Where a limit holds, in the order of the table. */
export const LIMIT_WORDS = {
  SYNC_BYTES_MAX: ['`POST /v1/sync`, `POST /v1/decide`: body', 'bytes'],
  SYNC_EVENTS_MAX: ['`POST /v1/sync`: events', ''],
  SYNC_SLOTS_MAX: ['`POST /v1/sync`, `POST /v1/decide`: slots', ''],
  EVENT_BYTES_MAX: ['one event', 'bytes'],
  EVENT_AGE_DAYS_MAX: ['age of an event', 'days'],
  EVENTS_BYTES_MAX: ['`POST /v1/events`: body', 'bytes'],
  EVENTS_LINES_MAX: ['`POST /v1/events`: lines', ''],
  HISTORY_BYTES_MAX: ['`POST /v1/history`: body', 'bytes'],
  HISTORY_LINES_MAX: ['`POST /v1/history`: lines', ''],
  CATALOG_BYTES_MAX: ['`PUT /v1/catalog`: body', 'bytes'],
  CATALOG_LINES_MAX: ['`PUT /v1/catalog`: lines', ''],
  PLAN_BYTES_MAX: ['`PUT /v1/plan`: body', 'bytes'],
  REPORT_DAYS_MAX: ['`GET /v1/report`: period', 'days'],
  REPORT_CELLS_DAYS_MAX: ['`GET /v1/report/cells`: period', 'days'],
  EXPORT_LINES_MAX: ['`GET /v1/export`: lines', ''],
} as const satisfies Record<string, readonly [where: string, unit: string]>;
