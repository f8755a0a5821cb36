import { createLru } from '../cache/lru.ts';
import type { Token } from '../ports.ts';
import type { World } from '../world.ts';

/** A token that was taken back stops working within this time. */
export const TOKEN_FRESH_MS = 30_000;
/** A site has a handful of tokens; this is room for some hundred sites on one isolate. */
const TOKENS_MAX = 1000;

export interface TokenCache {
  /** By the token's text; null when nobody knows it. */
  find(token: string): Promise<Token | null>;
}

/** Unknown tokens are not remembered: a token made just now works at once. */
export function createTokenCache({ tokens, now }: Pick<World, 'tokens' | 'now'>): TokenCache {
  const held = createLru<string, { token: Token; at: number }>(TOKENS_MAX);
  return {
    async find(text) {
      const hash = await hashToken(text);
      const known = held.get(hash);
      if (known && now() - known.at < TOKEN_FRESH_MS) return known.token;
      const token = await tokens.find(hash);
      if (token) held.set(hash, { token, at: now() });
      else held.delete(hash);
      return token;
    },
  };
}

/** SHA-256, hex: what is kept instead of the token. Tokens are long and random, so no salt and no slow hash. */
export async function hashToken(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
