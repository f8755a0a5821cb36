import type { Plan, PlanInput } from '../plan/plan.ts';
import { readPlan } from '../plan/read-plan.ts';
import type { Profile } from '../profile/profile.ts';
import { CATALOG, type World } from './arbitrary-worlds.laws.ts';
import type { Context } from './context.ts';

export const MOMENT = Date.UTC(2026, 8, 1, 12);

type SlotInput = PlanInput['slots'][string];

export function planOf(slots: Record<string, SlotInput>, more: Partial<PlanInput> = {}): Plan {
  const result = readPlan({
    site: 'demo',
    origins: ['https://shop.example'],
    currency: 'EUR',
    timezone: 'Europe/Paris',
    slots,
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

/** A slot of banners that say their own name. */
export function bannersOf(ids: readonly string[], more: Partial<SlotInput> = {}): SlotInput {
  const variants = ids.map((id) => ({ id, content: { kind: 'banner' as const, title: id } }));
  return { kind: 'content', variants, ...more };
}

/** Somebody on the home page with consent; the slots asked for are all that the plan has. */
export function worldOf(
  plan: Plan,
  {
    profile = null,
    page = {},
    ...more
  }: Partial<Omit<World, 'context'>> & { profile?: Profile | null; page?: Partial<Context['page']> } = {},
): World {
  return {
    plan,
    planVersion: 1,
    slots: Object.keys(plan.slots),
    profile,
    context: {
      now: MOMENT,
      session: 'visit',
      page: { url: 'https://shop.example/', path: '/', busy: [], ...page },
      consent: { personalization: 'granted', analytics: 'granted' },
      gpc: false,
    },
    catalog: CATALOG,
    seed: 7,
    visitor: 'anna',
    ...more,
  };
}
