import { readFileSync } from 'node:fs';
import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';
import { readItem } from '../catalog/read-item.ts';
import type { Context } from '../decide/context.ts';
import { lookupOf } from '../decide/lookup-of.ts';
import { planOf } from '../decide/plain-world.laws.ts';
import type { ItemLessons } from '../lessons/item-lessons.ts';
import type { Plan, PlanInput } from '../plan/plan.ts';
import { newProfile, type Buy, type ItemMemory, type Profile } from '../profile/profile.ts';
import type { Picked, PickInput } from './picked.ts';

/* The department store of `demo-site/`, and people who look round in it. */

export const NOW = Date.UTC(2026, 8, 1, 12);
export const DAY = 86_400_000;

const lines = readFileSync(new URL('../../demo-site/catalog.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n');
export const ITEMS: readonly CatalogItem[] = lines.map((line) => {
  const result = readItem(JSON.parse(line), { currency: 'EUR', timezone: 'UTC', now: 0 });
  if (!result.ok) throw new Error(line);
  return result.value;
});

/** The whole catalogue; what is popular, by category, and what orders teach, as told. */
export function shopOf({
  popular = {},
  lessons = [],
  items = ITEMS,
}: {
  popular?: Record<string, string[]>;
  lessons?: ItemLessons[];
  items?: readonly CatalogItem[];
} = {}): CatalogLookup {
  const levels = new Set(items.flatMap((item) => item.categories));
  const byId = new Map(items.map((item) => [item.id, item]));
  return lookupOf({
    items,
    categories: Object.fromEntries(
      [...levels].map((level) => [level, items.filter((item) => item.categories.includes(level))]),
    ),
    popular: Object.fromEntries(
      Object.entries(popular).map(([name, ids]) => [name, ids.flatMap((id) => byId.get(id) ?? [])]),
    ),
    lessons,
  });
}

export function lessonsOf(
  item: string,
  more: Partial<Record<'together' | 'next', string[]>> & Pick<ItemLessons, 'gap'> = {},
): ItemLessons {
  const { together = [], next = [], gap } = more;
  const companions = (ids: string[]) =>
    ids.map((id, place) => ({ item: id, orders: 9, score: 1 / (place + 2) }));
  return { item, orders: 99, together: companions(together), next: companions(next), ...(gap && { gap }) };
}

export function inputOf({
  plan = {},
  itemId,
  ...more
}: Partial<Omit<PickInput, 'plan' | 'context'>> & {
  plan?: Partial<PlanInput>;
  itemId?: string;
} = {}): PickInput {
  return {
    plan: demoPlan(plan),
    profile: null,
    catalog: shopOf(),
    count: 4,
    context: contextAt(itemId),
    ...more,
  };
}

function demoPlan(more: Partial<PlanInput>): Plan {
  return planOf({}, more);
}

function contextAt(itemId: string | undefined): Context {
  return {
    now: NOW,
    session: 's',
    page: { url: 'https://shop.example/', path: '/', busy: [], ...(itemId !== undefined && { itemId }) },
    consent: { personalization: 'granted', analytics: 'granted' },
    gpc: false,
  };
}

/** Somebody who bought things so many days ago (one number for each order), looked at others, and has a basket. */
export function visitorOf({
  bought = {},
  looked = {},
  basket = [],
  ...more
}: {
  bought?: Record<string, number[]>;
  looked?: Record<string, number[]>;
  basket?: string[];
} & Partial<Pick<Profile, 'fates'>> = {}): Profile {
  const orderAt = (days: number) => NOW - days * DAY;
  const buys = Object.entries(bought).map(([item, ago]): [string, Buy[]] => [
    item,
    ago.map((days) => ({ order: `o${days}`, at: orderAt(days), quantity: 1 })).sort((a, b) => a.at - b.at),
  ]);
  const days = [...new Set(Object.values(bought).flat())];
  const memories = Object.entries(looked).map(([id, ago]): [string, ItemMemory] => {
    const seen = ago.map(orderAt).sort((a, b) => a - b);
    const path = ITEMS.find((item) => item.id === id)?.categories.join(' > ') ?? '';
    return [id, { seen, touched: seen.at(-1) ?? 0, category: { value: path, at: seen.at(-1) ?? 0 } }];
  });
  return {
    ...newProfile('v'),
    bought: Object.fromEntries(buys),
    orders: days.map((each) => ({
      id: `o${each}`,
      at: orderAt(each),
      value: 100,
      currency: 'EUR',
      items: [],
      confirmed: true,
    })),
    items: Object.fromEntries(memories),
    basket: basket.map((item, n) => ({ kind: 'put', at: NOW - 1000 + n, id: String(n), item, quantity: 1 })),
    ...more,
  };
}

/** The ids, or what it lacks. */
export function idsOf(picked: Picked): string[] | string {
  return 'items' in picked ? picked.items.map(({ id }) => id) : picked.lacks;
}

/** What is said of an item, by default of the first. */
export function whyOf(picked: Picked, at = 0): string | undefined {
  const item = 'items' in picked ? picked.items[at] : undefined;
  return 'items' in picked && item !== undefined ? picked.why?.(item) : undefined;
}
