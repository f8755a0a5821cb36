/** Codes and names as words: `read_size_guide` is "read size guide", `activeMs` is "active". */
export function inWords(code: string): string {
  return code
    .replace(/Ms$/, '')
    .replaceAll('_', ' ')
    .replace(/[A-Z]/g, (capital) => ' ' + capital.toLowerCase());
}

/** Time of day, to the second. */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}

/** A length of time in its two largest units: "2 min 5 s", "3 h 10 min", "4 d 2 h". */
export function duration(ms: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ] as const;
  let left = Math.max(0, Math.round(ms / 1000));
  const parts: string[] = [];
  for (const [name, seconds] of units) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0) parts.push(`${count} ${name}`);
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}

/** Money of minor units as people write it. */
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Numbers that a reason rests on: times as times, shares to three places. */
export function numberText(name: string, value: string | number): string {
  if (typeof value === 'string') return value;
  if (/(^at|until|since)$|At$/.test(name) && value > 1e12) return clockTime(value);
  if (/Ms$/.test(name)) return duration(value);
  return String(Math.round(value * 1000) / 1000);
}
