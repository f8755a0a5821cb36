import { SUM_FIELDS, type Cell, type CellTotal, type SumField } from '../outcomes/cell.ts';
import { bannersOf, planOf } from '../decide/plain-world.laws.ts';

/** A day of enrolment, for tests. */
export const DAY = 20_760;
export const NOW = (DAY + 60) * 86_400_000;

export interface VisitorSums extends Partial<Record<SumField, number>> {
  revenue?: number;
  before?: number;
}

/** A cell of these visitors, each with what came of them; margin is 40% of revenue. */
export function cellWith(cell: Partial<Cell>, visitors: readonly VisitorSums[]): CellTotal {
  const sums = Object.fromEntries(SUM_FIELDS.map((field) => [field, 0n])) as Record<SumField, bigint>;
  for (const visitor of visitors) {
    const { revenue = 0, before = 0 } = visitor;
    const margin = Math.round(revenue * 0.4);
    const converted = revenue > 0 ? 1 : 0;
    const one: Partial<Record<SumField, number>> = {
      ...{ visitors: 1, seen: 1, converted, orders: converted, revenue, margin, before },
      revenueSquared: revenue ** 2,
      marginSquared: margin ** 2,
      beforeSquared: before ** 2,
      revenueBefore: revenue * before,
      marginBefore: margin * before,
      convertedBefore: converted * before,
      ...visitor,
    };
    for (const field of SUM_FIELDS) sums[field] += BigInt(one[field] ?? 0);
  }
  const named = { day: DAY, slot: '', variant: '', arm: 'shown' as const, segment: 'new/-', draw: '' };
  return { ...named, channel: (cell.slot ?? '') === '' ? '' : 'site', ...cell, sums };
}

/**
 * Visitors of whom so many in a thousand order for some `value` minor units, by a rule that has no chance in it. What they spent before
 * is the same in any crowd, and those who had spent order for a little more.
 */
export function crowd(count: number, ordersOfThousand: number, value = 5000): VisitorSums[] {
  return Array.from({ length: count }, (_, n) => {
    const before = n % 7 === 0 ? 1000 + ((n * 13) % 4000) : 0;
    const isCustomer = (n * 617) % 1000 < ordersOfThousand;
    return isCustomer ? { revenue: value + ((n * 37) % 1000) + before, before } : { before };
  });
}

/** Ten in a hundred see nothing of the site; the hero holds out twenty of its own. */
export const HERO_PLAN = planOf(
  {
    hero: bannersOf(['warm', 'cold'], { holdout: 0.2 }),
    aside: bannersOf(['about']),
    chat: { ...bannersOf(['ask']), kind: 'invitation' },
  },
  { holdout: 0.1 },
);
