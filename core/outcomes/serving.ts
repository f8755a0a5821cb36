import type { Fact, Seen } from './fact.ts';
import type { Marks } from './ledger.ts';
import type { Served } from './served.ts';

/**
 * A decision, and what was seen of it. It may be seen before it is told of. A join-semilattice: told again, in whatever order, it is the same.
 */
export interface Serving {
  decision: string;
  served?: Served;
  /** The earliest of each kind. */
  seen: Partial<Record<Seen, Sighting>>;
}

/** An event, by its id. */
export interface Sighting {
  id: string;
  at: number;
}

export function joinServings(a: Serving, b: Serving): Serving {
  const served = a.served ?? b.served;
  const seen = { ...a.seen };
  for (const [what, sighting] of sightings(b)) seen[what] = earlier(seen[what], sighting);
  return { decision: a.decision, ...(served && { served }), seen };
}

/** Of what manners hold back there is nothing to be seen: those it would have been for are counted at once. */
export function countsAtOnce(served: Served): boolean {
  return served.atOnce === true || isOfManner(served);
}

export function isOfManner({ arm }: Pick<Served, 'arm'>): boolean {
  return arm === 'held' || arm === 'lifted';
}

/**
 * ms when it enrolled its visitor, undefined while it has not. No view comes before its decision: what a page says of the time is believed
 * from then on only.
 */
export function enrolledAt(serving: Serving): number | undefined {
  const { served } = serving;
  return served !== undefined && countsAtOnce(served) ? served.at : viewedAt(serving);
}

/** That the visitor is enrolled, if it did. */
export function metAt(serving: Serving): Marks {
  const firstAt = enrolledAt(serving);
  return firstAt === undefined ? {} : { firstAt };
}

/** ms when it was seen itself: only that teaches a bandit anything. */
export function viewedAt({ served, seen: { view } }: Serving): number | undefined {
  return served && view && Math.max(served.at, view.at);
}

/** Facts of a serving that have come to count, and of which none of these has told yet. */
export function newsOf(serving: Serving, ...before: readonly (Serving | undefined)[]): Fact[] {
  const told = new Set(before.flatMap((each) => (each ? factsOf(each).map(keyOf) : [])));
  return factsOf(serving).filter((fact) => !told.has(keyOf(fact)));
}

/** None until it enrols: nothing follows from what nobody saw. */
function factsOf(serving: Serving): (Fact & { kind: 'served' | 'seen' })[] {
  const { decision, served } = serving;
  if (served === undefined || enrolledAt(serving) === undefined) return [];
  const seen = sightings(serving).map(([what, { id, at }]) => ({
    kind: 'seen' as const,
    id,
    at,
    decision,
    what,
  }));
  return [{ kind: 'served', served }, ...seen];
}

function keyOf(fact: Fact & { kind: 'served' | 'seen' }): string {
  return fact.kind === 'served' ? fact.kind : JSON.stringify([fact.what, fact.id, fact.at]);
}

function sightings({ seen }: Serving): [Seen, Sighting][] {
  return Object.entries(seen) as [Seen, Sighting][];
}

function earlier(a: Sighting | undefined, b: Sighting): Sighting {
  if (a === undefined) return b;
  return a.at < b.at || (a.at === b.at && a.id <= b.id) ? a : b;
}
