import { isOpen } from './cases.ts';
import { compare } from './canonical.ts';
import type { Profile } from './profile.ts';

export interface OpenCases {
  /** Open now, the one opened first before the others; `since` in ms since the epoch. */
  open: { id: string; since: number }[];
  /** ms since the epoch when one was last closed, of all that are remembered. */
  closedAt?: number;
}

/** Matters that the visitor has with the shop. One that the shop's clock opens later than `now` is open all the same. */
export function openCases(profile: Profile, now: number): OpenCases {
  const cases = Object.entries(profile.cases);
  const closed = cases.flatMap(([, { closedAt }]) =>
    closedAt === undefined ? [] : [Math.min(closedAt, now)],
  );
  return {
    open: cases
      .filter(([, each]) => isOpen(each))
      .map(([id, { openedAt = now }]) => ({ id, since: Math.min(openedAt, now) }))
      .sort((a, b) => compare(a.since, b.since) || compare(a.id, b.id)),
    ...(closed.length > 0 && { closedAt: Math.max(...closed) }),
  };
}
