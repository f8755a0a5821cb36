import { expect, test } from 'vitest';
import { readScopes, tokenStatement } from './token-statement.ts';

test('the statement carries the hash and never the token', () => {
  const sql = tokenStatement({
    token: 'tact_demo_secret',
    site: 'demo',
    name: 'ci',
    scopes: ['read'],
    expiresAt: 5,
  });
  expect(sql).not.toContain('secret');
  expect(sql).toMatch(
    /VALUES \('[0-9a-f]{64}', '{"name":"ci","site":"demo","scopes":\["read"\],"expiresAt":5}'\)/,
  );
});

test.each(["o'clock", '', 'Demo', 'a'.repeat(49)])('the name %j is refused', (name) => {
  expect(() => tokenStatement({ token: 't', site: 'demo', name, scopes: [] })).toThrow('lower case');
});

test('an unknown scope is named', () => {
  expect(readScopes('read, plan')).toEqual(['read', 'plan']);
  expect(() => readScopes('read,all')).toThrow('"all" is no scope');
});
