const HOUR_MS = 3_600_000;

/** An IANA zone in which the clock shows that hour (0 to 23) now. The signs of `Etc/GMT` are POSIX's: east is minus. */
export function zoneWhere(hour: number): string {
  const utc = Math.floor(Date.now() / HOUR_MS) % 24;
  const east = ((hour - utc + 35) % 24) - 11;
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}
