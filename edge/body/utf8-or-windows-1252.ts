import type { Decode } from './text-decoding.ts';

/**
 * UTF-8, and each byte that is none as windows-1252 has it: what Excel and old shop systems write and do not say. To tell a
 * feed that is windows-1252 as a whole from one with a few such texts in it is not needed, for bytes of the one are hardly ever
 * also right in the other: a letter of UTF-8 is at least two of windows-1252, the second of them a sign (`Ã©`).
 *
 * @param onForeign told once, of the line where the first such byte stands
 */
export function utf8OrWindows1252(onForeign: (line: number) => void): Decode {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const foreign = new TextDecoder('windows-1252');
  /** Bytes of a letter that is not all there. */
  let held = new Uint8Array(0);
  let [line, begun, told] = [1, false, false];

  function decode(bytes: Uint8Array): string {
    try {
      return strict.decode(bytes);
    } catch {
      return mixed(bytes);
    }
  }

  function mixed(bytes: Uint8Array): string {
    const pieces: string[] = [];
    let from = 0;
    for (let at = 0; at < bytes.length;) {
      const length = letterLength(bytes, at);
      if (length > 0) {
        at += length;
        continue;
      }
      pieces.push(strict.decode(bytes.subarray(from, at)), foreign.decode(bytes.subarray(at, at + 1)));
      if (!told) onForeign(line + countLines(pieces.join('')));
      told = true;
      from = ++at;
    }
    return pieces.join('') + strict.decode(bytes.subarray(from));
  }

  return (bytes) => {
    const whole = joined(held, bytes ?? new Uint8Array(0));
    const open = bytes ? openAtEnd(whole) : 0;
    held = whole.slice(whole.length - open);
    let text = decode(whole.subarray(0, whole.length - open));
    if (!begun && text !== '') {
      if (text.startsWith('\ufeff')) text = text.slice(1);
      begun = true;
    }
    line += countLines(text);
    // No text has it, and every binary file.
    return text.includes('\0') ? null : text;
  };
}

/** Bytes of the letter that begins at `at` (Unicode, table 3-7); 0 where none does. */
function letterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = lengthBy(first);
  if (length === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  const [low, high] = SECOND[first] ?? [0x80, 0xbf];
  if (second < low || second > high) return 0;
  for (let next = 2; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

const SECOND: Readonly<Record<number, readonly [number, number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
};

function lengthBy(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/** How many of the last bytes begin a letter that may go on. */
function openAtEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    return lengthBy(byte) > back ? back : 0;
  }
  return 0;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
