import type { Holds } from './rule-trace.ts';

/*
 * Kleene's strong three-valued logic (Introduction to Metamathematics, 1952, §64): unknown is what could still be either.
 * One false settles an `all` and one true settles an `any`, whatever is unknown beside it.
 */

export function allOf(parts: readonly Holds[]): Holds {
  if (parts.includes(false)) return false;
  return parts.includes('unknown') ? 'unknown' : true;
}

export function anyOf(parts: readonly Holds[]): Holds {
  if (parts.includes(true)) return true;
  return parts.includes('unknown') ? 'unknown' : false;
}

export function notOf(part: Holds): Holds {
  return part === 'unknown' ? 'unknown' : !part;
}
