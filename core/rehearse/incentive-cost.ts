import type { CatalogLookup } from '../catalog/item.ts';
import type { Decision } from '../decide/decision.ts';
import { toMinor } from '../money/to-minor.ts';
import type { Plan, Variant } from '../plan/plan.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Performance } from './tally.ts';

/** Minor units: the plan's own figure where it gives one, else what a discount takes off the item. */
export function costOf(
  { currency }: Plan,
  { incentive }: Variant,
  { about }: Decision,
  catalog: CatalogLookup,
): number {
  if (incentive.kind === 'none') return 0;
  if (incentive.cost !== undefined) return toMinor(incentive.cost, currency);
  const item = catalog.item(about?.[0] ?? '');
  if (incentive.kind !== 'discount' || item === undefined) return 0;
  return Math.round(((item.salePrice ?? item.price) * incentive.percent) / 100);
}

/** If everybody who is shown an incentive takes it once: of several pages of a slot the dearest. */
export function incentiveCost(plan: Plan, performances: readonly Performance[]): Rehearsal['incentives'] {
  const dearest = new Map<string, { visitor: string; cost: number }>();
  for (const { actor, decision, catalog } of performances) {
    const variant = plan.slots[decision.slot]?.variants.find((each) => each.id === decision.variant);
    if (variant === undefined || variant.incentive.kind === 'none') continue;
    const key = `${actor.visitor} ${decision.slot}`;
    const cost = Math.max(dearest.get(key)?.cost ?? 0, costOf(plan, variant, decision, catalog));
    dearest.set(key, { visitor: actor.visitor, cost });
  }
  const all = [...dearest.values()];
  return {
    visitors: new Set(all.map(({ visitor }) => visitor)).size,
    costMax: all.reduce((sum, { cost }) => sum + cost, 0),
    currency: plan.currency,
  };
}
