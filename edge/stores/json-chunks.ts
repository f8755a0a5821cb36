/**
 * D1 takes strings up to 2,000,000 bytes (developers.cloudflare.com/d1/platform/limits); half of it leaves
 * room for an item of any size that passes the door.
 */
export const CHUNK_BYTES_MAX = 1_000_000;
/** The most that UTF-8 can need for a UTF-16 unit; ASCII, which most catalogues are, needs 1. */
const BYTES_PER_UNIT_MAX = 3;
const ASCII = /^\p{ASCII}*$/u;

/**
 * JSON arrays of the given values, in order, each short enough for one bound parameter: lists of any length go into
 * a query as one parameter (`json_each(?)`), because D1 binds 100 at most.
 */
export function jsonChunks(values: readonly unknown[], bytesMax = CHUNK_BYTES_MAX): string[] {
  const chunks: string[] = [];
  let texts: string[] = [];
  let bytes = 0;
  for (const value of values) {
    const text = JSON.stringify(value);
    const size = text.length * (ASCII.test(text) ? 1 : BYTES_PER_UNIT_MAX) + ','.length;
    if (texts.length > 0 && bytes + size > bytesMax) {
      chunks.push(`[${texts.join(',')}]`);
      texts = [];
      bytes = 0;
    }
    texts.push(text);
    bytes += size;
  }
  if (texts.length > 0) chunks.push(`[${texts.join(',')}]`);
  return chunks;
}
