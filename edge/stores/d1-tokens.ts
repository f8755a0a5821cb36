import type { Token, TokenStore } from '../ports.ts';

export function d1Tokens(db: D1Database): TokenStore {
  return {
    async find(hash) {
      const json = await db
        .prepare('SELECT token FROM token WHERE hash = ?')
        .bind(hash)
        .first<string>('token');
      return json === null ? null : (JSON.parse(json) as Token);
    },
    async put(hash, token) {
      await db
        .prepare('INSERT OR REPLACE INTO token (hash, token) VALUES (?, ?)')
        .bind(hash, JSON.stringify(token))
        .run();
    },
  };
}
