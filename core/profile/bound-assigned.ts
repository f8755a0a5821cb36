import { SITE_SIDE } from './assigned.ts';
import { compare } from './canonical.ts';
import { ASSIGNED_CHARS_MAX, type Assigned } from './profile.ts';

/** As long as a page's credential lasts (`CREDENTIAL_AGE_DAYS_MAX`): whom nobody has met for that long is somebody else. */
const ASSIGNED_MS_MAX = 400 * 86_400_000;

/**
 * Where chance has put a visitor, within ASSIGNED_CHARS_MAX: the site's side, then the earliest, since these were to stay. So what finds no room does so
 * each time anew, and nothing that is there makes way for it. What is more than 400 days older than the newest is forgotten first.
 */
export function boundAssigned(assigned: Readonly<Record<string, Assigned>>): Record<string, Assigned> {
  const entries = Object.entries(assigned);
  const newest = Math.max(...entries.map(([, { at }]) => at));
  let room = ASSIGNED_CHARS_MAX;
  const kept = entries
    .filter(([, { at }]) => at > newest - ASSIGNED_MS_MAX)
    .sort(
      ([x, a], [y, b]) =>
        compare(Number(y === SITE_SIDE), Number(x === SITE_SIDE)) || compare(a.at, b.at) || compare(x, y),
    )
    .filter((entry) => (room -= JSON.stringify(entry).length) >= 0);
  return kept.length === entries.length ? assigned : Object.fromEntries(kept);
}
