import { expect, test } from 'vitest';
import { NOON, TEST_KEY } from '../memory-world.ts';
import { toBase64Url } from './base64url.ts';
import { CREDENTIAL_AGE_DAYS_MAX, issueCredential, readCredential } from './credential.ts';
import { createKeyring } from './keyring.ts';
import { madeVisitorId, newVisitorId } from './visitor-id.ts';

const DAY_MS = 86_400_000;
const OTHER_KEY = toBase64Url(new Uint8Array(32).fill(9));
const random = Uint8Array.from({ length: 16 }, (_, at) => at * 7);
const keyring = createKeyring([TEST_KEY]);
const visitor = await newVisitorId(keyring, 'demo', random);
const credential = await issueCredential(keyring, { site: 'demo', visitor }, NOON);

test('a credential says whose it is and where', async () => {
  expect(credential).toMatch(/^v1\.[\w-]+\.[\w-]+$/);
  expect(await readCredential(keyring, credential, NOON)).toEqual({
    ok: true,
    site: 'demo',
    visitor,
    stale: false,
  });
});

test('no change of one character leaves a credential valid', async () => {
  for (let at = 0; at < credential.length; at++) {
    const letter = credential[at] === 'A' ? 'B' : 'A';
    const forged = credential.slice(0, at) + letter + credential.slice(at + 1);
    // The last character of a MAC carries two bits that no byte uses: the same MAC may be written another way.
    if (at === credential.length - 1) continue;
    expect(await readCredential(keyring, forged, NOON), `character ${at}`).toMatchObject({ ok: false });
  }
});

test.each(['', 'v1', 'v1..', 'v2.a.b', 'v1.e30.AAAA', `v1.${'A'.repeat(3000)}.AAAA`, 'v1.bm90IGpzb24.AAAA'])(
  'what is no credential is invalid: %s',
  async (text) => {
    expect(await readCredential(keyring, text, NOON)).toEqual({ ok: false, code: 'credential_invalid' });
  },
);

test('it is renewed after a day and expires after its last', async () => {
  const at = (days: number) => readCredential(keyring, credential, NOON + days * DAY_MS);
  expect(await at(1)).toMatchObject({ ok: true, stale: false });
  expect(await at(2)).toMatchObject({ ok: true, stale: true });
  expect(await at(CREDENTIAL_AGE_DAYS_MAX)).toMatchObject({ ok: true, stale: true });
  expect(await at(CREDENTIAL_AGE_DAYS_MAX + 1)).toEqual({ ok: false, code: 'credential_expired' });
});

test('the key before is still read, and renewed; a key that is gone is not', async () => {
  const changed = createKeyring([OTHER_KEY, TEST_KEY]);
  expect(await readCredential(changed, credential, NOON)).toMatchObject({ ok: true, visitor, stale: true });
  expect(await madeVisitorId(changed, 'demo', visitor)).toBe(true);
  const gone = createKeyring([OTHER_KEY]);
  expect(await readCredential(gone, credential, NOON)).toEqual({ ok: false, code: 'credential_invalid' });
  expect(await madeVisitorId(gone, 'demo', visitor)).toBe(false);
});

test('an id proves that it was made here, for its site', async () => {
  expect(visitor).toHaveLength(30);
  expect(await madeVisitorId(keyring, 'demo', visitor)).toBe(true);
  expect(await madeVisitorId(keyring, 'other', visitor)).toBe(false);
  expect(await madeVisitorId(keyring, 'demo', 'A'.repeat(30))).toBe(false);
  expect(await madeVisitorId(keyring, 'demo', visitor.slice(1))).toBe(false);
});

test.each([[[]], [['short']], [[`${TEST_KEY}!`]]])(
  'without a good key nothing is signed: %j',
  async (secrets) => {
    await expect(createKeyring(secrets).sign('text')).rejects.toThrow('SIGNING_KEY');
  },
);
