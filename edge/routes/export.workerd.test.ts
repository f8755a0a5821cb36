import { env, exports } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { factOfLine, type Fact, type FactLine } from '#core';
import { hashToken } from '../auth/token-cache.ts';
import { d1Outcomes } from '../stores/d1-outcomes.ts';
import { d1Tokens } from '../stores/d1-tokens.ts';

/** Facts out of D1 through the whole worker, as a stream. */

const facts = Array.from({ length: 1234 }, (_, n): Fact => {
  return { kind: 'seen', id: `e${n}`, at: n, decision: `d\u2028"${n}\n`, what: 'view' };
});

beforeAll(async () => {
  await d1Tokens(env.DB).put(await hashToken('server'), { name: 'server', site: 'demo', scopes: ['read'] });
  const messages = Array.from({ length: 124 }, (_, n) => ({
    ...{ id: `o/${n}`, site: 'demo', visitor: `v${n}`, changes: [] },
    facts: facts.slice(n * 10, n * 10 + 10),
  }));
  await d1Outcomes(env.DB).apply(messages);
});

test('everything comes once, in order, in lines that are whole, however much is asked for at once', async () => {
  for (const limit of [10_000, 617]) {
    const found: Fact[] = [];
    for (let after = 0, more = true; more;) {
      const response = await exports.default.fetch(
        `https://edge.example/v1/export?after=${after}&limit=${limit}`,
        { headers: { authorization: 'Bearer server' } },
      );
      expect(response.status).toBe(200);
      const lines = new TextDecoder().decode(await response.arrayBuffer()).split('\n');
      expect(lines.pop()).toBe('');
      const end = JSON.parse(lines.pop() ?? '') as { after: number; more: boolean };
      ({ after, more } = end);
      found.push(...lines.map((line) => factOfLine(JSON.parse(line) as FactLine)));
    }
    expect(found).toEqual(facts);
  }
});
