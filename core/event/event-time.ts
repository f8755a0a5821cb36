/** A page's clock this far off is taken as right: time sync and the way of a request explain it. */
export const CLOCK_TOLERANCE_MS = 2 * 60_000;
/** As long as a device may keep what it could not send; GA4's Measurement Protocol takes 3 days, a holiday lasts longer. */
export const EVENT_AGE_DAYS_MAX = 30;

const DAY_MS = 86_400_000;

/**
 * ms to add to a page's times so that they are right: 0 within CLOCK_TOLERANCE_MS, or when the page did not
 * say what its clock showed.
 *
 * @param sent the page's clock when the request left it, ms since the epoch
 * @param now the edge's clock, ms since the epoch
 */
export function clockOffset(sent: number | undefined, now: number): number {
  if (sent === undefined || !Number.isFinite(sent)) return 0;
  const offset = Math.round(now - sent);
  return Math.abs(offset) <= CLOCK_TOLERANCE_MS ? 0 : offset;
}

/**
 * When it happened by the edge's clock, or 'too_old'. What would still lie in the future becomes `now`; up to
 * CLOCK_TOLERANCE_MS it stays as it is, so that the events of one batch keep their order.
 */
export function eventTime(at: number, clock: { now: number; offset: number }): number | 'too_old' {
  const corrected = Math.round(at + clock.offset);
  if (corrected > clock.now + CLOCK_TOLERANCE_MS) return clock.now;
  return clock.now - corrected > EVENT_AGE_DAYS_MAX * DAY_MS ? 'too_old' : corrected;
}
