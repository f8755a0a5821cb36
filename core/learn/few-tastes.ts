import type { ArmSums } from './learned.ts';
import { NO_TASTE } from './segment-of.ts';

/** Departments that a shop has, and more: tastes come from what browsers say, so there may be any number, and each costs time to learn of. */
export const TASTES_MAX = 50;

/** Stands for all others; `segmentOf` names nobody's taste so. */
export const REST = '~';

/**
 * Sums in which the TASTES_MAX tastes with the most visitors (of any stage, day and variant) keep their names, and the visitors of all others
 * count for their stage and the whole alone. The very same sums where there are not so many.
 */
export function withFewTastes(sums: readonly ArmSums[]): readonly ArmSums[] {
  const visitors = new Map<string, number>();
  for (const each of sums) {
    const [, taste] = partsOf(each.segment);
    if (taste !== NO_TASTE) visitors.set(taste, (visitors.get(taste) ?? 0) + each.visitors);
  }
  if (visitors.size <= TASTES_MAX) return sums;
  const ranked = [...visitors].sort(([a, na], [b, nb]) => nb - na || (a < b ? -1 : 1));
  const kept = new Set([NO_TASTE, ...ranked.slice(0, TASTES_MAX).map(([taste]) => taste)]);
  return sums.map((each) => {
    const [stage, taste] = partsOf(each.segment);
    return kept.has(taste) ? each : { ...each, segment: `${stage}/${REST}` };
  });
}

export function partsOf(segment: string): [stage: string, taste: string] {
  const [stage = '', taste = ''] = segment.split('/');
  return [stage, taste];
}
