import { DAY_MS } from '../outcomes/day-ms.ts';

/** `YYYY-MM-DD`, UTC, of whole days since the epoch. */
export function reportDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The reverse; null for what is no day of the calendar (30 February too). */
export function readReportDay(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && reportDay(at / DAY_MS) === text ? at / DAY_MS : null;
}

/** Which day it is, UTC. */
export function dayOf(now: number): number {
  return Math.floor(now / DAY_MS);
}

/** The last day of enrolment whose attribution window is over for all who were enrolled on it. */
export function settledUntil(now: number, windowDays: number): number {
  return dayOf(now) - windowDays - 1;
}
