import { canonical, compare } from '../profile/canonical.ts';

/** A row of a bounded set. */
export interface Keyed {
  key: number;
  day: number;
}

/**
 * `rows` with `row` among them, in order, at most `max`; the very same `rows` where nothing changes. Of two rows with one key the later stays, then the
 * one that says more (the larger as text). So the set depends on what was put in, not on when or how often.
 *
 * @param order total over the keys; a row's place may come forward when it is replaced, never go back, which makes the bound lawful
 */
export function keepForemost<R extends Keyed>(
  rows: readonly R[],
  row: R,
  order: (a: Keyed, b: Keyed) => number,
  max: number,
): readonly R[] {
  const last = rows.at(-1);
  if (rows.length >= max && last && order(row, last) > 0) return rows;
  const same = rows.findIndex(({ key }) => key === row.key);
  if (same >= 0 && !saysMore(row, rows[same]!)) return rows;
  const others = same >= 0 ? rows.toSpliced(same, 1) : rows;
  return others.toSpliced(placeOf(others, row, order), 0, row).slice(0, max);
}

export function newestFirst(a: Keyed, b: Keyed): number {
  return compare(b.day, a.day) || compare(a.key, b.key);
}

export function byKey(a: Keyed, b: Keyed): number {
  return compare(a.key, b.key);
}

function saysMore(a: Keyed, b: Keyed): boolean {
  return (compare(a.day, b.day) || compare(canonical(a), canonical(b))) > 0;
}

function placeOf<R extends Keyed>(rows: readonly R[], row: R, order: (a: Keyed, b: Keyed) => number): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (order(rows[middle]!, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
