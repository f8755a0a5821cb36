/**
 * UUIDv7 (RFC 9562 §5.7): 48 bits of ms since the epoch, so that ids sort by when things happened.
 * `rand_a` is a counter (§6.2, method 1): a loop of a thousand events in one ms keeps its order in IndexedDB too.
 * `now` is at least 2^40 (November 2004); `bytes` are 8 random ones, changed in place.
 */
export function uuid7(now: number, count: number, bytes: Uint8Array): string {
  bytes[0] = (bytes[0]! & 0x3f) | 0x80;
  // Not by `Array.from`: Prototype.js and MooTools put one in its place that knows no second parameter.
  const random = [...bytes].map((byte) => (byte + 256).toString(16).slice(1)).join('');
  return `0${now.toString(16)}${(0x7000 | (count & 0xfff)).toString(16)}${random}`.replace(
    /(.{8})(.{4})(.{4})(.{4})/,
    '$1-$2-$3-$4-',
  );
}
