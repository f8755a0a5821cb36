import { hkdfSync } from 'node:crypto';

/**
 * The key with which the shop's server signs who has signed in, as `edge/identity/identity-key.ts` derives it: HKDF-SHA-256 of
 * the edge's signing key for `identity:SITE`, 43 characters of base64url. Throws where that is too short to be one.
 */
export function identityKey(signingKey: string, site: string): string {
  const secret = Buffer.from(signingKey, 'base64url');
  if (!/^[\w-]+$/.test(signingKey) || secret.length < 32)
    throw new Error('SIGNING_KEY must be at least 32 bytes of base64url.');
  return Buffer.from(hkdfSync('sha256', secret, '', `identity:${site}`, 32)).toString('base64url');
}
