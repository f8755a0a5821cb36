import type { EventParams } from '../event/event.ts';

/** A part of a page scrolled past is not read: two seconds take in some ten words. */
export const READING_MS_MIN = 2_000;

/** A region without a time was reported by hand (`tact.track`), and is taken at its word. */
export function isRead({ engagement_time_msec: ms }: EventParams): boolean {
  return ms === undefined || ms >= READING_MS_MIN;
}
