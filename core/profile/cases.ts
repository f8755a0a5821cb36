import type { TactEvent } from '../event/event.ts';
import { joinRecords, later } from './join-values.ts';
import { known } from './known.ts';
import type { SupportCase } from './profile.ts';

type Cases = Record<string, SupportCase>;

export function casesOf({ name, at, params }: TactEvent): Cases {
  if (params.case_id === undefined) return {};
  if (name === 'case_opened') return { [params.case_id]: { openedAt: at } };
  return name === 'case_closed' ? { [params.case_id]: { closedAt: at } } : {};
}

export function joinCases(a: Cases, b: Cases): Cases {
  return joinRecords(a, b, (x, y) =>
    known<SupportCase>({
      openedAt: later(x.openedAt, y.openedAt),
      closedAt: later(x.closedAt, y.closedAt),
    }),
  );
}

/** Opened, or opened again, and not closed since. A close that is told before its opening closes it. */
export function isOpen({ openedAt, closedAt }: SupportCase): boolean {
  return openedAt !== undefined && (closedAt === undefined || closedAt < openedAt);
}

/** ms of the latest that is known of it. */
export function caseAt({ openedAt = 0, closedAt = 0 }: SupportCase): number {
  return Math.max(openedAt, closedAt);
}
