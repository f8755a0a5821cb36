const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** The IANA database has some 600 names, aliases and all. */
const FORMATTERS_MAX = 600;
/** By zone; null for what is none. A formatter takes some 30 µs to make, and visitors live in few zones. */
const formatters = new Map<string, Intl.DateTimeFormat | null>();

/** Whether the clock's zone is one; what visitors and systems say of it may be anything. */
export function isTimeZone(zone: string): boolean {
  return formatterOf(zone) !== null;
}

/** Minutes since midnight by the clock of a zone that `isTimeZone`. */
export function localMinutes(at: number, zone: string): number {
  const parts = formatterOf(zone)?.formatToParts(at) ?? [];
  const part = (type: 'hour' | 'minute') => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}

/**
 * ms since the epoch of the next time that the zone's clock shows this minute of the day, after `at`. On the night on which the
 * clock is put forward past it, up to an hour later.
 */
export function nextLocal(minute: number, at: number, zone: string): number {
  const aheadOf = (from: number) => (minute - localMinutes(from, zone) + DAY_MINUTES) % DAY_MINUTES;
  const start = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const guess = start + (aheadOf(start) || DAY_MINUTES) * MINUTE_MS;
  // Where the clock was changed in between, the guess is off by that change.
  const off = aheadOf(guess);
  return guess + (off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off) * MINUTE_MS;
}

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  if (formatters.size >= FORMATTERS_MAX) formatters.clear();
  const formatter = make(zone);
  formatters.set(zone, formatter);
  return formatter;
}

function make(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch {
    return null;
  }
}
