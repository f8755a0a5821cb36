import { expect, test } from 'vitest';
import { samplePlan } from '../memory-world.ts';
import type { WireConsent } from '#core';
import { testShop, view } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

const PAGE = { url: 'https://shop.example/' };
const DENIED = { personalization: 'denied', analytics: 'granted' } as const;
const COOKIE = /^tact=(v1\.[\w.-]+); Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure$/;

test('without consent there is no credential in or out, and slots are filled from the page', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  for (const known of [{}, { visitor }, { visitor: 'nonsense' }]) {
    const answer = await shop.synced({
      ...known,
      consent: DENIED,
      page: PAGE,
      slots: ['home-hero'],
      events: [view(1)],
    });
    expect(answer).not.toHaveProperty('visitor');
    expect(answer).toMatchObject({ accepted: [], rejected: [{ id: view(1).id, code: 'consent_denied' }] });
    expect(answer.decisions[0]).toMatchObject({ action: 'show', variant: 'welcome' });
  }
  await shop.world.settle();
  expect(shop.world.touched).toEqual([]);
});

test('Global Privacy Control denies where the plan says so, by body and by header', async () => {
  const shop = await testShop();
  expect(await shop.synced({ gpc: true })).toHaveProperty('visitor');
  await shop.call('PUT', '/v1/plan', { ...samplePlan(), gpc: 'deny' });
  await shop.call('POST', '/v1/plan/publish');
  expect(await shop.synced({})).toHaveProperty('visitor');
  expect(await shop.synced({ gpc: true })).not.toHaveProperty('visitor');
  expect(await shop.synced({}, { 'sec-gpc': '1' })).not.toHaveProperty('visitor');
});

const BY_FUNCTIONS = {
  personalization: ['functionality_storage', 'security_storage'],
  analytics: ['ad_storage'],
};

async function shopBySignals(consent: object = BY_FUNCTIONS): Promise<TestShop> {
  const shop = await testShop();
  expect((await shop.call('PUT', '/v1/plan', { ...samplePlan(), consent })).status).toBe(200);
  await shop.call('POST', '/v1/plan/publish');
  return shop;
}

const GRANTED = 'granted' as const;

test.each<[what: string, consent: WireConsent, isKnown: boolean]>([
  ['all of them granted', { signals: { functionality_storage: GRANTED, security_storage: GRANTED } }, true],
  [
    'all of them granted, whatever the page made of the others',
    { personalization: 'denied', signals: { functionality_storage: GRANTED, security_storage: GRANTED } },
    true,
  ],
  ['one not said', { personalization: GRANTED, signals: { functionality_storage: GRANTED } }, false],
  [
    'one denied',
    { personalization: GRANTED, signals: { functionality_storage: GRANTED, security_storage: 'denied' } },
    false,
  ],
  ['none said', { personalization: GRANTED, signals: {} }, false],
  ['signals that are none', { personalization: GRANTED, signals: 'all' as never }, false],
  [
    'a state that is none',
    { signals: { functionality_storage: GRANTED, security_storage: true as never } },
    false,
  ],
  ['no signals: the page has said it itself', { personalization: GRANTED }, true],
  ['no signals, and denied by the page', { personalization: 'denied' }, false],
])('where the plan names signals: %s', async (_, consent, isKnown) => {
  const shop = await shopBySignals();
  const answer = await shop.synced({ consent, events: [view(1)] });
  expect(answer.visitor !== undefined).toBe(isKnown);
  expect(answer.rejected.map(({ code }) => code)).toEqual(isKnown ? [] : ['consent_denied']);
  expect(answer.consent).toEqual(BY_FUNCTIONS);
});

test('a plan that names signals for counting alone leaves personalisation to the page, and the other way round', async () => {
  const shop = await shopBySignals({ analytics: ['analytics_storage'] });
  const signals = { analytics_storage: 'denied' as const };
  expect(await shop.synced({ consent: { personalization: 'granted', signals } })).toHaveProperty('visitor');
  expect(await shop.synced({ consent: { personalization: 'denied', signals } })).not.toHaveProperty(
    'visitor',
  );
});

test('without a word in the plan signals change nothing, and the answer names none', async () => {
  const shop = await testShop();
  const signals = { personalization_storage: 'denied', of_tomorrow: 'maybe' } as never;
  const answer = await shop.synced({ consent: { personalization: 'granted', signals } });
  expect(answer).toHaveProperty('visitor');
  expect(answer).not.toHaveProperty('consent');
});

test('a visitor who is known is nobody once the plan’s signals say no, and what they tell is not kept', async () => {
  const shop = await shopBySignals();
  const signals = { functionality_storage: GRANTED, security_storage: GRANTED };
  const { visitor } = await shop.synced({ consent: { signals } });
  await shop.world.settle();
  shop.world.touched.length = 0;
  const consent = { personalization: GRANTED, signals: { ...signals, security_storage: 'denied' as const } };
  const answer = await shop.synced({
    visitor: visitor!,
    consent,
    events: [view(1)],
    slots: ['home-hero'],
    page: PAGE,
  });
  expect(answer).not.toHaveProperty('visitor');
  expect(answer.accepted).toEqual([]);
  expect(shop.world.touched).toEqual([]);
});

test('without consent for analytics the profile grows, and the object is told not to count', async () => {
  const shop = await testShop();
  const told: unknown[] = [];
  const visitors = { ...shop.world.visitors };
  shop.world.visitors.of = (site, visitor) => {
    const found = visitors.of(site, visitor);
    return {
      ...found,
      fold: async (events, options) => {
        told.push(options);
        return found.fold(events, options);
      },
    };
  };
  const visitor = await shop.credential();
  const consent = { personalization: 'granted', analytics: 'denied' } as const;
  expect((await shop.synced({ visitor, consent, events: [view(1)] })).accepted).toHaveLength(1);
  expect(told).toEqual([{ counted: false }]);
});

test('on the shop’s own host a cookie carries the credential, out of reach of scripts', async () => {
  const shop = await testShop();
  const same = { 'sec-fetch-site': 'same-origin' };
  const send = async (headers: Record<string, string>, body = {}) =>
    shop.app.request('https://shop.example/v1/sync', {
      method: 'POST',
      headers: { origin: 'https://shop.example', ...headers },
      body: JSON.stringify({ site: 'demo', ...body }),
    });
  const first = await send(same);
  const { visitor } = (await first.json()) as { visitor: string };
  expect(COOKIE.exec(first.headers.get('set-cookie') ?? '')?.[1]).toBe(visitor);

  const cookie = `other=1; tact=${visitor}`;
  const again = await send({ ...same, cookie }, { events: [view(1)] });
  expect(await again.json()).toMatchObject({ visitor, accepted: [view(1).id] });
  expect(again.headers.get('set-cookie')).toBeNull();

  const elsewhere = await send({ 'sec-fetch-site': 'cross-site', cookie });
  expect(((await elsewhere.json()) as { visitor: string }).visitor).not.toBe(visitor);
  expect(elsewhere.headers.get('set-cookie')).toBeNull();

  const withdrawn = await send({ ...same, cookie }, { consent: DENIED });
  expect(withdrawn.headers.get('set-cookie')).toMatch(/^tact=; Path=\/; Max-Age=0;/);
});

test('a cookie that is no good counts as none, and is replaced', async () => {
  const shop = await testShop();
  const response = await shop.sync({}, { 'sec-fetch-site': 'same-origin', cookie: 'tact=nonsense' });
  expect(response.status).toBe(200);
  expect(response.headers.get('set-cookie')).toMatch(/^tact=v1\./);
});

test('the cookie of a visitor who was forgotten ends, so that the page can start anew', async () => {
  const shop = await testShop();
  const visitor = await shop.credential();
  await shop.app.request('/v1/me', { method: 'DELETE', headers: { authorization: `Visitor ${visitor}` } });
  const same = { 'sec-fetch-site': 'same-origin', cookie: `tact=${visitor}` };
  const refused = await shop.sync({ events: [view(1)] }, same);
  expect(refused.status).toBe(401);
  expect(refused.headers.get('set-cookie')).toMatch(/^tact=; Path=\/; Max-Age=0;/);
});
