import { basketOf } from '../profile/basket-of.ts';
import type { Profile, TraceKind } from '../profile/profile.ts';
import type { EvidenceKind } from './evidence-table.ts';
import { returnsToItems } from './returns-to-items.ts';
import type { SessionWeights } from './session-terms.ts';
import { visitSoFar } from './visit-so-far.ts';

/** Something that happened and may mean intent, before it is weighed. */
export interface Sign {
  kind: EvidenceKind;
  at: number;
  item?: string;
  /** How much of the kind's weight it adds, from 0 to 1; all of it where nothing is said. */
  share?: number;
}

/** A visit that starts later than this after the one before is a return; GA4's session timeout. */
const VISIT_GAP_MS = 30 * 60_000;

/** All signs in the profile: the traces of single moments, and what only several moments together show. Unordered. */
export function signsOf(profile: Profile, weights: SessionWeights): Sign[] {
  return [
    ...moments(profile),
    ...returnsToItems(profile),
    ...returnsToShop(profile),
    ...visitSoFar(profile, weights),
  ];
}

function moments(profile: Profile): Sign[] {
  const hasBasket = basketOf(profile).length > 0;
  return profile.traces.map(({ kind, at, item }) => ({
    kind: kindOf(kind, hasBasket),
    at,
    ...(item !== undefined && { item }),
  }));
}

function kindOf(kind: TraceKind, hasBasket: boolean): EvidenceKind {
  return kind === 'stalled' && !hasBasket ? 'stood_still' : kind;
}

function returnsToShop(profile: Profile): Sign[] {
  const visits = [...profile.visits].sort((a, b) => a.start - b.start);
  return visits.flatMap((visit, index) => {
    const before = visits[index - 1];
    const isReturn = before !== undefined && visit.start - before.last >= VISIT_GAP_MS;
    return isReturn ? [{ kind: 'returned_to_shop' as const, at: visit.start }] : [];
  });
}
