import type { Context } from '../decide/context.ts';
import type { IntentScore } from '../intent/intent-score.ts';
import { pathOf } from '../catalog/category-path.ts';
import { toMinor } from '../money/to-minor.ts';
import { rankFocus } from '../pick/rank-focus.ts';
import type { FactName, FactValue } from '../plan/rule.ts';
import { basketOf } from '../profile/basket-of.ts';
import type { BasketLine, Profile, Said } from '../profile/profile.ts';
import { totals } from '../profile/totals.ts';
import { visitOf } from '../profile/visit-of.ts';
import type { Facts } from './rule-trace.ts';

type Known = Record<FactName, FactValue | undefined>;

const DAY_MS = 24 * 3_600_000;
/** GA4's session timeout: longer between two views, and they lie in different visits. */
const VISIT_GAP_MS = 30 * 60_000;

/**
 * All facts that an audience may ask for; undefined is unknown. With nobody known (`profile` null) the past is unknown,
 * not zero; with a profile, counts of nothing are 0 and lists of nothing are empty, but the days since an order that
 * never was stay unknown.
 *
 * `orders.value` and `basket.value` are in whole units of the plan's currency (99.5), as a marketer writes prices.
 * `visits.count` and `focus.views` stop at what a profile remembers (VISITS_MAX, SEEN_MAX).
 */
export function factsOf(input: {
  profile: Profile | null;
  context: Context;
  intent: IntentScore;
  currency: string;
}): Facts {
  const { profile, context, intent, currency } = input;
  const focus = rankFocus(profile, context)[0]?.item;
  const visit = profile === null ? undefined : visitOf(profile, context.session);
  const campaign = context.page.campaign ?? visit?.campaign;
  const here = {
    'page.path': context.page.path,
    'page.item': context.page.itemId,
    'page.title': context.page.title,
    'campaign.source': campaign?.source,
    'campaign.medium': campaign?.medium,
    'campaign.name': campaign?.name,
    'referrer.host': context.page.referrerHost ?? visit?.referrerHost,
    'consent.personalization': context.consent.personalization,
    'consent.analytics': context.consent.analytics,
    gpc: context.gpc,
    'focus.item': focus,
  } satisfies Partial<Known>;
  if (profile === null) return here;

  const counts = totals(profile);
  const basket = basketOf(profile);
  const memories = Object.values(profile.items);
  const lastOrderAt = Math.max(...profile.orders.map((order) => order.at));
  const past = {
    'orders.count': counts.purchases,
    'orders.value': inUnits(counts.spent[currency] ?? 0, currency),
    'orders.lastDays': Number.isFinite(lastOrderAt) ? daysBetween(lastOrderAt, context.now) : undefined,
    'visits.count': profile.visits.length,
    'visit.pages': visit?.pages ?? 0,
    'visit.activeMs': visit?.activeMs ?? 0,
    'basket.count': basket.reduce((sum, line) => sum + line.quantity, 0),
    'basket.value': basketValue(basket, currency),
    'focus.views': seenOf(profile, focus).length,
    'focus.visits': visitsIn(seenOf(profile, focus)),
    'intent.score': intent.score,
    'viewed.items': Object.keys(profile.items).filter((id) => seenOf(profile, id).length > 0),
    'viewed.categories': distinct(memories.flatMap(({ category }) => categoriesOf(category?.value))),
    'viewed.brands': distinct(memories.flatMap(({ brand }) => brand?.value ?? [])),
    'bought.items': distinct([
      ...profile.orders.flatMap((order) => order.items.map((line) => line.item)),
      ...Object.entries(profile.items).flatMap(([id, { boughtAt }]) => (boughtAt === undefined ? [] : id)),
    ]),
  } satisfies Partial<Known>;
  const told = {
    ...named('preference', profile.said),
    ...named('trait', traitsFor(context, profile.traits)),
  };
  return { ...told, ...here, ...past } satisfies Known;
}

function seenOf(profile: Profile, item: string | undefined): readonly number[] {
  return item !== undefined && Object.hasOwn(profile.items, item) ? (profile.items[item]?.seen ?? []) : [];
}

function visitsIn(seen: readonly number[]): number {
  return seen.filter((at, index) => index === 0 || at - (seen[index - 1] ?? 0) >= VISIT_GAP_MS).length;
}

/** Every step of the path: who looked at 'Women > Dresses' looked at dresses, and at things for women. */
function categoriesOf(path: string | undefined): string[] {
  return path === undefined ? [] : pathOf(path);
}

/** Unknown as soon as one line's price is. */
function basketValue(basket: readonly BasketLine[], currency: string): number | undefined {
  let minor = 0;
  for (const { price, quantity } of basket) {
    if (price === undefined) return undefined;
    minor += price * quantity;
  }
  return inUnits(minor, currency);
}

function inUnits(minor: number, currency: string): number {
  return minor / toMinor(1, currency);
}

/** Whole days: 0 until 24 hours have passed. */
function daysBetween(at: number, now: number): number {
  return Math.max(0, Math.floor((now - at) / DAY_MS));
}

function named(prefix: string, said: Readonly<Record<string, Said>>): Facts {
  return Object.fromEntries(
    Object.entries(said).map(([name, { value, more }]) => [
      `${prefix}.${name}`,
      more === undefined ? value : [value, ...more],
    ]),
  );
}

/** Global Privacy Control: nothing that third parties say of this visitor. */
function traitsFor({ gpc }: Context, traits: Readonly<Record<string, Said>>): Record<string, Said> {
  return Object.fromEntries(Object.entries(traits).filter(([, { thirdParty }]) => !(gpc && thirdParty)));
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
