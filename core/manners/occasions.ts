import { HALF_HOUR_MS } from '../profile/profile.ts';

/** GA4's session timeout. Views closer together are one occasion: a page reloaded, the next page of the same visit. */
export const OCCASION_GAP_MS = HALF_HOUR_MS;

const NONE: readonly number[] = [];

/**
 * The occasions that views make, each at its latest view; ascending, as `times` is.
 *
 * @param answeredAt views up to then, and those of the same occasion after it, are left out: they had their answer
 */
export function occasions(times: readonly number[], answeredAt = -Infinity): readonly number[] {
  let found: number[] | undefined;
  let before = answeredAt;
  for (const at of times) {
    if (at <= answeredAt) continue;
    const isNew = at - before >= OCCASION_GAP_MS;
    before = at;
    if (isNew) (found ??= []).push(at);
    else if (found !== undefined) found[found.length - 1] = at;
  }
  return found ?? NONE;
}
