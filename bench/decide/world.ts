import { foldAll, lookupOf, newProfile, readEvent, readPlan } from '#core';
import type {
  CatalogItem,
  Context,
  ItemLessons,
  Learned,
  LearnedSlot,
  Plan,
  Profile,
  TactEvent,
} from '#core';
import { segmentOf } from '../../core/learn/segment-of.ts';

/** The contract's most: 30 slots' worth of variants (300) for a visitor of whom a profile knows all that it can hold. */
export const SLOTS = 30;
const VARIANTS = 10;
const ITEMS = 200;
const NOW = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 86_400_000;

const PICKS = ['focus', 'complements', 'similar', 'replenish', 'popular', 'next', 'basket'] as const;
const INCENTIVES = [
  { kind: 'none' },
  { kind: 'early_access' },
  { kind: 'free_shipping', cost: 4 },
  { kind: 'discount', percent: 10 },
] as const;
const FAMILIARITIES = ['ambient', 'contextual', 'remembered', 'personal'] as const;

export function planOf(manners: Record<string, unknown>): Plan {
  const slots = Object.fromEntries(
    Array.from({ length: SLOTS }, (_, s) => [
      `slot-${s}`,
      {
        kind: s % 10 === 9 ? 'invitation' : 'content',
        policy: { kind: (['bandit', 'experiment', 'pin'] as const)[s % 3] },
        variants: Array.from({ length: VARIANTS }, (_, n) => variantOf(s, n)),
      },
    ]),
  );
  const read = readPlan({
    site: 'bench',
    origins: ['https://shop.example'],
    currency: 'EUR',
    timezone: 'Europe/Paris',
    audiences: {
      buyers: { fact: 'orders.count', is: '>=', value: 2 },
      interested: {
        any: [
          { fact: 'viewed.categories', is: 'contains', value: 'Kind 3' },
          { fact: 'basket.count', is: '>', value: 0 },
        ],
      },
      newcomers: { fact: 'visits.count', is: '<', value: 2 },
    },
    preferences: { brand: { field: 'brand', within: 'Kind 1' } },
    manners,
    slots,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
}

/** Two of ten are for others; the rest are about all that picks can find. */
function variantOf(slot: number, n: number) {
  const audience = ['buyers', 'interested', 'newcomers', undefined][n % 4];
  const isStrip = slot % 10 === 4;
  const about =
    n === 8
      ? { items: [`item-${slot}`, `item-${slot + 1}`, `item-${slot + 2}`] }
      : n === 9
        ? { category: `Kind ${slot % 5}` }
        : { pick: PICKS[(slot + n) % PICKS.length] };
  return {
    id: `variant-${n}`,
    ...(audience !== undefined && { audience }),
    ...(n !== 7 && { about }),
    incentive: INCENTIVES[(slot + n) % INCENTIVES.length],
    familiarity: FAMILIARITIES[n % FAMILIARITIES.length],
    content: isStrip
      ? { kind: 'items', title: 'For you', count: 4 }
      : { kind: 'banner', title: n === 7 ? 'Good morning' : '{{item.title}} for {{item.price}}' },
  };
}

const availability = (n: number) => (n % 17 === 0 ? ('out_of_stock' as const) : ('in_stock' as const));

const items: CatalogItem[] = Array.from({ length: ITEMS }, (_, n) => ({
  id: `item-${n}`,
  groupId: `group-${Math.floor(n / 2)}`,
  title: `Item ${n}`,
  link: `/p/item-${n}`,
  imageLink: `/img/item-${n}.svg`,
  price: 1000 + n * 37,
  currency: 'EUR',
  availability: availability(n),
  brand: `Brand ${n % 7}`,
  categories: ['All', `Kind ${n % 5}`, `Sort ${n % 25}`],
  color: ['Red', 'Blue', 'Sage'][n % 3]!,
  margin: 0.4,
  ...(n % 3 === 0 && { lifetimeDays: 900 }),
  ...(n % 3 === 1 && { replenishDays: 30 }),
  goesWith: [`item-${(n + 5) % ITEMS}`, `item-${(n + 10) % ITEMS}`],
}));

const lessons: ItemLessons[] = items.map(({ id }, n) => ({
  item: id,
  orders: 100,
  together: Array.from({ length: 24 }, (_, k) => ({
    item: `item-${(n + 3 * k + 1) % ITEMS}`,
    orders: 30 - k,
    score: 0.5 - k / 50,
  })),
  next: Array.from({ length: 12 }, (_, k) => ({
    item: `item-${(n + 7 * k + 2) % ITEMS}`,
    orders: 12 - k,
    score: 0.3 - k / 50,
  })),
  gap: { daysEarly: 20, days: 31, n: 40 },
}));

export const catalog = lookupOf({
  items,
  lessons,
  categories: Object.fromEntries(
    ['All', ...[0, 1, 2, 3, 4].map((n) => `Kind ${n}`), ...items.slice(0, 25).map((_, n) => `Sort ${n}`)].map(
      (name) => [name, items.filter((item) => item.categories.includes(name)).slice(0, 24)],
    ),
  ),
  popular: Object.fromEntries(
    ['', ...[0, 1, 2, 3, 4].map((n) => `Kind ${n}`)].map((name) => [
      name,
      items.filter((item) => name === '' || item.categories.includes(name)).slice(0, 24),
    ]),
  ),
});

/** Two months of a busy visitor: looks, readings, a basket, orders, showings, messages, words. */
function events(): TactEvent[] {
  const raw: { name: string; at: number; params: Record<string, unknown> }[] = [];
  const add = (name: string, daysAgo: number, params: Record<string, unknown>) =>
    raw.push({ name, at: NOW - daysAgo * DAY_MS, params });
  for (let n = 0; n < 120; n++) {
    const item = { item_id: `item-${(n * 7) % 60}`, item_category: `Kind ${n % 5}`, price: 20 + n };
    add('page_view', n / 4, {});
    add('view_item', n / 4, { items: [item], currency: 'EUR' });
    if (n % 3 === 0) add('view_region', n / 4, { region: 'reviews', item_id: item.item_id });
    if (n % 9 === 0) add('add_to_cart', n / 4, { items: [item], currency: 'EUR' });
    if (n % 20 === 0) add('purchase', n / 4, { transaction_id: `t${n}`, items: [item], currency: 'EUR' });
    if (n % 20 === 0) add('order_delivered', n / 4 - 0.01, { transaction_id: `t${n}` });
    if (n % 5 === 0)
      add('slot_view', n / 4, {
        slot: `slot-${n % SLOTS}`,
        variant: `variant-${n % VARIANTS}`,
        item_id: item.item_id,
      });
    if (n % 15 === 0)
      add('message_sent', n / 4, {
        channel: 'email',
        message_id: `m${n}`,
        campaign: `c${n}`,
        item_id: item.item_id,
      });
  }
  add('preference', 3, { name: 'brand', values: ['Brand 1', 'Brand 2'] });
  add('trait', 3, { name: 'city', values: ['Lyon'] });
  return raw.map(({ name, at, params }, n) => {
    const id = `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
    const session = `s${Math.floor((NOW - at) / DAY_MS)}`;
    const read = readEvent(
      { id, name, at, params, session },
      { now: NOW, offset: 0, session: '', source: 'server' },
    );
    if (!read.ok) throw new Error(`${name}: ${read.detail}`);
    return read.event;
  });
}

export const profile: Profile = foldAll(
  { profile: newProfile('bench-visitor'), seen: new Set() },
  events(),
).profile;

export const context: Context = {
  now: NOW + 60_000,
  session: 's0',
  page: { url: 'https://shop.example/p/item-7', path: '/p/item-7', itemId: 'item-7', busy: [] },
  consent: { personalization: 'granted', analytics: 'granted' },
  gpc: false,
};

/** What outcomes have taught each slot, of all its variants and of the visitor's like; a bandit draws from it. */
export const learned: Learned = {
  at: NOW,
  slots: Object.fromEntries(Array.from({ length: SLOTS }, (_, s) => [`slot-${s}`, lessonOf(s)])),
};

function lessonOf(slot: number): LearnedSlot {
  const beliefs = (trials: number) =>
    Object.fromEntries(
      Array.from({ length: VARIANTS }, (_, n) => {
        const alpha = 3 + ((slot + n) % 5);
        return [`variant-${n}`, { alpha, beta: trials - alpha, value: 1, valueSd: 0 }];
      }),
    );
  const plan = planOf({});
  const segment = segmentOf(profile, { now: context.now, plan });
  return { goal: 'conversion', whole: beliefs(2000), segments: { [segment]: beliefs(200) } };
}
