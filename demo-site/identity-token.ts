import { sign } from 'hono/jwt';

/** Long enough for a page that is slow to load; the next page has a new one. */
const TOKEN_SECONDS = 600;

/** Says to the edge who has signed in, as any shop's server would: a JWT under the key from `npm run token -- --identity`. */
export function identityToken(key: string, site: string, customer: string, now: number): Promise<string> {
  const iat = Math.floor(now / 1000);
  return sign({ sub: customer, iss: site, aud: site, iat, exp: iat + TOKEN_SECONDS }, key);
}
