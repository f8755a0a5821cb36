import { verify } from 'hono/jwt';
import * as v from 'valibot';

/** A token is made for the page that carries it; who holds one of an hour ago is somebody else. */
export const TOKEN_AGE_SECONDS_MAX = 3600;
/** A shop's clock may be so far before ours. */
const CLOCK_SLACK_SECONDS = 60;
/** Far above what the claims need; what is longer is not worth an HMAC. */
export const TOKEN_CHARS_MAX = 2048;
/** Of a shop's customer id. */
export const CUSTOMER_CHARS_MAX = 200;

export const customerId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(CUSTOMER_CHARS_MAX));

/** Seconds since the epoch (NumericDate, RFC 7519 §2). */
const claimsSchema = v.object({
  sub: customerId,
  iat: v.pipe(v.number(), v.finite()),
  exp: v.pipe(v.number(), v.finite()),
});

export type IdentityReading =
  | {
      ok: true;
      /** The shop's own id of its customer. */
      customer: string;
      /** When the shop said so, ms since the epoch by the shop's clock, but not after now. */
      at: number;
    }
  | { ok: false; code: 'invalid' | 'expired' };

/**
 * Who has signed in, as the shop attests: a JWT (RFC 7519) signed with HS256 and one of `keys`, of this site (`iss` and
 * `aud`), made lately (`iat`) and for an hour at most (`exp`). Whatever else a page says of itself proves nothing.
 *
 * @param keys the site's identity keys, the newest first
 * @param now ms since the epoch
 */
export async function readIdentity(
  keys: readonly string[],
  site: string,
  token: unknown,
  now: number,
): Promise<IdentityReading> {
  const invalid = { ok: false, code: 'invalid' } as const;
  if (typeof token !== 'string' || token.length > TOKEN_CHARS_MAX) return invalid;
  for (const key of keys) {
    const claims = v.safeParse(claimsSchema, await verified(key, site, token));
    if (!claims.success) continue;
    const { sub, iat, exp } = claims.output;
    if (iat * 1000 > now + CLOCK_SLACK_SECONDS * 1000) return invalid;
    if (exp <= iat || exp > iat + TOKEN_AGE_SECONDS_MAX) return invalid;
    if (exp * 1000 <= now) return { ok: false, code: 'expired' };
    return { ok: true, customer: sub, at: Math.min(Math.floor(iat * 1000), now) };
  }
  return invalid;
}

/**
 * The algorithm is ours to say, never the token's (RFC 8725 §3.1): another one, `none` included, is refused before the
 * signature is looked at. Times are judged by the edge's clock, which is the world's, not the library's.
 */
async function verified(key: string, site: string, token: string): Promise<unknown> {
  try {
    return await verify(token, key, {
      alg: 'HS256',
      iss: site,
      aud: site,
      exp: false,
      nbf: false,
      iat: false,
    });
  } catch {
    // What is no token, or not of this key and site: which of these, nobody needs to know.
    return undefined;
  }
}
