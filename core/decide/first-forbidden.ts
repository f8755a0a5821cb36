import type { Forbidden, Manner, Subject } from '../manners/manner.ts';
import { stepOf } from '../manners/order.ts';

/** What the first of some manners says that forbids; undefined where all allow. */
export function firstForbidden(manners: readonly Manner[], subject: Subject): Forbidden | undefined {
  for (const manner of manners) {
    const verdict = manner.ask(subject);
    if (!verdict.allows) return verdict;
  }
  return undefined;
}

/** Of two obstacles the one that is asked about first. */
export function earlier(a: Forbidden | undefined, b: Forbidden | undefined): Forbidden | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return stepOf(a.code) <= stepOf(b.code) ? a : b;
}
