import { expect, test } from 'vitest';
import { readPlan, type Plan, type Served } from '#core';
import { NOON, samplePlan, TEST_KEY } from '../memory-world.ts';
import { CREDENTIAL_CHARS_MAX, issueCredential, readCredential } from './credential.ts';
import { FIRST_SERVED_MAX, firstServed, servedFirst } from './first-served.ts';
import { createKeyring } from './keyring.ts';

const read = readPlan(samplePlan());
if (!read.ok) throw new Error('the sample plan is one');
const plan: Plan = read.value;
const keyring = createKeyring([TEST_KEY]);
const visitor = 'v'.repeat(30);
const ID = '0123456789abcdef'.repeat(2);
const served = (more: Partial<Served> = {}): Served => ({
  id: ID,
  at: NOON,
  slot: 'home-hero',
  arm: 'shown',
  variant: 'welcome',
  channel: 'site',
  segment: 'new/-',
  propensity: 0.9,
  draw: { site: 0.1, slot: 0 },
  cost: 0,
  currency: 'EUR',
  windowDays: 7,
  cap: 200_000,
  ...more,
});

test('what a newcomer was shown comes back with their credential, and makes it one to be renewed', async () => {
  const ask = served({
    ...{ slot: 'chat', variant: 'ask', atOnce: true, propensity: 0.45 },
    draw: { site: 0.1, slot: 0, share: 0.5, shares: { ask: 0.5, wave: 0.5 } },
  });
  const first = firstServed([served(), ask]);
  const credential = await issueCredential(keyring, { site: 'demo', visitor, first }, NOON);
  const reading = await readCredential(keyring, credential, NOON);
  expect(reading).toMatchObject({ ok: true, visitor, stale: true, first });
  expect(first && servedFirst(first, plan, NOON)).toEqual([served(), ask]);
});

test('what was held back, and slots that the plan no longer has, are not among it', () => {
  expect(firstServed([served({ arm: 'held', variant: '', manner: 'getting_bearings' })])).toBeUndefined();
  const gone = firstServed([served({ slot: 'gone' }), served({ arm: 'site_control' })]);
  expect(gone && servedFirst(gone, plan, NOON)).toEqual([served({ arm: 'site_control' })]);
});

test('the longest there is still is a credential', async () => {
  const name = 'n'.repeat(48);
  const shares = Object.fromEntries(Array.from('abcd', (letter) => [letter.repeat(48), 0.25]));
  const all = Array.from({ length: 20 }, () =>
    served({
      ...{ slot: name, variant: name, arm: 'site_control', propensity: 0.123456789 },
      draw: { site: 0.123456, slot: 0.234567, share: 0.25, shares },
    }),
  );
  const first = firstServed(all);
  expect(first?.[2]).toHaveLength(FIRST_SERVED_MAX);
  const site = 's'.repeat(48);
  const credential = await issueCredential(keyring, { site, visitor, first }, NOON);
  expect(credential.length).toBeLessThan(CREDENTIAL_CHARS_MAX);
  expect(await readCredential(keyring, credential, NOON)).toMatchObject({ ok: true, site, first });
});

test('a first credential that comes back after days says nothing any more', () => {
  const first = firstServed([served()]);
  const daysLater = (days: number) => first && servedFirst(first, plan, NOON + days * 86_400_000);
  expect(daysLater(1)).toHaveLength(1);
  expect(daysLater(3)).toEqual([]);
});
