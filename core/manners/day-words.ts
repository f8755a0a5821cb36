const HALF_YEAR_MS = 183 * 24 * 3_600_000;

/** By time zone. The zones are those of plans, a handful in one isolate; a formatter takes some 30 µs to make, a date 1 µs. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const FORMATTERS_MAX = 50;

/**
 * `3 March`, in the shop's time zone; with the year where it is more than half a year away. For the words of a verdict alone:
 * they are made when somebody reads them.
 */
export function dayWords(at: number, { now, timezone }: { now: number; timezone: string }): string {
  const parts = formatterOf(timezone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('day')} ${part('month')}`;
  return Math.abs(now - at) > HALF_YEAR_MS ? `${day} ${part('year')}` : day;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  if (formatters.size >= FORMATTERS_MAX) formatters.clear();
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}
