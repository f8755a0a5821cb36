/** Below this a number counts seconds (until the year 5138), from it on milliseconds (from March 1973 on). */
const SECONDS_MAX = 1e11;
/** From here on it counts microseconds. */
const MILLISECONDS_MAX = 1e14;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `2026-11-01`, `2026-11-01T10:00`, `2026-11-01 10:00:00.000 +0100`, `2026/11/01 10:00 UTC`. */
const YEAR_FIRST =
  /^(\d{4})([-/.])(\d\d?)\2(\d\d?)(?:[T\s]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?\s*(z|utc|gmt|[+-]\d\d:?\d\d|[+-]\d\d)?$/i;
/** `01.11.2026 10:00`: with points the day comes first everywhere. With slashes it does not, and is not read. */
const DAY_FIRST =
  /^(\d\d?)(\.)(\d\d?)\.(\d{4})(?:,?\s+(\d\d?):(\d\d)(?::(\d\d))?)?\s*(z|utc|gmt|[+-]\d\d:?\d\d)?$/i;
/** `Sun, 01 Nov 2026 10:00:00 +0000`: RFC 5322, as RSS has it. */
const BY_NAME =
  /^(?:[a-z]{3,9},?\s+)?(\d\d?)(\s)([a-z]{3})[a-z]*\s(\d{4})(?:\s+(\d\d?):(\d\d)(?::(\d\d))?)?\s*(z|utc|gmt|[+-]\d\d:?\d\d)?$/i;
/** `20261101T100000Z`. */
const PACKED = /^(\d{4})()(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(z|[+-]\d\d:?\d\d)?$/i;

export interface Moment {
  /** Ms since the epoch. */
  at: number;
  /** A day was named, and no hour of it: `at` is its beginning. */
  wholeDay: boolean;
}

/**
 * A moment as shop systems write it: epoch seconds, milliseconds or microseconds, as number or as text; ISO 8601 and what
 * platforms export (`2026-11-01 10:00:00 +0000`, `01.11.2026 10:00`, `Sun, 01 Nov 2026 10:00:00 GMT`).
 *
 * @param timezone IANA: of what names no zone
 */
export function readMoment(value: unknown, timezone: string): Moment | undefined {
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value !== 'string' || value.length > 60) return undefined;
  const text = value.trim();
  if (/^\d{8,17}(\.\d+)?$/.test(text)) return ofNumber(Number(text));
  const yearFirst = YEAR_FIRST.exec(text) ?? PACKED.exec(text);
  const dayFirst = yearFirst ? null : (DAY_FIRST.exec(text) ?? BY_NAME.exec(text));
  const found = yearFirst ?? dayFirst;
  if (!found) return undefined;
  const [, first, , month, last, hour, minute, second, zone] = found;
  const [year, day] = yearFirst ? [first, last] : [last, first];
  const monthNumber = /\d/.test(month!) ? Number(month) : MONTHS.indexOf(month!.toLowerCase()) + 1;
  const wall = wallTime(
    Number(year),
    monthNumber,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  if (wall === undefined) return undefined;
  const at = zone === undefined ? wall - offsetOf(wall, timezone) : wall - zoneOffset(zone);
  return { at, wholeDay: hour === undefined };
}

function ofNumber(number: number): Moment | undefined {
  if (!Number.isFinite(number) || number < 0) return undefined;
  const at = number < SECONDS_MAX ? number * 1000 : number < MILLISECONDS_MAX ? number : number / 1000;
  return at > 8.64e15 ? undefined : { at: Math.round(at), wholeDay: false };
}

/** The same figures in UTC; undefined for a day or an hour that there is not. */
function wallTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  if (month < 1 || month > 12 || hour > 24 || minute > 59 || second > 60) return undefined;
  if (day < 1 || new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function zoneOffset(zone: string): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** How far a zone's clocks are ahead of UTC when they show `wall`; in the hour that comes twice, the first time. */
function offsetOf(wall: number, timezone: string): number {
  const format = formatOf(timezone);
  const ahead = (at: number) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const shown = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
    return shown - Math.floor(at / 1000) * 1000;
  };
  return ahead(wall - ahead(wall));
}

/** A shop has one zone, and an isolate some hundred shops; making a formatter costs some 50 µs. */
const FORMATS_MAX = 500;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  if (formats.size >= FORMATS_MAX) formats.clear();
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
