import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { utf8OrWindows1252 } from './utf8-or-windows-1252.ts';

/** Bytes that tell how a text is written: a byte order mark, or an XML declaration. */
export const HEAD_BYTES = 512;

/** Bytes → text, piece by piece; without bytes, what is left. null for what is no text. */
export type Decode = (bytes?: Uint8Array) => string | null;

/**
 * How the text that begins with `head` is to be decoded: by its byte order mark, else by its XML declaration, else by the
 * `charset` of the content type, else as UTF-8; UTF-16 also where every second byte of the beginning is zero, since Windows writes
 * it without a mark too. What does not name itself is held against what it is (`utf8OrWindows1252`).
 *
 * @param onForeign told once, of the line where the first byte stands that is no UTF-8
 */
export function decodingOf(
  head: Uint8Array,
  charset: string | undefined,
  onForeign: (line: number) => void = () => {},
): Outcome<Decode> {
  const known = BINARY.find(({ magic }) => magic.every((byte, at) => head[at] === byte));
  if (known) {
    return refuse('unsupported_media_type', `the body is ${known.what}: send the feed itself, or as .gz`);
  }
  const label = utf16Of(head) ?? declaredIn(head) ?? charset ?? 'utf-8';
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  if (mark || /^(utf-?8|us-ascii|ascii|unicode)$/i.test(label)) {
    return { ok: true, value: utf8OrWindows1252(onForeign) };
  }
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true, ignoreBOM: false });
  } catch {
    return refuse(
      'unsupported_media_type',
      `"${label.slice(0, 40)}" is no encoding that is known: send UTF-8`,
    );
  }
  return {
    ok: true,
    value: (bytes) => {
      try {
        return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
      } catch {
        return null;
      }
    },
  };
}

/** What people send by mistake. */
const BINARY = [
  { magic: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive or an Excel workbook' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], what: 'an Excel workbook' },
  { magic: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
] as const;

function utf16Of([a, b, c, d]: Uint8Array): string | undefined {
  if ((a === 0xff && b === 0xfe) || (a && b === 0 && c && d === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b && c === 0 && d)) return 'utf-16be';
  return undefined;
}

function declaredIn(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head);
  const label = /^\s*(?:\u00ef\u00bb\u00bf)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    text,
  )?.[1];
  // In UTF-16 it could not have been read just now.
  return label !== undefined && /^(utf-?16|ucs-?2)/i.test(label) ? 'utf-8' : label;
}
