import { sign } from 'hono/jwt';
import { NOON, TEST_KEY } from '../memory-world.ts';
import { identityKey } from './identity-key.ts';

/** As a shop's server makes it, for the tests: signed at `at`, ms since the epoch, for five minutes. */
export async function sampleToken(
  customer: string,
  { at = NOON, site = 'demo', signingKey = TEST_KEY } = {},
): Promise<string> {
  const iat = Math.floor(at / 1000);
  const claims = { sub: customer, iss: site, aud: site, iat, exp: iat + 300 };
  return sign(claims, await identityKey(signingKey, site));
}
