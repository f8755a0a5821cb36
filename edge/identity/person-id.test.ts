import { expect, test } from 'vitest';
import { toBase64Url } from '../credential/base64url.ts';
import { createKeyring } from '../credential/keyring.ts';
import { madeVisitorId } from '../credential/visitor-id.ts';
import { TEST_KEY } from '../memory-world.ts';
import { personIds } from './person-id.ts';

const NEXT_KEY = toBase64Url(new Uint8Array(32).fill(9));
const keyring = createKeyring([TEST_KEY]);

test('a customer has one id, which is a visitor id as any other', async () => {
  const [id = '', ...more] = await personIds(keyring, 'demo', 'C-1', 0);
  expect(more).toEqual([]);
  expect(id).toMatch(/^[\w-]{30}$/);
  expect(await personIds(keyring, 'demo', 'C-1', 0)).toEqual([id]);
  expect(await madeVisitorId(keyring, 'demo', id)).toBe(true);
  expect(await madeVisitorId(keyring, 'other', id)).toBe(false);
});

test('customers, sites and generations have different ids, whatever characters they are of', async () => {
  const named = [
    ['demo', 'C-1', 0],
    ['demo', 'C-1', 1],
    ['demo', 'C-2', 0],
    ['demo', '1:C-1', 0],
    ['demo', ':C-1', 0],
    ['demo', '0:C-1', 0],
    ['demo', 'é\u0000', 0],
    ['other', 'C-1', 0],
  ] as const;
  const ids = await Promise.all(
    named.map(([site, customer, generation]) => personIds(keyring, site, customer, generation)),
  );
  expect(new Set(ids.flat()).size).toBe(named.length);
});

test('after a change of keys the former id is told too, as it was', async () => {
  const before = await personIds(keyring, 'demo', 'C-1', 0);
  const ids = await personIds(createKeyring([NEXT_KEY, TEST_KEY]), 'demo', 'C-1', 0);
  expect(ids).toHaveLength(2);
  expect(ids[1]).toBe(before[0]);
  expect(ids[0]).toBe((await personIds(createKeyring([NEXT_KEY]), 'demo', 'C-1', 0))[0]);
});
