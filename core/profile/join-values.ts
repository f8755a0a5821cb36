import { compare } from './canonical.ts';
import type { Register } from './profile.ts';

/*
 * The small joins that the parts are made of. Each is associative, commutative and idempotent, and has
 * "undefined" as its neutral element.
 */

export function later(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}

/** The register that was set later; at the same ms the larger value. */
export function laterRegister<R extends Register<string | number>>(a: R | undefined, b: R | undefined) {
  if (a === undefined || b === undefined) return a ?? b;
  return (compare(a.at, b.at) || compare(a.value, b.value)) >= 0 ? a : b;
}

/** The newest `max` of both, ascending, each once. No time that was left out could come back among them. */
export function newestTimes(a: readonly number[], b: readonly number[], max: number): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y).slice(-max);
}

/**
 * The latest of each stretch of `stretchMs` (counted from the epoch), of the newest `max` stretches of both; ascending. What
 * was left out lies in a stretch with a later time, or before all that are kept: it could not come back.
 */
export function newestSpread(
  a: readonly number[],
  b: readonly number[],
  stretchMs: number,
  max: number,
): number[] {
  const stretch = (at: number | undefined) => (at === undefined ? undefined : Math.floor(at / stretchMs));
  return newestTimes(a, b, Infinity)
    .filter((at, index, all) => stretch(at) !== stretch(all[index + 1]))
    .slice(-max);
}

/** Key by key; what only one has stays as it is. */
export function joinRecords<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  join: (a: T, b: T) => T,
): Record<string, T> {
  const joined = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const mine = Object.hasOwn(a, key) ? a[key] : undefined;
    joined[key] = mine === undefined ? value : join(mine, value);
  }
  return joined;
}
