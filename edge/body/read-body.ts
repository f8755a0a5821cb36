import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';

/**
 * The body as text, read no further than `bytesMax`.
 * Counted while reading, because Content-Length may lie or be absent; it only serves to say no sooner.
 */
export async function readBody(request: Request, bytesMax: number): Promise<Outcome<string>> {
  const tooLarge = refuse('body_too_large', `at most ${bytesMax} bytes`);
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return tooLarge;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const chunk = part.value as Uint8Array;
    bytes += chunk.byteLength;
    if (bytes > bytesMax) {
      await reader?.cancel();
      return tooLarge;
    }
    chunks.push(chunk);
  }
  try {
    return { ok: true, value: decode(chunks, bytes) };
  } catch {
    return refuse('malformed_utf8');
  }
}

/** @throws TypeError on what is not UTF-8: replaced letters would be stored as if they had been meant */
function decode(chunks: Uint8Array[], bytes: number): string {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(whole);
}

/** The media type without its parameters, lower case; '' when none is said. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

/** What a body may call itself; a missing type passes, for the parser says no soon enough. */
export function checkMediaType(request: Request, taken: readonly string[]): Outcome<string> {
  const said = mediaType(request);
  if (said === '' || taken.includes(said)) return { ok: true, value: said };
  return refuse('unsupported_media_type', `takes ${taken.join(' or ')}`);
}
