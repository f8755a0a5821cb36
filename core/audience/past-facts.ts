import type { Context } from '../decide/context.ts';
import type { IntentScore } from '../intent/intent-score.ts';
import { pathOf } from '../catalog/category-path.ts';
import { toMinor } from '../money/to-minor.ts';
import type { Plan } from '../plan/plan.ts';
import type { FactName, FactValue } from '../plan/rule.ts';
import { basketOf, validOps } from '../profile/basket-of.ts';
import { lifeCycleOf } from '../profile/life-cycle.ts';
import { openCases } from '../profile/open-cases.ts';
import type { BasketLine, Profile } from '../profile/profile.ts';
import { returnedAtOf } from '../profile/returned-at.ts';
import { totals } from '../profile/totals.ts';
import { visitOf } from '../profile/visit-of.ts';

const DAY_MS = 24 * 3_600_000;
/** GA4's session timeout: longer between two views, and they lie in different visits. */
const VISIT_GAP_MS = 30 * 60_000;

/** What a profile says of the past, and of the visit that goes on. */
export function pastFacts(input: {
  profile: Profile;
  context: Context;
  intent: IntentScore;
  plan: Pick<Plan, 'currency' | 'lifecycle'>;
  /** The item that the visitor is on about. */
  focus: string | undefined;
}) {
  const { profile, context, intent, plan, focus } = input;
  const { now } = context;
  const visit = visitOf(profile, context.session);
  const counts = totals(profile);
  const cycle = lifeCycleOf(profile, { now, plan });
  const basket = basketOf(profile);
  const memories = Object.values(profile.items);
  const lastOrderAt = Math.max(...profile.orders.map((order) => order.at));
  const changedAt = Math.max(...validOps(profile.basket, profile.orders).map((op) => op.at));
  return {
    stage: cycle.stage,
    tier: cycle.tier,
    identified: profile.identifiedAt !== undefined,
    'orders.count': counts.purchases,
    'orders.value': inUnits(counts.spent[plan.currency] ?? 0, plan.currency),
    'orders.kept': cycle.orders,
    'orders.net': inUnits(cycle.value, plan.currency),
    'orders.lastDays': Number.isFinite(lastOrderAt) ? daysBetween(lastOrderAt, now) : undefined,
    'orders.gapDays': cycle.gapDays,
    'returns.count': returnedAtOf(profile).size,
    'case.open': openCases(profile, now).open.length > 0,
    'visits.count': profile.visits.length,
    'visit.pages': visit?.pages ?? 0,
    'visit.activeMs': visit?.activeMs ?? 0,
    'basket.count': basket.reduce((sum, line) => sum + line.quantity, 0),
    'basket.value': basketValue(basket, plan.currency),
    'basket.ageDays': basket.length === 0 ? undefined : daysBetween(changedAt, now),
    'focus.views': seenOf(profile, focus).length,
    'focus.visits': visitsIn(seenOf(profile, focus)),
    'intent.score': intent.score,
    'viewed.items': Object.keys(profile.items).filter((id) => seenOf(profile, id).length > 0),
    'viewed.categories': distinct(memories.flatMap(({ category }) => categoriesOf(category?.value))),
    'viewed.brands': distinct(memories.flatMap(({ brand }) => brand?.value ?? [])),
    'bought.items': distinct([
      ...profile.orders.flatMap((order) => order.items.map((line) => line.item)),
      ...Object.keys(profile.bought),
      ...Object.entries(profile.items).flatMap(([id, { boughtAt }]) => (boughtAt === undefined ? [] : id)),
    ]),
  } satisfies Partial<Record<FactName, FactValue | undefined>>;
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

/** Unknown as soon as one line's price is, or is in another currency. */
function basketValue(basket: readonly BasketLine[], currency: string): number | undefined {
  let minor = 0;
  for (const line of basket) {
    if (line.price === undefined || (line.currency ?? currency) !== currency) return undefined;
    minor += line.price * line.quantity;
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

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
