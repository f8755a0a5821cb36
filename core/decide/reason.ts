/** Why something is shown. */
export const SHOWN_CODES = ['pinned', 'experiment', 'bandit', 'only_choice'] as const;

/** Why something is not shown, manners apart. */
export const NOT_SHOWN_CODES = ['control', 'no_slot', 'no_candidate', 'consent', 'late'] as const;

/** The manners' own codes: the first one that stands in the way gives the reason. */
export const MANNER_CODES = [
  'not_in_audience',
  'not_scheduled',
  'wrong_page',
  'out_of_stock',
  'in_cart',
  'just_bought',
  'cheaper_than_paid',
  'ruled_out',
  'off_topic',
  'against_stated_interest',
  'fatigued',
  'capped',
  'dismissed',
  'too_familiar',
  'needless_discount',
  'not_delivered',
  'open_case',
  'already_contacted',
  'quiet_hours',
  'getting_bearings',
  'no_intent',
  'busy',
] as const;

export type ShownCode = (typeof SHOWN_CODES)[number];
export type MannerCode = (typeof MANNER_CODES)[number] | 'consent';
export type ReasonCode = ShownCode | (typeof NOT_SHOWN_CODES)[number] | MannerCode;
