import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { decodingOf, HEAD_BYTES } from './text-decoding.ts';
import type { Decode } from './text-decoding.ts';

/**
 * What is decoded at a time. The network brings smaller pieces, a test or a proxy may bring the whole body as one, and
 * whoever reads on must not hold that much.
 */
const PART_BYTES_MAX = 64 * 1024;
/** A `.gz` that a server packs once more. */
const UNPACKED_MAX = 2;

const NO_TEXT = refuse('malformed_utf8', 'the body is no text: send it as UTF-8');

/**
 * The body as text, part by part and never whole, in whichever encoding it says it has (`text-decoding.ts`). A refusal is the
 * last that comes: too long, no text, or not the gzip that `Content-Encoding` says. A body that is gzip and does not say so, as
 * a `.gz` that is sent as it is, is unpacked too. `bytesMax` counts what it unpacks to, so that a small body cannot become a
 * large one.
 *
 * @param onForeign told once, where bytes that are no UTF-8 had to be read as windows-1252
 */
export async function* textParts(
  request: Request,
  bytesMax: number,
  onForeign?: (line: number) => void,
): AsyncGenerator<Outcome<string>> {
  const tooLarge = refuse('body_too_large', `at most ${bytesMax} bytes`);
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip' && encoding !== 'x-gzip') {
    yield refuse('unsupported_media_type', 'a body is sent as it is, or as gzip');
    return;
  }
  const said = encoding !== 'identity';
  if (!said && Number(request.headers.get('content-length') ?? 0) > bytesMax) {
    yield tooLarge;
    return;
  }
  let packed = said;
  let body: AsyncIterable<Uint8Array> = request.body ?? none();
  let decode: Decode | undefined;
  let bytes = 0;
  try {
    if (said) body = unpacked(body);
    for (let times = Number(said); times < UNPACKED_MAX; times++) {
      const head = await headOf(body);
      body = head.body;
      if (head.bytes[0] !== 0x1f || head.bytes[1] !== 0x8b) break;
      packed = true;
      body = unpacked(body);
    }
    const head = await headOf(body);
    const decoding = decodingOf(head.bytes, charsetOf(request), onForeign);
    if (!decoding.ok) {
      yield decoding;
      return;
    }
    decode = decoding.value;
    for await (const chunk of head.body) {
      bytes += chunk.byteLength;
      if (bytes > bytesMax) {
        yield tooLarge;
        return;
      }
      for (let at = 0; at < chunk.byteLength; at += PART_BYTES_MAX) {
        const value = decode(chunk.subarray(at, at + PART_BYTES_MAX));
        if (value === null) {
          yield NO_TEXT;
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
  const rest = decode();
  yield rest === null ? NO_TEXT : { ok: true, value: rest };
}

async function* none(): AsyncGenerator<Uint8Array> {
  // An empty body.
}

async function* unpacked(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
  for await (const chunk of stream.pipeThrough(new DecompressionStream('gzip'))) yield chunk;
}

/** The first bytes of a body, and the body with them still in it. */
async function headOf(
  body: AsyncIterable<Uint8Array>,
): Promise<{ bytes: Uint8Array; body: AsyncIterable<Uint8Array> }> {
  const chunks: Uint8Array[] = [];
  const iterator = body[Symbol.asyncIterator]();
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.byteLength;
  }
  const bytes = new Uint8Array(Math.min(length, HEAD_BYTES));
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, bytes.length - at);
    bytes.set(part, at);
    at += part.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* chunks;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { bytes, body: whole() };
}

/** The content type's `charset`. */
function charsetOf(request: Request): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(request.headers.get('content-type') ?? '')?.[1];
}
