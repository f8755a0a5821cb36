import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';

/**
 * What is decoded at a time. The network brings smaller pieces, a test or a proxy may bring the whole body as one, and
 * whoever reads on must not hold that much.
 */
const PART_BYTES_MAX = 64 * 1024;

/**
 * The body as text, part by part and never whole. A refusal is the last that comes: too long, not UTF-8, or not the gzip that
 * `Content-Encoding` says. `bytesMax` counts what gzip unpacks to, so that a small body cannot become a large one.
 */
export async function* textParts(request: Request, bytesMax: number): AsyncGenerator<Outcome<string>> {
  const tooLarge = refuse('body_too_large', `at most ${bytesMax} bytes`);
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') {
    yield refuse('unsupported_media_type', 'a body is sent as it is, or as gzip');
    return;
  }
  const packed = encoding === 'gzip';
  if (!packed && Number(request.headers.get('content-length') ?? 0) > bytesMax) {
    yield tooLarge;
    return;
  }
  const stream = packed ? request.body?.pipeThrough(new DecompressionStream('gzip')) : request.body;
  // ignoreBOM false: a byte order mark, which Windows puts before what it exports, is taken off.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let bytes = 0;
  try {
    for await (const chunk of stream ?? []) {
      bytes += chunk.byteLength;
      if (bytes > bytesMax) {
        yield tooLarge;
        return;
      }
      for (let at = 0; at < chunk.byteLength; at += PART_BYTES_MAX) {
        const value = decode(decoder, chunk.subarray(at, at + PART_BYTES_MAX));
        if (value === null) {
          yield refuse('malformed_utf8');
          return;
        }
        yield { ok: true, value };
      }
    }
  } catch (error) {
    // Where nothing is unpacked, only the connection can break, and nobody is left to read an answer.
    if (!packed) throw error;
    yield refuse('invalid_request', 'the body is no gzip, or not all of it');
    return;
  }
  const rest = decode(decoder);
  yield rest === null ? refuse('malformed_utf8') : { ok: true, value: rest };
}

/** Without bytes: what is left at the end. null for what is not UTF-8: replaced letters would be stored as if meant. */
function decode(decoder: TextDecoder, bytes?: Uint8Array): string | null {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return null;
  }
}
