import type { TactEvent } from '../event/event.ts';
import { canonical, compare } from './canonical.ts';
import { activeMsOf } from './counts.ts';
import { known } from './known.ts';
import type { Visit } from './profile.ts';

type Arrival = Pick<Visit, 'cameAt' | 'campaign' | 'referrerHost'>;

/** The visit that an event belongs to, as far as the event tells of it; none for what happens outside of visits. */
export function visitsOf(event: TactEvent): Visit[] {
  if (event.session === '') return [];
  return [{ id: event.session, start: event.at, last: event.at, pages: 0, activeMs: 0, ...arrivalOf(event) }];
}

function arrivalOf({ at, page }: TactEvent): Arrival {
  if (page?.campaign === undefined && page?.referrerHost === undefined) return {};
  return known<Arrival>({ cameAt: at, campaign: page.campaign, referrerHost: page.referrerHost });
}

/** Adds what the event counts to its visit, which is there already. */
export function countInVisit(visits: readonly Visit[], event: TactEvent): Visit[] {
  return visits.map((visit) =>
    visit.id === event.session
      ? {
          ...visit,
          pages: visit.pages + (event.name === 'page_view' ? 1 : 0),
          activeMs: visit.activeMs + activeMsOf(event),
        }
      : visit,
  );
}

/** By id, in the order in which they began. */
export function joinVisits(a: readonly Visit[], b: readonly Visit[]): Visit[] {
  const visits = new Map(a.map((visit) => [visit.id, visit]));
  for (const visit of b) {
    const mine = visits.get(visit.id);
    visits.set(visit.id, mine === undefined ? visit : joinVisit(mine, visit));
  }
  return [...visits.values()].sort((x, y) => compare(x.start, y.start) || compare(x.id, y.id));
}

function joinVisit(a: Visit, b: Visit): Visit {
  return {
    id: a.id,
    start: Math.min(a.start, b.start),
    last: Math.max(a.last, b.last),
    pages: Math.max(a.pages, b.pages),
    activeMs: Math.max(a.activeMs, b.activeMs),
    ...earlierArrival(arrival(a), arrival(b)),
  };
}

/** The page that began the visit says where it came from; a payment provider's referrer later on does not. */
function earlierArrival(a: Arrival, b: Arrival): Arrival {
  if (a.cameAt === undefined || b.cameAt === undefined) return a.cameAt === undefined ? b : a;
  return (compare(a.cameAt, b.cameAt) || compare(canonical(a), canonical(b))) <= 0 ? a : b;
}

function arrival({ cameAt, campaign, referrerHost }: Visit): Arrival {
  return known<Arrival>({ cameAt, campaign, referrerHost });
}
