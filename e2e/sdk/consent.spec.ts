import { expect, type Page } from '@playwright/test';
import { test } from './edge-test.ts';
import { pageWith } from './stub-edge.ts';

const SLOT = '<tact-slot name="home-hero">default</tact-slot>';
const stored = (page: Page): Promise<{ local: string[]; databases: string[] }> =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
  }));
const say = (page: Page, personalization: string): Promise<void> =>
  page.evaluate(
    (state) =>
      (window as unknown as { tact: { consent(signals: unknown): void } }).tact.consent({
        personalization: state,
      }),
    personalization,
  );

for (const attributes of ['data-consent="denied"', 'data-consent="required"'])
  test(`${attributes} asks for slots by the page alone, and keeps nothing`, async ({ page, edge }) => {
    edge.pages.set('/', pageWith(SLOT, attributes));
    await page.goto(edge.url);
    await expect.poll(() => edge.sent.length).toBeGreaterThan(0);
    await page.evaluate(() =>
      (window as unknown as { tact: { track(name: string): void } }).tact.track('view_cart'),
    );
    await page.waitForTimeout(600);
    for (const { request, cookie } of edge.sent) {
      expect(request).toMatchObject({ consent: { personalization: 'denied' }, slots: ['home-hero'] });
      for (const key of ['visitor', 'session'] as const) expect(request[key]).toBeUndefined();
      expect(request.events).toEqual([]);
      expect(cookie).toBeUndefined();
    }
    expect(await stored(page)).toEqual({ local: [], databases: [] });
  });

test('Consent Mode in the data layer decides before anything is said', async ({ page, edge }) => {
  edge.pages.set(
    '/',
    pageWith(`${SLOT}<script>dataLayer = []; function gtag() { dataLayer.push(arguments) }
      gtag('consent', 'default', { personalization_storage: 'denied', analytics_storage: 'denied' });
      tact = [['track', 'view_cart']];</script>`),
  );
  await page.goto(edge.url);
  await expect.poll(() => edge.sent.length).toBeGreaterThan(0);
  expect(edge.sent[0]?.request.consent).toMatchObject({ personalization: 'denied', analytics: 'denied' });
  expect(await stored(page)).toEqual({ local: [], databases: [] });

  await page.evaluate(() =>
    (window as unknown as { gtag(...given: unknown[]): void }).gtag('consent', 'update', {
      personalization_storage: 'granted',
    }),
  );
  // What was said before the answer waited for it.
  await expect.poll(() => edge.kept.map((event) => event.name)).toContain('page_view');
  await expect.poll(() => edge.kept.map((event) => event.name)).toContain('view_cart');
  expect(edge.sent.at(-1)?.request.consent).toMatchObject({
    personalization: 'granted',
    analytics: 'denied',
  });
});

test('consent taken back wipes the device at once, in every tab, and nothing more is sent', async ({
  page,
  context,
  edge,
}) => {
  const other = await context.newPage();
  await other.goto(edge.url);
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(1);
  await say(other, 'denied');
  await say(page, 'denied');
  await page.evaluate(() =>
    (window as unknown as { tact: { track(name: string): void } }).tact.track('view_cart'),
  );
  await expect.poll(() => stored(page)).toEqual({ local: [], databases: [] });
  await page.close();
  await other.close();
  expect(edge.kept.some((event) => event.name === 'view_cart')).toBe(false);
  // The edge is told once: the other tab finds nothing left to withdraw.
  expect(edge.calls).toMatchObject([{ call: 'DELETE /v1/me' }]);
});

test('a credential that arrives after consent was taken back is not kept', async ({ page, edge }) => {
  edge.pages.set('/', pageWith(SLOT));
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  await page.evaluate(() => {
    const { tact } = window as unknown as {
      tact: { track(name: string): void; consent(signals: unknown): void; decide(names: string[]): unknown };
    };
    tact.decide(['home-hero']);
    setTimeout(() => tact.consent({ personalization: 'denied' }), 1);
  });
  await page.waitForTimeout(500);
  expect(await stored(page)).toEqual({ local: [], databases: [] });
});

test('Global Privacy Control is passed on', async ({ page, edge }) => {
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true }),
  );
  await page.goto(edge.url);
  await expect.poll(() => edge.sent.length).toBeGreaterThan(0);
  expect(edge.sent[0]?.request.gpc).toBe(true);
});

test('forget tells the edge, and then the device forgets', async ({ page, edge }) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  const done = await page.evaluate(() =>
    (window as unknown as { tact: { forget(): unknown } }).tact.forget(),
  );
  expect(done).toBe(true);
  expect(edge.calls).toMatchObject([{ call: 'DELETE /v1/me', authorization: 'Visitor v1.1' }]);
  expect((await stored(page)).local).toEqual([]);
});

test('forgotten, nobody is signed in by what was said before; by what is said then they are', async ({
  page,
  edge,
}) => {
  const identify = (token: string) =>
    page.evaluate(
      (said) => (window as unknown as { tact: { identify(token: string): void } }).tact.identify(said),
      token,
    );
  const saidSince = (start: number) =>
    edge.sent.slice(start).flatMap(({ request }) => request.identity ?? []);
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  // This edge never says a word on it, so it is said again with every request.
  await identify('before');
  await expect.poll(() => saidSince(0)).toContain('before');
  await page.evaluate(() => (window as unknown as { tact: { forget(): unknown } }).tact.forget());
  const start = edge.sent.length;
  await page.evaluate(() =>
    (window as unknown as { tact: { track(name: string): void } }).tact.track('view_cart'),
  );
  await expect.poll(() => edge.kept.map(({ name }) => name)).toContain('view_cart');
  expect(saidSince(start)).toEqual([]);
  await identify('after');
  await expect.poll(() => saidSince(start)).toContain('after');
  expect(saidSince(start)).not.toContain('before');
});

test('consent withdrawn and given anew: what came after is kept', async ({ page, edge }) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  await say(page, 'denied');
  await say(page, 'granted');
  await page.evaluate(() =>
    (window as unknown as { tact: { track(name: string): void } }).tact.track('view_cart'),
  );
  await expect.poll(() => edge.kept.map(({ name }) => name)).toContain('view_cart');
  expect(edge.calls).toMatchObject([{ call: 'DELETE /v1/me' }]);
  expect((await stored(page)).local).not.toEqual([]);
});
