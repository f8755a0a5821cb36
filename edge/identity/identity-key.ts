import { fromBase64Url, toBase64Url } from '../credential/base64url.ts';

/**
 * The key with which a shop's server signs who has signed in: HKDF-SHA-256 (RFC 5869) of the edge's signing key, without salt,
 * for `identity:SITE`. So each site has its own, none leads back to the edge's or to another site's, and none is stored.
 *
 * @param signingKey base64url, as in SIGNING_KEY
 * @returns 43 characters of base64url; libraries take this text as it is for the HMAC key
 */
export async function identityKey(signingKey: string, site: string): Promise<string> {
  const bytes = fromBase64Url(signingKey);
  if (!bytes) throw new Error('SIGNING_KEY is not base64url');
  const key = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(`identity:${site}`);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    key,
    256,
  );
  return toBase64Url(new Uint8Array(bits));
}
