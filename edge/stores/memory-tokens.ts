import type { Token, TokenStore } from '../ports.ts';

/** Twin of `d1Tokens`. */
export function memoryTokens(): TokenStore {
  const tokens = new Map<string, Token>();
  return {
    find: async (hash) => structuredClone(tokens.get(hash) ?? null),
    put: async (hash, token) => void tokens.set(hash, structuredClone(token)),
  };
}
