import type { CatalogItem } from '../catalog/item.ts';
import type { EventName, EventParams, TactEvent } from '../event/event.ts';
import { foldAll } from '../profile/fold-all.ts';
import { newProfile, type Profile } from '../profile/profile.ts';

export interface SampleVisitor {
  /** Says who they are: `came back for one thing`. */
  name: string;
  /** null: nobody is known, or may be. */
  profile: Profile | null;
  consent: 'granted' | 'denied';
}

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

export type Step = [daysAgo: number, name: EventName, params?: EventParams, page?: TactEvent['page']];

/**
 * People as every shop has them, made of the shop's own items, so that a plan can be tried before the first visitor.
 * Everybody is here now, in a visit that has got its bearings; what they did before is days ago.
 *
 * @param items some of the catalogue, 1 or more; a shop with few repeats them
 */
export function sampleVisitors(items: readonly CatalogItem[], now: number): SampleVisitor[] {
  const of = (n: number) => paramsOf(items[n % Math.max(1, items.length)]);
  const look = (daysAgo: number, n: number): Step[] => [
    [daysAgo, 'page_view'],
    [daysAgo, 'view_item', of(n)],
  ];
  const order = (daysAgo: number, id: string, n: number): Step[] => [
    ...look(daysAgo + 0.01, n),
    [daysAgo, 'purchase', { ...of(n), transaction_id: id }],
    [daysAgo - 2, 'order_delivered', { transaction_id: id }],
  ];
  const cast: Record<string, Step[]> = {
    'new, has just come in': [],
    'new, has looked round': [...look(0.004, 0), ...look(0.003, 1), ...look(0.002, 2)],
    'reads about one thing': [
      ...look(0.003, 0),
      [0.002, 'view_region', { ...of(0), region: 'reviews' }],
      [0.001, 'view_region', { ...of(0), region: 'size-guide' }],
    ],
    'came back for one thing': [
      ...look(8, 0),
      ...look(6, 0),
      ...look(4, 0),
      ...look(2, 0),
      [2, 'view_region', { ...of(0), region: 'stock' }],
      ...look(0.001, 0),
    ],
    'left a basket': [...look(3, 1), [3, 'add_to_cart', of(1)], [3, 'begin_checkout']],
    'decided against a thing': [
      ...look(5, 2),
      [5, 'view_region', { ...of(2), region: 'reviews' }],
      [5, 'add_to_cart', of(2)],
      [4.9, 'remove_from_cart', of(2)],
      ...look(1, 3),
    ],
    'bought yesterday': order(1, 'sample-1', 0),
    'waits for a delivery': [
      [2, 'purchase', { ...of(1), transaction_id: 'sample-2' }],
      [1, 'order_shipped', { transaction_id: 'sample-2' }],
    ],
    'sent it back': [
      ...order(20, 'sample-3', 2),
      [3, 'return_received', { ...of(2), transaction_id: 'sample-3' }],
    ],
    'has an open case': [...order(12, 'sample-4', 3), [1, 'case_opened', { case_id: 'sample' }]],
    regular: [0, 1, 2, 3].flatMap((n) => order(20 + 30 * n, `sample-5-${n}`, n)),
    'buys at full price, likes to be first': [
      ...order(90, 'sample-6', 1),
      ...order(30, 'sample-7', 2),
      ...look(1, 4),
    ],
    'drifting away': [
      ...order(400, 'sample-8', 0),
      ...order(370, 'sample-9', 1),
      ...order(340, 'sample-10', 2),
    ],
    'drifting away, was here last month': [
      ...order(400, 'sample-12', 0),
      ...order(340, 'sample-13', 1),
      ...look(30, 2),
    ],
    'was told of it by e-mail': [
      ...look(9, 0),
      [1, 'message_sent', { channel: 'email', message_id: 'sample', item_id: items[0]?.id ?? '' }],
    ],
  };
  const consumable = items.findIndex(({ replenishDays }) => replenishDays !== undefined);
  if (consumable !== -1)
    cast['has nearly used it up'] = order(items[consumable]!.replenishDays!, 'sample-11', consumable);
  const known = Object.entries(cast).map(([name, steps]): SampleVisitor => ({
    name,
    profile: sampleProfile(name, steps, now),
    consent: 'granted',
  }));
  return [...known, { name: 'does not consent', profile: null, consent: 'denied' }];
}

export function paramsOf(item: CatalogItem | undefined): EventParams {
  if (item === undefined) return {};
  // Two digits hold for all but a few currencies; a sample's prices need be no better than that.
  const price = (item.salePrice ?? item.price) / 100;
  return {
    item_id: item.id,
    items: [{ item_id: item.id, item_category: item.categories.join(' > '), price }],
    currency: item.currency,
  };
}

/** Their visit of now: two pages and half a minute of active time, as nobody is asked anything before. */
export function sampleProfile(name: string, steps: readonly Step[], now: number): Profile {
  const origin = `sample-${name.replaceAll(/\W+/g, '-')}`;
  const here: Step[] = [
    [0.0004, 'page_view'],
    [0.0003, 'page_view'],
    [0.0002, 'user_engagement', { engagement_time_msec: MINUTE_MS / 2 }],
  ];
  const events = [...steps, ...here].map(([daysAgo, event, params = {}, page], n): TactEvent => {
    const at = Math.round(now - daysAgo * DAY_MS);
    const isHere = daysAgo < 1 / 24;
    return {
      id: `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
      name: event,
      at,
      params,
      ...(page && { page }),
      session: isHere ? REHEARSAL_SESSION : `${REHEARSAL_SESSION}-${Math.floor(daysAgo)}`,
      source: 'server',
    };
  });
  return foldAll({ profile: newProfile(origin), seen: new Set() }, events).profile;
}

/** The visit in which sample visitors are here. */
export const REHEARSAL_SESSION = 'rehearsal';
