import { createHash } from 'node:crypto';

export const SCOPES = ['read', 'events', 'catalog', 'plan', 'privacy'] as const;
export type Scope = (typeof SCOPES)[number];

export interface TokenGrant {
  token: string;
  site: string;
  name: string;
  scopes: readonly Scope[];
  /** ms since the epoch; absent: no end. */
  expiresAt?: number;
}

/**
 * SQL that puts a token's SHA-256 into the `token` table; the token itself is stored nowhere. Throws on a site or a
 * name that is not plain, since D1's command line takes no bound values.
 */
export function tokenStatement({ token, site, name, scopes, expiresAt }: TokenGrant): string {
  for (const text of [site, name])
    if (!/^[a-z0-9][a-z0-9-]{0,47}$/.test(text))
      throw new Error(`${JSON.stringify(text)}: lower case letters, digits and hyphens only, at most 48.`);
  const hash = createHash('sha256').update(token).digest('hex');
  const grant = JSON.stringify({ name, site, scopes, ...(expiresAt === undefined ? {} : { expiresAt }) });
  return `INSERT INTO token (hash, token) VALUES ('${hash}', '${grant}') ON CONFLICT (hash) DO NOTHING`;
}

/** `read,plan` → scopes; throws naming what is none. */
export function readScopes(text: string): Scope[] {
  return text.split(',').map((part) => {
    const scope = SCOPES.find((each) => each === part.trim());
    if (!scope) throw new Error(`${JSON.stringify(part)} is no scope: ${SCOPES.join(', ')}.`);
    return scope;
  });
}
