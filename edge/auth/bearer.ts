import type { Edge } from '../edge.ts';
import type { Scope, Token } from '../ports.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { checkAddressRate } from './rate.ts';

/** Longer than any token that is made; what is longer is not hashed. */
const TOKEN_CHARS_MAX = 512;

/** Text of `Authorization: SCHEME text`; undefined when there is none of that scheme (RFC 9110 §11.4: any case). */
export function authorizationOf(request: Request, scheme: 'Bearer' | 'Visitor'): string | undefined {
  const [said, text, ...rest] = (request.headers.get('authorization') ?? '').trim().split(/ +/);
  return said?.toLowerCase() === scheme.toLowerCase() && text && rest.length === 0 ? text : undefined;
}

/** The token of a server's call, if it carries any one of `scopes`. */
export async function requireBearer(
  edge: Edge,
  request: Request,
  scopes: readonly Scope[],
): Promise<Outcome<Token>> {
  const text = authorizationOf(request, 'Bearer');
  if (text === undefined) return refuse('token_missing', `needs the scope ${scopes.join(' or ')}`);
  if (text.length > TOKEN_CHARS_MAX) return refuse('token_invalid');
  const token = await edge.tokens.find(text);
  if (!token) {
    // Whoever guesses tokens is slowed down; who has one is not.
    const slow = await checkAddressRate(edge, request);
    return slow.ok ? refuse('token_invalid') : slow;
  }
  if (token.expiresAt !== undefined && token.expiresAt <= edge.world.now()) return refuse('token_expired');
  if (!scopes.some((scope) => token.scopes.includes(scope))) {
    return refuse('scope_missing', `needs the scope ${scopes.join(' or ')}`, { more: { scopes } });
  }
  return { ok: true, value: token };
}
