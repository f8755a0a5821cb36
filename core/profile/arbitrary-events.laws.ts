import * as fc from 'fast-check';
import type { EventItem, EventName, EventParams, TactEvent } from '../event/event.ts';
import { GA4_EVENTS, REGIONS, SERVER_EVENTS, TACT_EVENTS } from '../event/event.ts';
import { readEvent } from '../event/read-event.ts';
import { foldAll } from './fold-all.ts';
import { newProfile, type Profile } from './profile.ts';

/*
 * Events as they collide in life: the same few items, visits and transactions, often within the same ms.
 * All pass the door first, so the laws hold for what a profile can really be made of.
 */

export const NOW = 1_790_000_000_000;
const NAMES: readonly EventName[] = [...GA4_EVENTS, ...TACT_EVENTS, ...SERVER_EVENTS];
/** Those that change more than the counts come up more often. */
const OFTEN: readonly EventName[] = [
  'page_view',
  'view_item',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'purchase',
  'purchase',
  'user_engagement',
  'invite_dismiss',
  'slot_view',
  'slot_click',
  'refund',
  'refund',
  'return_received',
  'order_cancelled',
  'order_delivered',
  'case_opened',
  'case_closed',
  'message_sent',
  'message_opened',
  'trait',
];

/** Those that may name no items, and then are about an order as a whole. */
const OF_THE_WHOLE: readonly EventName[] = ['purchase', 'refund', 'return_received'];

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const price = fc.constantFrom(0, 1.005, 19.99, 129, 129.9);

const item: fc.Arbitrary<EventItem> = fc.record(
  {
    item_id: fc.constantFrom('dress', 'shoes', 'shredder', 'oil'),
    item_brand: fc.constantFrom('Marlow', 'Finch'),
    item_category: fc.constantFrom('Women', 'Office'),
    item_category2: fc.constantFrom('Dresses', 'Machines'),
    item_variant: fc.constantFrom('rose', 'sage', 'ink'),
    price,
    discount: fc.constantFrom(0, 5),
    quantity: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ['item_id'] },
);

const params: fc.Arbitrary<EventParams> = fc.record(
  {
    items: fc.array(item, { minLength: 1, maxLength: 3 }),
    currency: fc.constantFrom('EUR', 'JPY'),
    value: price,
    transaction_id: fc.constantFrom('t1', 't2', 't3'),
    search_results: fc.integer({ min: 0, max: 2 }),
    region: fc.constantFrom(...REGIONS),
    engagement_time_msec: fc.integer({ min: 0, max: 5_000 }),
    slot: fc.constantFrom('home-hero', 'chat'),
    variant: fc.constantFrom('a', 'b'),
    name: fc.constantFrom('drive', 'size'),
    values: fc.array(fc.constantFrom('electric', 'petrol'), { maxLength: 2 }),
    state: fc.constant('stalled' as const),
    item_id: fc.constantFrom('dress', 'shoes'),
    incentive: fc.constantFrom('discount', 'early_access'),
    case_id: fc.constantFrom('c1', 'c2'),
    message_id: fc.constantFrom('m1', 'm2'),
    channel: fc.constantFrom('email', 'sms'),
    campaign: fc.constantFrom('spring', 'welcome'),
    promotional: fc.boolean(),
    coupon: fc.constant('SPRING'),
    provenance: fc.constantFrom('first_party', 'second_party', 'third_party'),
    source: fc.constantFrom('crm', 'panel'),
  },
  {
    requiredKeys: [
      'items',
      'slot',
      'name',
      'values',
      'state',
      'region',
      'engagement_time_msec',
      'transaction_id',
      'case_id',
    ],
  },
);

const page = fc.record(
  {
    path: fc.constantFrom('/', '/p/dress'),
    referrerHost: fc.constantFrom('search.example', 'mail.example'),
    campaign: fc.record({ source: fc.constantFrom('mail', 'ads') }),
    itemId: fc.constantFrom('dress', 'shoes'),
  },
  { requiredKeys: ['path'] },
);

/** A shopper's event. `session` and `transaction` may be kept to one's own by a prefix. */
export function arbitraryEvent(own = ''): fc.Arbitrary<TactEvent> {
  return fc
    .record({
      id: fc.uuid({ version: 7 }),
      name: fc.oneof(fc.constantFrom(...NAMES), fc.constantFrom(...OFTEN)),
      at: fc.oneof(fc.integer({ min: NOW - 5, max: NOW }), fc.integer({ min: NOW - 86_400_000, max: NOW })),
      params,
      session: fc.constantFrom('', `${own}s1`, `${own}s2`, `${own}s3`),
      source: fc.constantFrom('server' as const, 'browser' as const),
      page: optional(page),
      knowsCurrency: fc.boolean(),
      tellsItems: fc.boolean(),
    })
    .map(({ session, source, page: from, knowsCurrency, tellsItems, ...raw }) => {
      const transaction_id = `${own}${raw.params.transaction_id}`;
      const { items, ...bare } = raw.params;
      const told = tellsItems || !OF_THE_WHOLE.includes(raw.name) ? { ...bare, items } : bare;
      const isServers = (SERVER_EVENTS as readonly string[]).includes(raw.name);
      const read = readEvent(
        { ...raw, params: { ...told, transaction_id } },
        {
          now: NOW,
          offset: 0,
          session,
          source: isServers ? 'server' : source,
          ...(from && { page: plain(from) }),
          ...(knowsCurrency && { currency: 'EUR' }),
        },
      );
      if (!read.ok) throw new Error(`the generator makes events that are refused: ${read.detail}`);
      return read.event;
    });
}

/** fast-check makes records without a prototype; what comes over the wire has one. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Up to `maxLength`, and often near it: few events seldom collide. */
export function arbitraryEvents(maxLength = 24, own = ''): fc.Arbitrary<TactEvent[]> {
  return fc.uniqueArray(arbitraryEvent(own), { maxLength, size: 'max', selector: (event) => event.id });
}

/** Events with a shuffled copy of them, some of which may be there more than once. */
export function reordered(maxLength = 24): fc.Arbitrary<[TactEvent[], TactEvent[]]> {
  return arbitraryEvents(maxLength).chain((events) =>
    fc
      .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.shuffledSubarray(events))
      .map(([all, again]): [TactEvent[], TactEvent[]] => [events, [...all, ...again]]),
  );
}

export function profileFrom(events: readonly TactEvent[], origin = 'anna'): Profile {
  return foldAll({ profile: newProfile(origin), seen: new Set() }, events).profile;
}

/** A profile that somebody's events add up to, or one that two devices had in common and each went on with. */
export function arbitraryProfile(): fc.Arbitrary<Profile> {
  return fc
    .tuple(fc.constantFrom('anna', 'berta', 'clara'), arbitraryEvents(16), optional(assigned))
    .map(([origin, events, known]) => ({
      ...profileFrom(events, origin),
      ...(known && { assigned: known }),
    }));
}

/** No event tells of it: it follows from decisions. */
const assigned: fc.Arbitrary<NonNullable<Profile['assigned']>> = fc.dictionary(
  fc.constantFrom('', 'hero', 'chat', 'hero/a', 'hero/b'),
  fc.record(
    {
      at: fc.constantFrom(NOW, NOW + 1, NOW + 2),
      share: fc.constantFrom(0.1, 0.5),
      held: fc.constant(true as const),
      shares: fc.constantFrom({ a: 0.5, b: 0.5 }, { a: 0.1, b: 0.9 }),
    },
    { requiredKeys: ['at', 'share'] },
  ),
);
