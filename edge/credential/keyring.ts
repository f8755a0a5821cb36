import { fromBase64Url, toBase64Url } from './base64url.ts';

/** Less than the output of SHA-256 weakens the MAC: RFC 2104 §3. */
export const SIGNING_KEY_BYTES_MIN = 32;

interface Key {
  /** First bytes of the key's SHA-256: tells keys apart, and tells nothing about them. */
  id: string;
  key: CryptoKey;
}

/** Signs with the newest key, and still knows what the one before has signed. */
export interface Keyring {
  /** Id of the key that signs now. */
  currentId(): Promise<string>;
  sign(text: string): Promise<Uint8Array>;
  /** Constant-time (WebCrypto `verify`); false for a key that nobody knows. */
  verify(keyId: string, text: string, mac: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** MACs of a text under every key, the newest first. */
  macs(text: string): Promise<Uint8Array[]>;
}

/**
 * @param secrets base64url, at least 32 bytes each, the newest first
 * @throws at the first use when there is none, or one is too short or not base64url: a worker without a key must not answer
 */
export function createKeyring(secrets: readonly string[]): Keyring {
  // Kept as values once there, never as a promise: workerd does not let one request wait for the I/O of another.
  let known: Key[] | undefined;
  const keys = async () => (known ??= await importAll(secrets));
  const current = async () => (await keys())[0] as Key;
  const macOf = async (key: CryptoKey, text: string) =>
    new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
  return {
    currentId: async () => (await current()).id,
    sign: async (text) => macOf((await current()).key, text),
    async verify(keyId, text, mac) {
      const found = (await keys()).find((each) => each.id === keyId);
      if (!found) return false;
      return crypto.subtle.verify('HMAC', found.key, mac, new TextEncoder().encode(text));
    },
    macs: async (text) => Promise.all((await keys()).map((each) => macOf(each.key, text))),
  };
}

async function importAll(secrets: readonly string[]): Promise<Key[]> {
  if (secrets.length === 0) throw new Error('SIGNING_KEY is not set');
  return Promise.all(secrets.map(importKey));
}

async function importKey(secret: string): Promise<Key> {
  const bytes = fromBase64Url(secret);
  if (!bytes || bytes.length < SIGNING_KEY_BYTES_MIN) {
    throw new Error(`SIGNING_KEY must be at least ${SIGNING_KEY_BYTES_MIN} bytes of base64url`);
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);
  return { id: toBase64Url(digest.slice(0, 6)), key };
}
