const BARS = '▁▂▃▄▅▆▇█';

/** A bar for each number, so many `cells` wide, from nothing (blank) to the greatest: half as high is half as many. */
export function sparkline(values: readonly number[], cells = 1): string {
  const most = Math.max(...values, 0);
  const bar = (value: number) =>
    value <= 0 ? ' ' : (BARS[Math.ceil((value / most) * BARS.length) - 1] ?? ' ');
  return values.map((value) => bar(value).repeat(cells)).join('');
}

/** Every so manieth of a list that is too long for a line, the last one always among them. */
export function thinned<T>(values: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(values.length / most));
  return values.filter((_, n) => (values.length - 1 - n) % step === 0);
}

export interface Point {
  estimate: number | null;
  interval: readonly [number, number] | null;
}

/** Early on intervals are wider than anything that matters; the chart shows so many times the last one's reach. */
const REACH = 2.5;

/**
 * How an estimate and its interval have become narrower, each point so many `cells` wide, zero drawn through: lines from top to bottom, and the values
 * of the edges.
 */
export function drawHistory(
  points: readonly Point[],
  { rows, cells }: { rows: number; cells: number },
): { lines: string[]; top: number; bottom: number } {
  const last = points.findLast(({ interval }) => interval !== null)?.interval ?? [0, 0];
  const reach = REACH * Math.max(Math.abs(last[0]), Math.abs(last[1]));
  const lowest = Math.min(
    0,
    ...points.flatMap(({ interval }) => (interval ? [Math.max(interval[0], -reach)] : [])),
  );
  const highest = Math.max(
    0,
    ...points.flatMap(({ interval }) => (interval ? [Math.min(interval[1], reach)] : [])),
  );
  const rowOf = (value: number) =>
    highest > lowest ? Math.round(((highest - value) / (highest - lowest)) * (rows - 1)) : 0;
  const zero = rowOf(0);
  const lines = Array.from({ length: rows }, (_, row) => {
    const rest = (row === zero ? '─' : ' ').repeat(cells - 1);
    const drawn = points.map(({ estimate, interval }) => {
      if (interval === null || estimate === null) return row === zero ? '─' : ' ';
      if (row === rowOf(estimate)) return '●';
      // What leaves 0 out is drawn beside it, however near.
      const bottom = interval[0] > 0 ? Math.min(rowOf(interval[0]), zero - 1) : rowOf(interval[0]);
      const top = interval[1] < 0 ? Math.max(rowOf(interval[1]), zero + 1) : rowOf(interval[1]);
      const isIn = row >= top && row <= bottom;
      return row === zero ? (isIn ? '┿' : '─') : isIn ? '┃' : ' ';
    });
    return drawn
      .map((cell) => cell + rest)
      .join('')
      .trimEnd();
  });
  return { lines, top: highest, bottom: lowest };
}
