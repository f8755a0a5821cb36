import type { Plan } from '../plan/plan.ts';
import { toMinor } from '../money/to-minor.ts';
import { known } from './known.ts';
import type { Profile } from './profile.ts';
import { totals } from './totals.ts';
import { undoneOf } from './undone.ts';

export type Stage = 'new' | 'considering' | 'first_order' | 'second_order' | 'regular' | 'vip' | 'drifting';
export type Tier = 'none' | 'customer' | 'regular' | 'vip';

export interface LifeCycle {
  /** Where the relationship is now. */
  stage: Stage;
  /** What it has grown to; drifting away takes nothing of it. */
  tier: Tier;
  /** Orders that stand: those called off, come back or paid back as a whole do not count. */
  orders: number;
  /** Whole days since the newest of them that is remembered. */
  recencyDays?: number;
  /** The visitor's own usual (median) gap between two, in days; absent with fewer than GAPS_MIN gaps. */
  gapDays?: number;
  /** Of all orders, in minor units of the plan's currency, less what was paid back. */
  value: number;
}

const DAY_MS = 24 * 3_600_000;
/** One gap is a coincidence, two are the beginning of a habit. */
export const GAPS_MIN = 2;
/** Orders within a day are one errand: the thing forgotten in the first is no rhythm. */
const ERRAND_MS = DAY_MS;

/**
 * The stage that order history and visits give: nobody yet (`new`), back or with something in the basket (`considering`),
 * first and second order, regular, VIP by number or value, and `drifting` once nothing was ordered for `driftingGaps` times
 * the own gap, or without one for `driftingDays`. The plan's `lifecycle` has the numbers.
 *
 * A browser's orders count as the shop's do: most shops confirm none. What must not be had by pretending needs more than a tier.
 */
export function lifeCycleOf(
  profile: Profile,
  { now, plan }: { now: number; plan: Pick<Plan, 'lifecycle' | 'currency'> },
): LifeCycle {
  const { purchases, undone = 0, spent, refunded } = totals(profile);
  const orders = Math.max(0, purchases - undone);
  const value = Math.max(0, (spent[plan.currency] ?? 0) - (refunded[plan.currency] ?? 0));
  const times = profile.orders.filter(({ id }) => undoneOf(profile, id) === undefined).map(({ at }) => at);
  const since = times.length === 0 ? undefined : Math.max(0, now - Math.max(...times));
  const gap = usualGap(times);
  const tier = tierOf(orders, value, plan);
  const { driftingGaps, driftingDays } = plan.lifecycle;
  const patienceMs = gap === undefined ? driftingDays * DAY_MS : driftingGaps * gap;
  const isDrifting = orders > 0 && since !== undefined && since > patienceMs;
  return known<LifeCycle>({
    stage: isDrifting ? 'drifting' : stageOf(profile, orders, tier),
    tier,
    orders,
    recencyDays: since === undefined ? undefined : Math.floor(since / DAY_MS),
    gapDays: gap === undefined ? undefined : Math.round(gap / DAY_MS),
    value,
  });
}

function tierOf(
  orders: number,
  value: number,
  { lifecycle, currency }: Pick<Plan, 'lifecycle' | 'currency'>,
): Tier {
  const { regularOrders, vipOrders, vipValue } = lifecycle;
  if (orders === 0) return 'none';
  if (orders >= vipOrders || (vipValue !== undefined && value >= toMinor(vipValue, currency))) return 'vip';
  return orders >= regularOrders ? 'regular' : 'customer';
}

function stageOf(profile: Profile, orders: number, tier: Tier): Stage {
  if (tier === 'vip' || tier === 'regular') return tier;
  if (orders > 0) return orders === 1 ? 'first_order' : 'second_order';
  return hasSecondThoughts(profile) ? 'considering' : 'new';
}

/** Came back, ordered before (and it came to nothing), or put something in the basket. */
function hasSecondThoughts(profile: Profile): boolean {
  return (
    profile.visits.length > 1 ||
    profile.orders.length > 0 ||
    Object.values(profile.items).some(({ basketAt }) => basketAt !== undefined)
  );
}

function usualGap(times: readonly number[]): number | undefined {
  const errands = times
    .toSorted((a, b) => a - b)
    .filter((at, index, all) => index === 0 || at - (all[index - 1] ?? 0) >= ERRAND_MS);
  const gaps = errands.slice(1).map((at, index) => at - (errands[index] ?? 0));
  if (gaps.length < GAPS_MIN) return undefined;
  const sorted = gaps.sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}
