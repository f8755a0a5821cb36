import * as v from 'valibot';
import { cleanText, readId } from '../clean-text.ts';
import { REGIONS, type EventParams } from './event.ts';
import { URL_MAX } from './read-url.ts';

/*
 * One schema a field. Each takes what shops really push (a number written as text, an id that is a number)
 * and gives what Tact keeps; what it cannot read is the caller's to leave out or to refuse (`vital-params.ts`).
 */

/** As many as GA4 takes. The rest of a longer list is not looked at. */
export const EVENT_ITEMS_MAX = 200;
/** An hour at once: a report of more active time is a clock that jumped, not a person. */
export const ENGAGEMENT_MS_MAX = 3_600_000;
/** Above any price in a shop, and far enough below 2^53 for a lifetime's sum in minor units. */
export const AMOUNT_MAX = 1_000_000_000;
const TEXT_MAX = 200;
/** What a visitor says of itself is kept in the profile, whose texts end here. */
const SAID_TEXT_MAX = 48;
const SAID_VALUES_MAX = 16;
/** GA4's, for `index` and `search_results`; only the order of magnitude matters. */
const COUNT_MAX = 1_000_000;

const text = (unitsMax: number) =>
  v.pipe(
    v.string(),
    v.transform((raw) => cleanText(raw, unitsMax)),
    v.nonEmpty(),
  );
const id = v.pipe(
  v.unknown(),
  v.transform((raw) => readId(raw)),
  v.string('an id: text or number, at most 100 characters'),
);
/** Many shops push `"19.99"`; GA4 reads it as a number, and so does this. */
const number = v.pipe(
  v.union([
    v.number(),
    v.pipe(v.string(), v.trim(), v.regex(/^-?\d{1,15}(\.\d{1,10})?$/), v.transform(Number)),
  ]),
  v.finite(),
);
const count = v.pipe(number, v.minValue(0), v.maxValue(COUNT_MAX), v.transform(Math.trunc));
/** As in a plan: lower case letters, digits and hyphens. */
const planName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,47}$/),
  v.check((name) => !(name in {})),
);

export const paramFields = {
  item_id: id,
  item_list_id: text(TEXT_MAX),
  search_term: text(TEXT_MAX),
  search_results: count,
  region: v.picklist(REGIONS),
  engagement_time_msec: v.pipe(
    number,
    v.minValue(0),
    v.transform((ms) => Math.min(Math.round(ms), ENGAGEMENT_MS_MAX)),
  ),
  percent_scrolled: v.pipe(number, v.minValue(0), v.maxValue(100)),
  page_location: text(URL_MAX),
  page_referrer: text(URL_MAX),
  page_title: text(TEXT_MAX),
  slot: planName,
  variant: planName,
  decision: text(100),
  reason: text(100),
  name: v.pipe(
    v.string(),
    v.regex(/^[\w-]{1,48}$/),
    v.check((name) => !(name in {})),
  ),
  // None takes back what was said before.
  values: v.pipe(v.array(text(SAID_TEXT_MAX)), v.maxLength(SAID_VALUES_MAX)),
  provenance: v.picklist(['first_party', 'second_party', 'third_party']),
  source: text(SAID_TEXT_MAX),
  coupon: text(TEXT_MAX),
  case_id: id,
  message_id: id,
  channel: v.pipe(text(SAID_TEXT_MAX), v.toLowerCase()),
  campaign: text(TEXT_MAX),
  promotional: v.boolean(),
  /** As the plan writes its kinds: `early_access`. */
  incentive: v.pipe(v.string(), v.regex(/^[a-z][a-z_]{0,31}$/)),
  method: text(TEXT_MAX),
  state: v.literal('stalled'),
} satisfies {
  [K in Exclude<keyof EventParams, keyof OrderParams>]-?: v.GenericSchema<
    unknown,
    NonNullable<EventParams[K]>
  >;
};

/** Money, items and orders are read together, since one says what another means (`understand/read-order-params.ts`). */
export type OrderParams = Pick<EventParams, 'currency' | 'value' | 'transaction_id' | 'items'>;

export interface ReadFields<T> {
  read: Partial<T>;
  /** Fields that were there and could not be read, with what was expected. */
  bad: Map<string, string>;
}

/** Reads the known fields of a record one by one. Other keys are never looked at; null counts as absent, as in GA4. */
export function readFields<T>(fields: Record<string, v.GenericSchema>, raw: unknown): ReadFields<T> {
  const read: Record<string, unknown> = {};
  const bad = new Map<string, string>();
  if (raw === null || typeof raw !== 'object') return { read: read as Partial<T>, bad };
  for (const [key, schema] of Object.entries(fields)) {
    const value = Object.hasOwn(raw, key) ? (raw as Record<string, unknown>)[key] : undefined;
    if (value === undefined || value === null) continue;
    const result = v.safeParse(schema, value);
    if (result.success) read[key] = result.output;
    else bad.set(key, result.issues[0].message);
  }
  return { read: read as Partial<T>, bad };
}
