import { sign } from 'hono/jwt';
import { expect, test } from 'vitest';
import { NOON, TEST_KEY } from '../memory-world.ts';
import { toBase64Url } from '../credential/base64url.ts';
import { identityKey } from './identity-key.ts';
import { CUSTOMER_CHARS_MAX, readIdentity, TOKEN_AGE_SECONDS_MAX } from './read-identity.ts';

const key = await identityKey(TEST_KEY, 'demo');
const foreign = await identityKey(TEST_KEY, 'other');
const iat = NOON / 1000 - 10;
const claims = { sub: 'C-1', iss: 'demo', aud: 'demo', iat, exp: iat + 300 };
const without = (claim: keyof typeof claims) =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim));
const read = (token: unknown, keys = [key], now = NOON) => readIdentity(keys, 'demo', token, now);
const part = (json: unknown) => toBase64Url(new TextEncoder().encode(JSON.stringify(json)));

test('a token that the shop has signed says who has signed in, and when', async () => {
  const token = await sign(claims, key);
  expect(await read(token)).toEqual({ ok: true, customer: 'C-1', at: iat * 1000 });
  expect(await read(token, [foreign, key])).toMatchObject({ ok: true });
});

test.each([
  ['by the key of another site', sign({ ...claims }, foreign)],
  [
    'by the key of another edge',
    sign({ ...claims }, await identityKey(toBase64Url(new Uint8Array(32)), 'demo')),
  ],
  ['with a longer hash', sign({ ...claims }, key, 'HS512')],
  ['for another site', sign({ ...claims, aud: 'other' }, key)],
  ['for nobody in particular', sign(without('aud'), key)],
  ['by another issuer', sign({ ...claims, iss: 'other' }, key)],
  ['by nobody in particular', sign(without('iss'), key)],
  ['of nobody', sign(without('sub'), key)],
  ['of an empty customer', sign({ ...claims, sub: '' }, key)],
  ['of a customer that is no text', sign({ ...claims, sub: 17 as unknown as string }, key)],
  ['of a customer with too long an id', sign({ ...claims, sub: 'x'.repeat(CUSTOMER_CHARS_MAX + 1) }, key)],
  ['without a time', sign(without('iat'), key)],
  ['without an end', sign(without('exp'), key)],
  ['for longer than an hour', sign({ ...claims, exp: iat + TOKEN_AGE_SECONDS_MAX + 1 }, key)],
  ['that ends before it begins', sign({ ...claims, exp: iat }, key)],
  ['from the future', sign({ ...claims, iat: iat + 100, exp: iat + 200 }, key)],
  ['with times that are no numbers', sign({ ...claims, iat: `${iat}` as unknown as number }, key)],
])('a token %s is invalid', async (_, token) => {
  expect(await read(await token)).toEqual({ ok: false, code: 'invalid' });
});

test('no algorithm but ours is heard, whatever the token says', async () => {
  const [, payload = '', mac = ''] = (await sign(claims, key)).split('.');
  for (const alg of ['none', 'None', 'RS256', 'HS384', '', null, undefined, ['HS256']]) {
    const header = part({ alg, typ: 'JWT' });
    for (const signature of ['', mac]) {
      expect(await read(`${header}.${payload}.${signature}`)).toEqual({ ok: false, code: 'invalid' });
    }
  }
  const critical = part({ alg: 'HS256', typ: 'JWT', crit: ['b64'], b64: false });
  expect(await read(`${critical}.${payload}.${mac}`)).toEqual({ ok: false, code: 'invalid' });
});

test('no change of one character leaves a token valid', async () => {
  const token = await sign(claims, key);
  // The last character of a MAC carries two bits that no byte uses: the same MAC may be written another way.
  for (let at = 0; at < token.length - 1; at++) {
    const forged = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    expect(await read(forged), `character ${at}`).toMatchObject({ ok: false });
  }
});

test.each([
  undefined,
  17,
  {},
  '',
  'a.b',
  'a.b.c',
  '..',
  'a.b.c.d',
  `${part(null)}.${part(null)}.`,
  `x${'.'.repeat(5000)}`,
])('what is no token is invalid: %j', async (token) => {
  expect(await read(token)).toEqual({ ok: false, code: 'invalid' });
});

test('a token ends by the edge’s clock, and one from a clock a little before ours is good', async () => {
  const token = await sign(claims, key);
  expect(await read(token, [key], (iat + 299) * 1000)).toMatchObject({ ok: true });
  expect(await read(token, [key], (iat + 300) * 1000)).toEqual({ ok: false, code: 'expired' });
  const early = await sign({ ...claims, iat: NOON / 1000 + 59, exp: NOON / 1000 + 100 }, key);
  expect(await read(early)).toEqual({ ok: true, customer: 'C-1', at: NOON });
});

test('the key of each site is its own, and the same every time', async () => {
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(await identityKey(TEST_KEY, 'demo')).toBe(key);
  expect(foreign).not.toBe(key);
  await expect(identityKey('not base64url!', 'demo')).rejects.toThrow('SIGNING_KEY');
});

/** By OpenSSL's HKDF; `tools/identity-key.ts` derives the same for the shop's server. */
test('the key is HKDF’s', () => {
  expect(key).toBe('cmK9HRJukTvCEmXpgGthSqfELTd9eCX9ndIP8hF7vYg');
});
