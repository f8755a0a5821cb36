import type { Profile } from '../profile/profile.ts';
import type { Sign } from './signs-of.ts';

/** GA4's session timeout: longer between two views of an item, and they lie in different visits. */
const VISIT_GAP_MS = 30 * 60_000;
/** Shorter between two views with nothing else in between is a reload or a change of colour, not a return. */
const STRETCH_GAP_MS = 3 * 60_000;

interface View {
  item: string;
  at: number;
}

/*
 * Every view of an item after its first is judged once, by what lies between it and the view before:
 *
 *   A ··(30 min or more)·· A    came_back_to_item    another visit
 *   A  B  A                     to_and_fro           one other thing in between
 *   A  B  C  A                  came_back_to_item    looked round, came back
 *   A ····(3 min or more)· A    came_back_to_item    another stretch of time
 *   A  A                        nothing
 *
 * What was bought or ruled out since is over, and so are the returns to it.
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
    const kind = judge(views.slice(before, index + 1));
    return kind === null ? [] : [{ kind, at: view.at, item: view.item }];
  });
}

/** `stretch` begins and ends with two consecutive views of the same item. */
function judge(stretch: readonly View[]): 'came_back_to_item' | 'to_and_fro' | null {
  const gapMs = (stretch.at(-1)?.at ?? 0) - (stretch[0]?.at ?? 0);
  const others = new Set(stretch.slice(1, -1).map((view) => view.item)).size;
  if (gapMs >= VISIT_GAP_MS) return 'came_back_to_item';
  if (others === 1) return 'to_and_fro';
  return others > 1 || gapMs >= STRETCH_GAP_MS ? 'came_back_to_item' : null;
}

function settledAt(profile: Profile, item: string): number {
  const memory = profile.items[item];
  return Math.max(memory?.boughtAt ?? -Infinity, memory?.notForMeAt ?? -Infinity);
}
