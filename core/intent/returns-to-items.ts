import type { Profile, Visit } from '../profile/profile.ts';
import type { Sign } from './signs-of.ts';

/** GA4's session timeout: longer between two views of an item, and they lie in different visits. */
const VISIT_GAP_MS = 30 * 60_000;
/** Shorter between two views with nothing else in between is a reload or a change of colour, not a return. */
const STRETCH_GAP_MS = 3 * 60_000;
/**
 * Shorter is the back button on the way elsewhere. Of the recorded sessions (shop-events.csv) 416 looked again within the visit, and 7%
 * of these went on to the basket; of the 296 that stayed with it for five seconds 10%, and none of those who went on is lost. The
 * SDK first reports active time after five seconds; one less, since the view is told a moment after the page.
 */
const RETURN_STAY_MS_MIN = 4_000;
/** A page that reports active time has done so by then, if anybody was active. */
const REPORT_DUE_MS = 10_000;

interface View {
  item: string;
  at: number;
}

/*
 * Every view of an item after its first is judged once, by what lies between it and the view before, if the visitor stayed with it:
 *
 *   A ··(another visit, or 30 min)·· A    came_back_to_item
 *   A  B  A                               to_and_fro           one other thing in between
 *   A  B  C  A                            looked_again         looked round, came back
 *   A ····(3 min or more)···· A           looked_again         another stretch of time
 *   A  A                                  nothing
 *
 * What was bought or ruled out since is over, and so are the returns to it. Where nothing tells how long it lasted (no visit is known,
 * or it reports no active time), a view is taken at its word.
 */
export function returnsToItems(profile: Profile): Sign[] {
  const views: View[] = Object.entries(profile.items)
    .flatMap(([item, { seen }]) => seen.map((at) => ({ item, at })))
    .sort((a, b) => a.at - b.at || (a.item < b.item ? -1 : 1));
  const latest = new Map<string, number>();
  return views.flatMap((view, index) => {
    const before = latest.get(view.item);
    latest.set(view.item, index);
    if (before === undefined || view.at <= settledAt(profile, view.item)) return [];
    if (stayedMs(view, views[index + 1], profile.visits) < RETURN_STAY_MS_MIN) return [];
    const kind = judge(views.slice(before, index + 1), profile.visits);
    return kind === null ? [] : [{ kind, at: view.at, item: view.item }];
  });
}

/** `stretch` begins and ends with two consecutive views of the same item. */
function judge(
  stretch: readonly View[],
  visits: readonly Visit[],
): 'came_back_to_item' | 'to_and_fro' | 'looked_again' | null {
  const from = stretch[0]?.at ?? 0;
  const to = stretch.at(-1)?.at ?? 0;
  const others = new Set(stretch.slice(1, -1).map((view) => view.item)).size;
  const isLaterVisit = visits.some(({ start }) => start > from && start <= to);
  if (isLaterVisit || to - from >= VISIT_GAP_MS) return 'came_back_to_item';
  if (others === 1) return 'to_and_fro';
  return others > 1 || to - from >= STRETCH_GAP_MS ? 'looked_again' : null;
}

/** Until the next thing was looked at, or the visit's last sign of life. */
function stayedMs({ at }: View, next: View | undefined, visits: readonly Visit[]): number {
  const visit = visits.find(({ start, last }) => start <= at && at <= last);
  const lastSign = visit !== undefined && reportsTime(visit) ? visit.last : Infinity;
  return Math.min(next?.at ?? Infinity, lastSign) - at;
}

/** Or has not had the time to. */
function reportsTime({ start, last, activeMs }: Visit): boolean {
  return activeMs > 0 || last - start < REPORT_DUE_MS;
}

function settledAt(profile: Profile, item: string): number {
  const memory = profile.items[item];
  return Math.max(memory?.boughtAt ?? -Infinity, memory?.notForMeAt ?? -Infinity);
}
