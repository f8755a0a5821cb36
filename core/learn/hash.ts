/*
 * MurmurHash3_x86_32 by Austin Appleby, public domain (aappleby/smhasher, `src/MurmurHash3.cpp`), over UTF-8.
 * Chosen over FNV-1a, whose low bits follow the last byte: visitor ids that differ by a counter would be assigned in step.
 */

/**
 * A number in (0, 1) that is the same for the same key and salt everywhere and always, and unlike for any other.
 * Never 0 or 1, so that its logarithm is finite. Steps of 2⁻³².
 */
export function hashShare(key: string, salt: string): number {
  return (hash32(`${salt}\u0000${key}`) + 0.5) / 2 ** 32;
}

/** Unsigned 32 bits. `seed` makes independent hashes of the same text. */
export function hash32(text: string, seed = 0): number {
  return hashAscii(text, seed) ?? hashBytes(text, seed);
}

function hashBytes(text: string, seed: number): number {
  const bytes = utf8(text);
  const whole = bytes.length & ~3;
  let hash = seed | 0;
  for (let i = 0; i < whole; i += 4) {
    hash ^= scramble(wordAt(bytes, i, 4));
    hash = Math.imul(rotate(hash, 13), 5) + 0xe6546b64;
  }
  if (whole < bytes.length) hash ^= scramble(wordAt(bytes, whole, bytes.length - whole));
  return avalanche(hash ^ bytes.length);
}

/**
 * Ids are ASCII, whose code units are its bytes: nothing has to be made to hash them, three hundred times a decision.
 * undefined where the text turns out to be more than that.
 */
function hashAscii(text: string, seed: number): number | undefined {
  const { length } = text;
  const whole = length & ~3;
  let hash = seed | 0;
  let units = 0;
  for (let i = 0; i < whole; i += 4) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    const c = text.charCodeAt(i + 2);
    const d = text.charCodeAt(i + 3);
    units |= a | b | c | d;
    hash ^= scramble(a | (b << 8) | (c << 16) | (d << 24));
    hash = Math.imul(rotate(hash, 13), 5) + 0xe6546b64;
  }
  if (whole < length) {
    let word = 0;
    for (let i = whole; i < length; i += 1) {
      units |= text.charCodeAt(i);
      word |= text.charCodeAt(i) << (8 * (i - whole));
    }
    hash ^= scramble(word);
  }
  return units > 0x7f ? undefined : avalanche(hash ^ length);
}

function scramble(word: number): number {
  return Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
}

/** Every bit of the input changes every bit of the output with a probability near one half. */
function avalanche(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Little-endian. */
function wordAt(bytes: readonly number[], from: number, length: number): number {
  let word = 0;
  for (let i = 0; i < length; i += 1) word |= (bytes[from + i] ?? 0) << (8 * i);
  return word;
}

/** By hand, since TextEncoder belongs to a platform. A lone surrogate becomes U+FFFD, as TextEncoder has it. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}
