import { REACH_SHARE_MIN, type Reach, type Rehearsal } from './rehearsal.ts';
import type { Performance } from './tally.ts';

/** Of whom reach is told: how many there are, and whether they came by themselves or were made up. */
export interface Counted {
  by: Rehearsal['counted'];
  of: number;
}

/** Sample visitors are one of each kind: of these a share says nothing, only that there is somebody. */
export function reachOf(visitors: ReadonlySet<string>, { by, of }: Counted): Reach {
  const n = visitors.size;
  const share = of === 0 ? 0 : n / of;
  return { n, of, share, isFringe: by === 'stored' ? share < REACH_SHARE_MIN : n === 0 };
}

export function visitorsOf(performances: readonly Performance[]): Set<string> {
  return new Set(performances.map(({ actor }) => actor.visitor));
}
