import type { EventParams } from '#core';

/** Bearings are counted in seconds (the plan's default asks for 15): the first half minute of a page is told often. */
export const REPORT_MS_FIRST = 5000;
export const REPORT_MS_LATER = 15_000;
export const FIRST_MS = 30_000;
/** Less than this at the end is not worth an event: a page is hidden and left within one moment. */
export const LEFT_MS_MIN = 200;

/** Takes active time and says it as `user_engagement` in small parts; with `last`, also the part that is left. */
export function createEngagement(
  say: (params: EventParams) => void,
): (activeMs: number, last?: boolean) => void {
  let pending = 0;
  let total = 0;
  return (activeMs, last) => {
    total += activeMs;
    pending += activeMs;
    if (pending < (last ? LEFT_MS_MIN : total > FIRST_MS ? REPORT_MS_LATER : REPORT_MS_FIRST)) return;
    say({ engagement_time_msec: Math.round(pending) });
    pending = 0;
  };
}
