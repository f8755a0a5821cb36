import type { Profile, Visit } from '../profile/profile.ts';
import { CHANGED_TRACES_MAX, TRACES_MAX } from '../profile/profile.ts';
import type { EvidenceKind } from './evidence-table.ts';
import { SESSION_WEIGHTS } from './session-weights.ts';
import { signsOf } from './signs-of.ts';

/**
 * Signs are taken from the beginning of a visit, of the same length for all. Were they taken up to where it goes on, visits that do so would
 * lose their later signs, and any sign that takes its time would seem to keep people from going on (immortal time bias).
 */
export const SIGNS_WITHIN_MS = 3 * 60_000;

const LEFT_OUT: ReadonlySet<EvidenceKind> = new Set([
  // What follows from wanting something rather than showing it.
  'added_to_cart',
  'viewed_cart',
  'began_checkout',
  'bought',
  // How a visit goes, which the session model has to itself.
  'visit_so_far',
  // Which of the two it was is told by the basket, and that is known only as it is in the end.
  'stalled',
  'stood_still',
  // Of an item only the last change is remembered, so whoever stays longer has fewer early ones.
  'changed_variant',
]);

/** Kinds of sign that the beginning of a visit showed, in alphabetical order. */
export function earlySigns(profile: Profile, visit: Visit): EvidenceKind[] {
  const until = visit.start + SIGNS_WITHIN_MS;
  const signs = signsOf(asOf(profile, visit, until), SESSION_WEIGHTS)
    .filter(({ kind, at }) => at >= visit.start && at < until && !LEFT_OUT.has(kind))
    .map(({ kind }) => kind);
  return [...new Set(signs)].sort();
}

/** False where so much has been done since that moments of the beginning may have been forgotten. */
export function remembersBeginning({ traces }: Profile, { start }: Visit): boolean {
  const told = traces.filter(({ kind }) => kind !== 'changed_variant');
  return told.length < TRACES_MAX - CHANGED_TRACES_MAX || told.some(({ at }) => at < start);
}

/** What has come since says nothing: a purchase, for one, would settle the returns to its item that went before. */
function asOf(profile: Profile, visit: Visit, until: number): Profile {
  const isBefore = (at: number) => at < until;
  const known = (at: number | undefined) => (at !== undefined && isBefore(at) ? at : undefined);
  const items = Object.entries(profile.items).map(([id, { boughtAt, notForMeAt, seen, ...item }]) => {
    const [bought, notForMe] = [known(boughtAt), known(notForMeAt)];
    return [
      id,
      {
        ...item,
        seen: seen.filter(isBefore),
        ...(bought !== undefined && { boughtAt: bought }),
        ...(notForMe !== undefined && { notForMeAt: notForMe }),
      },
    ] as const;
  });
  return {
    ...profile,
    visits: profile.visits.map((each) =>
      each.id === visit.id ? { ...each, last: Math.min(each.last, until) } : each,
    ),
    traces: profile.traces.filter(({ at }) => isBefore(at)),
    items: Object.fromEntries(items),
  };
}
