import type { Plan } from '../plan/plan.ts';
import type { Context } from './context.ts';

/** Whether a profile may be looked at: consent for personalization, and no Global Privacy Control where the plan takes that as a no. */
export function mayRemember(plan: Pick<Plan, 'gpc'>, context: Pick<Context, 'consent' | 'gpc'>): boolean {
  return context.consent.personalization === 'granted' && !(context.gpc && plan.gpc === 'deny');
}
