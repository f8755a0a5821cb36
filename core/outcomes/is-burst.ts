/**
 * A page a second for half a minute: whoever looks at a page needs longer, and whoever skims a list, or goes back and forth, does not keep
 * that up. Judgement, on the side of letting a patient robot pass: a person who is taken for one is missing in both groups that are compared,
 * but no longer once what they see makes them fast.
 */
export const BURST_PAGES = 30;
export const BURST_MS = 30_000;

/** Whether so many pages were opened so fast that nobody sits there. More times only make it more so. */
export function isBurst(times: readonly number[]): boolean {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted.some((at, index) => at - (sorted[index - BURST_PAGES + 1] ?? -Infinity) < BURST_MS);
}
