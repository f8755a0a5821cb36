const DAY_MS = 24 * 3_600_000;

/** What is left at `now` of occasions on which something was shown and not answered: 1 each when fresh, half after a half-life. */
export function tiredness(times: readonly number[], halfLifeDays: number, now: number): number {
  let sum = 0;
  for (const at of times) sum += at >= now ? 1 : 2 ** ((at - now) / DAY_MS / halfLifeDays);
  return sum;
}

/**
 * Past this it is tired: one occasion more would be more than `views`. Never below half of `views`, so that even a single
 * view that tires (`views: 1`) is over after a half-life; with `views: 0` nothing that was seen once is ever fresh again.
 */
export function tirednessMax(views: number): number {
  return Math.max(views - 1, views / 2);
}

/** ms since the epoch when `sum` has faded to `max`; undefined where it never does. */
export function restedAt(sum: number, max: number, halfLifeDays: number, now: number): number | undefined {
  return max <= 0 ? undefined : now + Math.ceil(halfLifeDays * DAY_MS * Math.log2(sum / max));
}
