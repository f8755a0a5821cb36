/** KV takes one write a second per key (developers.cloudflare.com/kv/platform/limits); twice that, and a burst is one write. */
export const ALARM_WAIT_MS = 2000;
/** A queue or KV that is back is noticed within five minutes; twelve tries an hour harm neither. */
export const ALARM_WAIT_MS_MAX = 300_000;

/** Time of the next alarm, ms since the epoch: the wait doubles with each failure in a row. */
export function nextAlarm(now: number, failures: number): number {
  return now + Math.min(ALARM_WAIT_MS * 2 ** failures, ALARM_WAIT_MS_MAX);
}
