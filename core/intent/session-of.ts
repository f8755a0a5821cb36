import type { Profile, TraceKind, Visit } from '../profile/profile.ts';
import type { SessionSoFar } from './session-terms.ts';

/** The SDK counts nobody as active for longer than this without a sign of life. */
const LOOK_MS_MAX = 30_000;
const ACCOUNT: ReadonlySet<TraceKind> = new Set(['viewed_cart', 'began_checkout']);
const INFO: ReadonlySet<TraceKind> = new Set(['read_shipping', 'read_returns']);
/** Thursday, 1 January 1970, is day 0 of the epoch. */
const WEEKEND: ReadonlySet<number> = new Set([2, 3]);
const DAY_MS = 86_400_000;

/**
 * A visit as the session model sees it, as far as the profile remembers it. A thing that is looked at twice is one page: in the recorded
 * shop of shop-events.csv, time for each different thing tells who goes on better than time for each view. Days are UTC.
 */
export function sessionOf(profile: Profile, visit: Visit): SessionSoFar {
  const during = (at: number) => at >= visit.start && at <= visit.last;
  const looks = Object.values(profile.items)
    .map(({ seen }) => seen.filter(during))
    .filter((seen) => seen.length > 0);
  const repeats = looks.reduce((sum, seen) => sum + seen.length - 1, 0);
  const kinds = profile.traces.filter(({ at }) => during(at)).map(({ kind }) => kind);
  const accountPages = kinds.filter((kind) => ACCOUNT.has(kind)).length;
  return {
    productPages: Math.max(looks.length, visit.pages - accountPages - repeats),
    productMs: visit.activeMs > 0 ? visit.activeMs : betweenViews(looks.flat()),
    infoPages: kinds.filter((kind) => INFO.has(kind)).length,
    accountPages,
    returning: profile.visits.some(({ last }) => last < visit.start),
    weekend: WEEKEND.has(Math.floor(visit.start / DAY_MS) % 7),
  };
}

/** Where no page reports active time (a shop that sends events by itself), what lies between views stands for it. */
function betweenViews(looks: readonly number[]): number {
  const views = [...looks].sort((a, b) => a - b);
  return views.slice(1).reduce((sum, at, i) => sum + Math.min(at - (views[i] ?? at), LOOK_MS_MAX), 0);
}
