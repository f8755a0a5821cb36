import { canHold } from '../audience/can-hold.ts';
import type { Plan, Variant } from '../plan/plan.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Performance } from './tally.ts';
import { heldBack, reportsOf, type VariantReport } from './variant-reach.ts';

type Unreachable = Rehearsal['unreachable'][number];

/** Variants that none of these visitors may get, with what stands in the way of those who came nearest. */
export function unreachableIn(plan: Plan, performances: readonly Performance[]): Unreachable[] {
  return Object.entries(plan.slots).flatMap(([slot, { variants }]) => {
    const here = performances.filter(({ decision }) => decision.slot === slot);
    return variants.flatMap((variant): Unreachable[] => {
      const reports = reportsOf(variant, here);
      if (reports.length === 0 || reports.some(({ report }) => report.allowed)) return [];
      return [{ slot, variant: variant.id, ...obstacle(plan, variant, reports) }];
    });
  });
}

function obstacle(
  { audiences }: Plan,
  { audience }: Variant,
  reports: readonly VariantReport[],
): Pick<Unreachable, 'words' | 'isContradiction'> {
  const isNamed = typeof audience === 'string';
  if (audience !== undefined && !canHold(isNamed ? { audience } : audience, audiences)) {
    const words = `${isNamed ? `Its audience ${audience}` : 'What it asks of its audience'} contradicts itself.`;
    return { words, isContradiction: true };
  }
  // Who is not meant says little of what else is in the way.
  const meant = reports.filter(({ report }) =>
    report.verdicts.every(({ manner, allows }) => manner !== 'not_in_audience' || allows),
  );
  const [foremost] = heldBack(meant.length > 0 ? meant : reports);
  return { words: foremost?.words ?? '', isContradiction: false };
}
