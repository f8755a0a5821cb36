/** From the left edge's value to the right edge's; 0 lies between. */
export interface Scale {
  low: number;
  high: number;
}

/** Rows with hardly any visitors have intervals that would press all others flat; those are cut at so many times the middle one. */
const OUTLIER = 3;

/** One scale for all, so that rows can be compared by eye; 0 is always on it. Flat where there is nothing to draw. */
export function scaleOf(intervals: readonly (readonly [number, number])[]): Scale {
  const reaches = intervals
    .map(([low, high]) => Math.max(Math.abs(low), Math.abs(high)))
    .sort((a, b) => a - b);
  const most = (reaches[Math.floor((reaches.length - 1) / 2)] ?? 0) * OUTLIER;
  const low = Math.min(0, ...intervals.map(([from]) => Math.max(from, -most)));
  const high = Math.max(0, ...intervals.map(([, to]) => Math.min(to, most)));
  return { low, high };
}

/**
 * An interval as a bar, its estimate as a dot, and where zero is: `  ━━┿━━●━━━━  `. What reaches beyond the scale ends in an arrow.
 *
 * @param cells width; 3 at least
 */
export function drawInterval(
  interval: readonly [number, number] | null,
  estimate: number,
  { low, high }: Scale,
  cells: number,
): string {
  const place = (value: number) =>
    high > low ? Math.round(((value - low) / (high - low)) * (cells - 1)) : 0;
  const drawn = Array.from({ length: cells }, () => ' ');
  const zero = place(0);
  if (interval !== null) {
    // What leaves 0 out is drawn beside it, however near.
    const from = interval[0] > 0 ? Math.max(place(interval[0]), zero + 1) : place(interval[0]);
    const to = interval[1] < 0 ? Math.min(place(interval[1]), zero - 1) : place(interval[1]);
    for (let cell = Math.max(0, from); cell <= Math.min(cells - 1, to); cell++) drawn[cell] = '━';
    const at = place(estimate);
    if (at >= 0 && at < cells) drawn[at] = '●';
    if (from < 0) drawn[0] = '◂';
    if (to > cells - 1) drawn[cells - 1] = '▸';
  }
  if (drawn[zero] !== '●') drawn[zero] = drawn[zero] === ' ' ? '│' : '┿';
  return drawn.join('');
}
