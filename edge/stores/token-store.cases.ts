import { expect, test } from 'vitest';
import type { Token, TokenStore } from '../ports.ts';

export function tokenStoreCases(make: () => TokenStore): void {
  const token: Token = { name: 'ci', site: 'demo', scopes: ['read', 'events'] };

  test('a token that was never put is not found', async () => {
    expect(await make().find('00')).toBeNull();
  });

  test('a token is found by its hash as it was put, an expired one too', async () => {
    const store = make();
    await store.put('aa', token);
    await store.put('bb', { ...token, name: 'old', expiresAt: 1 });
    expect(await store.find('aa')).toEqual(token);
    expect(await store.find('bb')).toEqual({ ...token, name: 'old', expiresAt: 1 });
  });

  test('putting a hash again replaces what it allows', async () => {
    const store = make();
    await store.put('cc', token);
    await store.put('cc', { ...token, scopes: ['read'] });
    expect(await store.find('cc')).toEqual({ ...token, scopes: ['read'] });
  });
}
