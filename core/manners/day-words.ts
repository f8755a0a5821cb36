import { dateFormat } from './date-format.ts';

const HALF_YEAR_MS = 183 * 24 * 3_600_000;

/**
 * `3 March`, in the shop's time zone; with the year where it is more than half a year away. For the words of a verdict alone:
 * they are made when somebody reads them.
 */
export function dayWords(at: number, { now, timezone }: { now: number; timezone: string }): string {
  const parts = dateFormat(timezone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('day')} ${part('month')}`;
  return Math.abs(now - at) > HALF_YEAR_MS ? `${day} ${part('year')}` : day;
}
