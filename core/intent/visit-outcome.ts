import type { Profile, TraceKind, Visit } from '../profile/profile.ts';
import { earlySigns, remembersBeginning, SIGNS_WITHIN_MS } from './early-signs.ts';
import type { EvidenceKind } from './evidence-table.ts';
import { sessionOf } from './session-of.ts';
import type { SessionSoFar } from './session-terms.ts';

/** A visit as intent learns from it: what could be seen of it, and what came of it. */
export interface VisitOutcome extends SessionSoFar {
  /** The visit's own id. */
  visit: string;
  /** ms of its last sign of life. */
  last: number;
  /** Kinds of sign that its first `SIGNS_WITHIN_MS` showed, in alphabetical order. */
  signs: EvidenceKind[];
  /**
   * Whether it went on (any of the three below) after those; absent where it had done so, or was over, before they were, or where they may
   * have been forgotten. Of the rest alone can be learned what the signs mean: all were there to show them, and none had gone on.
   */
  wentOnLater?: boolean;
  bought: boolean;
  /** Put something in the basket, or went to pay. */
  wentOn: boolean;
  /** Accepted an invitation. */
  helped: boolean;
}

/** The basket remembers only when an item was last put in. */
const WENT: ReadonlySet<TraceKind> = new Set(['added_to_cart', 'began_checkout']);

/** The newest visit's; absent where there was none. The later it is asked, the more has come of it. */
export function visitOutcomeOf(profile: Profile): VisitOutcome | undefined {
  const visit = newest(profile.visits);
  if (visit === undefined) return undefined;
  const during = (at: number | undefined): at is number =>
    at !== undefined && at >= visit.start && at <= visit.last;
  const boughtAt = profile.orders.map(({ at }) => at).filter(during);
  const wentAt = [
    ...Object.values(profile.items).map(({ basketAt }) => basketAt),
    ...profile.traces.map(({ kind, at }) => (WENT.has(kind) ? at : undefined)),
  ].filter(during);
  const helpedAt = Object.values(profile.showings)
    .map(({ acceptedAt }) => acceptedAt)
    .filter(during);
  return {
    visit: visit.id,
    last: visit.last,
    ...sessionOf(profile, visit),
    signs: earlySigns(profile, visit),
    ...wentOnLater(profile, visit, [...boughtAt, ...wentAt, ...helpedAt]),
    bought: boughtAt.length > 0,
    wentOn: wentAt.length > 0,
    helped: helpedAt.length > 0,
  };
}

function wentOnLater(
  profile: Profile,
  visit: Visit,
  outcomesAt: readonly number[],
): Pick<VisitOutcome, 'wentOnLater'> {
  const until = visit.start + SIGNS_WITHIN_MS;
  const isComparable = visit.last >= until && outcomesAt.every((at) => at >= until);
  return isComparable && remembersBeginning(profile, visit) ? { wentOnLater: outcomesAt.length > 0 } : {};
}

function newest(visits: readonly Visit[]): Visit | undefined {
  return visits.reduce<Visit | undefined>(
    (latest, visit) => (latest === undefined || visit.last > latest.last ? visit : latest),
    undefined,
  );
}
