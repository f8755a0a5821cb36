import { toMinor } from '../money/to-minor.ts';
import type { Plan, Slot } from '../plan/plan.ts';
import { orderCapOf } from './order-cap.ts';
import type { Served } from './served.ts';

/** What the plan says of how the outcomes of a decision count. */
export function servedTerms(
  plan: Plan,
  slot: Slot,
  variant: string,
): Pick<Served, 'cost' | 'currency' | 'windowDays' | 'cap' | 'confirmedOnly'> {
  const cost = slot.variants.find(({ id }) => id === variant)?.incentive.cost ?? 0;
  return {
    cost: toMinor(cost, plan.currency),
    currency: plan.currency,
    windowDays: plan.measurement.windowDays,
    cap: orderCapOf(plan),
    ...(plan.measurement.orders === 'confirmed' && { confirmedOnly: true as const }),
  };
}
