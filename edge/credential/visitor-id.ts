import { fromBase64Url, toBase64Url } from './base64url.ts';
import type { Keyring } from './keyring.ts';

/*
 * An id that carries its own proof, so that a shop's server may name it bare and still
 * nobody can make one up: only what the edge itself has signed ever reaches an object.
 *
 *   16 random bytes │ first 6 bytes of HMAC(key, "id:site:random")   → 30 characters of base64url
 *
 * Six bytes leave a guesser one chance in 2^48 a try, under a bearer token's eyes.
 */
export const RANDOM_BYTES = 16;
const TAG_BYTES = 6;
const ID = /^[\w-]{30}$/;

export async function newVisitorId(keyring: Keyring, site: string, random: Uint8Array): Promise<string> {
  return visitorIdOf(keyring, site, random, 0);
}

/** The same under an earlier key: 0 is the current one. */
export async function visitorIdOf(
  keyring: Keyring,
  site: string,
  random: Uint8Array,
  key: number,
): Promise<string> {
  const mac = (await keyring.macs(textOf(site, random)))[key] as Uint8Array;
  const bytes = new Uint8Array(RANDOM_BYTES + TAG_BYTES);
  bytes.set(random.slice(0, RANDOM_BYTES));
  bytes.set(mac.slice(0, TAG_BYTES), RANDOM_BYTES);
  return toBase64Url(bytes);
}

export function looksLikeVisitorId(id: string): boolean {
  return ID.test(id);
}

/** Whether this edge made the id for this site, with a key that it still has. */
export async function madeVisitorId(keyring: Keyring, site: string, id: string): Promise<boolean> {
  const bytes = looksLikeVisitorId(id) ? fromBase64Url(id) : null;
  if (!bytes) return false;
  const tag = bytes.slice(RANDOM_BYTES);
  const macs = await keyring.macs(textOf(site, bytes.slice(0, RANDOM_BYTES)));
  return macs.some((mac) => tag.reduce((different, byte, at) => different | (byte ^ mac[at]!), 0) === 0);
}

function textOf(site: string, random: Uint8Array): string {
  return `id:${site}:${toBase64Url(random.slice(0, RANDOM_BYTES))}`;
}
