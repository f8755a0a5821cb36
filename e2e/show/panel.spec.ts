import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { bundle } from './bundle.ts';
import { invite, leave, show } from './decisions.ts';
import { expect, test } from '@playwright/test';

const SCRIPT = bundle(`
  import { openPanel } from './panel/index.ts';
  const takers = [];
  const host = {
    edge: location.origin, site: 'demo', inviting: false,
    onDecisions: (take) => takers.push(take), decided: () => window.decided,
    consent: () => ({ personalization: 'granted', analytics: 'denied' }),
    visitor: () => undefined, net: { fetch: fetch.bind(window) },
  };
  window.tactPanel = { net: host.net, open: () => openPanel(host), decide: (made) => takers.forEach((take) => take(made)) };
`);

declare global {
  var tactPanel: { net: { fetch: typeof fetch }; open(): void; decide(made: unknown[]): void };
  var decided: unknown[];
}

const HERO = show(
  'home-hero',
  { kind: 'banner', title: 'T' },
  { about: ['rose', 'shoes'], why: 'You looked at it twice.' },
);
const HELD = {
  ...invite({ action: 'hold' }),
  reason: {
    code: 'no_intent',
    words: 'Too little intent shows: a score of 0.39, and it takes 0.6.',
    numbers: { score: 0.39, min: 0.6 },
  },
};

function me(now: number) {
  const sign = {
    kind: 'read_size_guide',
    at: now - 60_000,
    item: 'dress',
    weight: 0.5,
    halfLifeMs: 1_200_000,
    now: 0.48,
  };
  return {
    visitor: 'visitor-1',
    profile: { first: now - 90_000, visits: [{}], items: { dress: { seen: [now], touched: now } }, said: {} },
    totals: {
      events: 4,
      pages: 3,
      views: 2,
      carts: 1,
      purchases: 1,
      spent: { EUR: 12_900 },
      activeMs: 61_000,
    },
    basket: [{ item: 'shoes', quantity: 2 }],
    intent: { score: 0.38, evidence: [sign] },
    decisions: [
      {
        ...HELD,
        at: now,
        explanation: {
          slot: 'chat',
          decision: HELD.id,
          intent: { score: 0.38, evidence: [sign] },
          policy: { kind: 'pin', seed: 7 },
          facts: { 'orders.count': null },
          candidates: [
            {
              variant: 'chat-a',
              items: ['dress'],
              allowed: false,
              leftOut: [
                {
                  item: 'lamp',
                  verdict: {
                    manner: 'just_bought',
                    allows: false,
                    code: 'just_bought',
                    words: 'Bought on 3 March, and it lasts about 8 years.',
                    numbers: { days: 2922 },
                  },
                },
              ],
              verdicts: [
                { manner: 'busy', allows: true, words: 'Nothing keeps the visitor busy.' },
                {
                  manner: 'no_intent',
                  allows: false,
                  code: 'no_intent',
                  words: HELD.reason.words,
                  numbers: HELD.reason.numbers,
                },
              ],
            },
          ],
        },
      },
    ],
  };
}

async function open(page: Page, known: object | undefined): Promise<void> {
  await page.route('https://shop.example/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/v1/me') return route.fulfill(known ? { json: known } : { status: 401, json: {} });
    if (pathname === '/v1/sync')
      return route.fulfill({
        json: { accepted: ['e1'], rejected: [{ id: 'e2', code: 'unknown_event', detail: '' }] },
      });
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1><button id="page">Page</button></main>
        <button id="basket" style="position:fixed;right:16px;bottom:16px;width:60px;height:60px">2</button>
        <script>${SCRIPT}</script></html>`,
    });
  });
  await page.goto('https://shop.example/');
  await page.evaluate(
    (made) => {
      globalThis.decided = made;
      tactPanel.open();
      tactPanel.open();
    },
    [HERO, leave('product-aside', 'control'), HELD] as unknown[],
  );
}

const panel = (page: Page) => page.locator('tact-panel');
const QUIET = '1 of 2 manners have nothing against it';

test('a decision that says again what was kept before is explained by that', async ({ page }) => {
  const known = me(Date.now());
  const [held] = known.decisions;
  await open(page, { ...known, decisions: [{ ...held, id: 'an-earlier-one' }] });
  await expect(panel(page).getByText('Candidates and manners')).toHaveCount(1);
});

test('each decision stands there with its reason in words, its code and its numbers', async ({ page }) => {
  await open(page, me(Date.now()));
  const held = panel(page).getByRole('listitem').filter({ hasText: 'Held back' }).first();
  await expect(held).toContainText('Too little intent shows: a score of 0.39, and it takes 0.6.');
  await expect(held).toContainText('no_intent');
  await expect(held).toContainText('score 0.39');
  await expect(panel(page).getByText('Control group')).toBeVisible();
  await held.getByText('Candidates and manners').click();
  await expect(held.getByText('Bought on 3 March')).toBeVisible();
  await expect(held.getByText('Nothing keeps the visitor busy.')).toBeHidden();
  await held.getByText(QUIET).click();
  await expect(held).toContainText('Nothing keeps the visitor busy.');
  await expect(held).toContainText('not yet known');
});

test('it says what is shown is about, what the shopper reads, and what gave way to it', async ({ page }) => {
  await open(page, me(Date.now()));
  const hero = panel(page).getByRole('listitem').filter({ hasText: 'home-hero' }).first();
  await expect(hero).toContainText('about rose, shoes');
  await expect(hero).toContainText('The shopper reads: “You looked at it twice.”');
  await panel(page).locator('[data-key="why chat"]').click();
  const lamp = panel(page).getByRole('listitem').filter({ hasText: 'without lamp' }).last();
  await expect(lamp).toContainText('forbids');
  await expect(lamp).toContainText('Bought on 3 March, and it lasts about 8 years.');
  await expect(lamp).toContainText('days 2922');
});

test('what is folded out stays so, and the focus stays, when new decisions come', async ({ page }) => {
  await open(page, me(Date.now()));
  const fold = panel(page).locator('[data-key="why chat"]');
  await fold.click();
  await panel(page).getByText(QUIET).click();
  await fold.focus();
  await page.evaluate((made) => tactPanel.decide([made]), show('basket-aside', { kind: 'json', json: 1 }));
  await expect(panel(page).getByText('basket-aside', { exact: true })).toBeVisible();
  await expect(panel(page).getByText('Nothing keeps the visitor busy.')).toBeVisible();
  await expect(fold).toBeFocused();
});

test('what is folded out in the very frame in which news is drawn stays folded out', async ({ page }) => {
  await open(page, me(Date.now()));
  await expect(panel(page).locator('[data-key="why chat"]')).toBeVisible();
  const isOpen = await panel(page).evaluate(
    async (host, made) => {
      const why = () => host.shadowRoot!.querySelector<HTMLElement>('[data-key="why chat"]')!;
      requestAnimationFrame(() => why().click());
      tactPanel.decide([made]);
      // The third callback of that frame: after the click, and after the drawing.
      await new Promise(requestAnimationFrame);
      return (why().parentElement as HTMLDetailsElement).open;
    },
    show('basket-aside', { kind: 'json', json: 1 }),
  );
  expect(isOpen).toBe(true);
});

test('intent is drawn from zero to one, with the threshold and the signs', async ({ page }) => {
  await open(page, me(Date.now()));
  await expect(
    panel(page).getByRole('img', { name: /^Intent over the last ten minutes, now 0\.3/ }),
  ).toBeVisible();
  await expect(panel(page).getByText('invites from 0.6')).toBeVisible();
  await expect(panel(page).getByRole('cell', { name: 'read size guide dress' })).toBeVisible();
  const start = await panel(page)
    .locator('svg .curve')
    .evaluate((line) => (line as SVGPolylineElement).points[0]!.y);
  // The lower edge of the chart, where its axis says 0.
  expect(start).toBe(96);
  await expect(panel(page).locator('svg .base')).toHaveAttribute('y1', '96');
});

test('the visitor is told of in words and numbers with units', async ({ page }) => {
  await open(page, me(Date.now()));
  await panel(page).getByText('Visitor', { exact: true }).click();
  for (const words of ['visitor-1', '1, €129.00', '2 × shoes', 'denied'])
    await expect(panel(page).locator('dd').getByText(words, { exact: true })).toBeVisible();
});

test('where nobody is known, it says so', async ({ page }) => {
  await open(page, undefined);
  await panel(page).getByText('Visitor', { exact: true }).click();
  await expect(panel(page).getByText('Nobody is known here yet')).toBeVisible();
  await expect(panel(page).getByText('Not yet known')).toBeVisible();
});

test('events go from queued to accepted or refused', async ({ page }) => {
  await open(page, undefined);
  await page.evaluate(() =>
    tactPanel.net.fetch(location.origin + '/v1/sync', {
      method: 'POST',
      body: JSON.stringify({
        events: [
          { id: 'e1', name: 'view_item' },
          { id: 'e2', name: 'wobble' },
        ],
      }),
    }),
  );
  await expect(panel(page).getByRole('row', { name: /view_item accepted/ })).toBeVisible();
  await expect(panel(page).getByRole('row', { name: /wobble refused: unknown_event/ })).toBeVisible();
});

/** What the edge answers to this page's syncs, one after the other, and the addresses that were asked. */
async function answerSyncs(page: Page, answers: object[]): Promise<string[]> {
  const asked: string[] = [];
  await page.route('https://shop.example/v1/sync*', (route) => {
    asked.push(new URL(route.request().url()).search);
    return route.fulfill({ json: { accepted: [], rejected: [], ...answers[asked.length - 1] } });
  });
  return asked;
}

const sync = (page: Page, ...ids: string[]) =>
  page.evaluate(
    (events) =>
      tactPanel.net
        .fetch(location.origin + '/v1/sync', { method: 'POST', body: JSON.stringify({ events }) })
        .then(({ ok }) => ok),
    ids.map((id) => ({ id, name: 'add_to_cart' })),
  );

const textPrice = (id: string, said: string) => ({
  ...{ id, path: 'params.items.0.price', code: 'number_as_text', detail: `"${said}" is read as 42` },
  what: 'A number comes as text, and is read as one.',
  remedy: 'Send amounts as numbers: 4245.42 instead of "4,245.42".',
});

test('what the page sends wrongly stands there by kind, live, with an example and the remedy', async ({
  page,
}) => {
  await open(page, undefined);
  const asked = await answerSyncs(page, [
    { notes: [textPrice('e1', '42.00')] },
    {
      notes: [textPrice('e1', '42.00'), textPrice('e2', '42,00 €')],
      rejected: [
        { id: 'e3', code: 'consent_denied', detail: '' },
        { id: 'e4', code: 'made_up_here', detail: 'of an edge that explains nothing' },
      ],
    },
  ]);
  await expect(panel(page).getByRole('heading', { name: 'To mend on this page' })).toBeVisible();
  await expect(panel(page).getByText('is understood as it stands')).toBeVisible();

  await sync(page, 'e1');
  const price = panel(page).getByRole('listitem').filter({ hasText: 'A number comes as text' });
  await expect(price).toContainText('once');
  await expect(price).toContainText('in add_to_cart');
  await expect(price).toContainText('at items.0.price');
  await expect(price).toContainText('"42.00" is read as 42');
  await expect(price).toContainText('Send amounts as numbers');
  await expect(panel(page).getByText('is understood as it stands')).toHaveCount(0);
  await expect(panel(page).getByRole('heading', { name: 'Tact demo, 1 to mend' })).toBeVisible();

  await sync(page, 'e1', 'e2', 'e3', 'e4');
  await expect(price).toContainText('2 times');
  await expect(price.getByText('"42,00 €" is read as 42')).toBeVisible();
  const refused = panel(page).getByRole('listitem').filter({ hasText: 'Made up here.' });
  await expect(refused).toContainText('refused once');
  await expect(panel(page).getByText('consent_denied', { exact: true })).toHaveCount(0);

  const fold = price.locator('summary');
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect(price.getByText('"42.00" is read as 42')).toBeVisible();
  await page.evaluate(() => tactPanel.decide([]));
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await expect(price.getByText('"42.00" is read as 42')).toBeVisible();
  await expect(fold).toBeFocused();
  expect((await new AxeBuilder({ page }).include('tact-panel').analyze()).violations).toEqual([]);

  expect(asked).toEqual(['?explain=1', '?explain=1']);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await sync(page, 'e5');
  expect(asked.at(-1)).toBe('');
});

test('it takes no focus, and Escape in it closes it, gives the focus back and forgets the tab', async ({
  page,
}) => {
  await open(page, undefined);
  expect(await page.evaluate(() => sessionStorage.getItem('tact-debug'))).toBe('1');
  expect(await page.evaluate(() => document.activeElement?.nodeName)).toBe('BODY');
  await page.locator('#basket').focus();
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: 'Collapse' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByText('Decisions')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('#basket')).toBeFocused();
  expect(await page.evaluate(() => sessionStorage.getItem('tact-debug'))).toBeNull();
});

test('arrow keys size it, within bounds', async ({ page }) => {
  await open(page, undefined);
  const before = (await panel(page).boundingBox())!.width;
  await panel(page)
    .getByRole('button', { name: /Size of the panel/ })
    .focus();
  await page.keyboard.press('ArrowRight');
  expect((await panel(page).boundingBox())!.width).toBe(before + 32);
  for (let press = 0; press < 30; press++) await page.keyboard.press('ArrowLeft');
  expect((await panel(page).boundingBox())!.width).toBe(240);
});

for (const width of [1280, 390])
  test(`at ${width} px it leaves the basket button alone`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, undefined);
    const fold = panel(page).getByRole('button', { name: /Open|Collapse/ });
    if ((await fold.textContent()) === 'Open') await fold.click();
    const box = (await panel(page).boundingBox())!;
    const basket = (await page.locator('#basket').boundingBox())!;
    expect(box.x + box.width).toBeLessThan(basket.x);
    await page.locator('#basket').click();
  });

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing in it, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, me(Date.now()));
    await panel(page).getByText('Visitor', { exact: true }).click();
    await panel(page).locator('[data-key="why chat"]').click();
    await panel(page).getByText(QUIET).click();
    await expect(panel(page).getByText('Nothing keeps the visitor busy.')).toBeVisible();
    expect((await new AxeBuilder({ page }).include('tact-panel').analyze()).violations).toEqual([]);
  });
