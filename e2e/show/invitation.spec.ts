import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { invite } from './decisions.ts';
import { expect, test } from './shop.ts';

const SHOP = `<main><h1>Jeans</h1><p><label>Search <input id="search"></label> <a id="link" href="#x">Sizes</a>
  <button id="button">Add to basket</button></p><p style="height:2000px">…</p></main>`;

// Time is driven where a test says that nothing comes of it; otherwise it runs as ever.
test.beforeEach(({ page }) => page.clock.install());

const card = (page: Page) => page.locator('tact-invitation');

async function openWithChat(page: Page): Promise<void> {
  await page.evaluate(() =>
    tactTest.chat({
      load: () => void tactTest.record.chat.push('load'),
      open: () => void tactTest.record.chat.push('open'),
    }),
  );
}

test('an invitation arrives without moving focus, and is announced politely', async ({ shop, page }) => {
  await shop.open(SHOP);
  await openWithChat(page);
  await page.locator('#button').focus();
  await shop.decide(invite());
  await expect(card(page).getByText('Not sure about the size?')).toBeVisible();
  await expect(page.locator('#button')).toBeFocused();
  await expect(page.getByRole('complementary', { name: 'Not sure about the size?' })).toBeVisible();
  await expect(card(page).locator('[aria-live=polite]')).toContainText('Our people');
  await expect.poll(() => shop.tracked()).toEqual(['invite_shown']);
  const { tracked, emitted, chat } = await shop.record();
  expect(tracked[0]).toMatchObject({ slot: 'chat', variant: 'chat-a', reason: 'bandit' });
  expect(emitted).toMatchObject([{ type: 'tact:invite', target: '#document', slot: 'chat' }]);
  expect(chat).toEqual([]);
  expect(await page.evaluate(() => tactTest.host.inviting)).toBe(true);
});

test('accepted, it loads the chat, opens it and goes', async ({ shop, page }) => {
  await shop.open(SHOP);
  await openWithChat(page);
  await shop.decide(invite());
  await card(page).getByRole('button', { name: 'Chat with us' }).dblclick();
  await expect(card(page)).toHaveCount(0);
  expect((await shop.record()).chat).toEqual(['load', 'open']);
  expect(await shop.tracked()).toEqual(['invite_shown', 'invite_accept']);
  expect(await page.evaluate(() => tactTest.host.inviting)).toBe(false);
  // Open once, there is nothing left to invite to.
  await page.evaluate(() => history.pushState(null, '', '/elsewhere'));
  await shop.decide(invite());
  await page.clock.runFor(2000);
  await expect(card(page)).toHaveCount(0);
});

test('an invitation to a page is a link, and nothing needs to be set up', async ({ shop, page }) => {
  await shop.open(SHOP);
  await shop.decide(invite({}, { cta: { label: 'See the size guide', href: '#sizes' } }));
  await card(page).getByRole('link', { name: 'See the size guide' }).click();
  await expect(card(page)).toHaveCount(0);
  expect(new URL(page.url()).hash).toBe('#sizes');
  expect(await shop.tracked()).toEqual(['invite_shown', 'invite_accept']);
});

test.describe('sent away', () => {
  test('by its button', async ({ shop, page }) => {
    await shop.open(SHOP);
    await openWithChat(page);
    await shop.decide(invite());
    await card(page).getByRole('button', { name: 'No, thank you' }).click();
    await expect(card(page)).toHaveCount(0);
    expect(await shop.tracked()).toEqual(['invite_shown', 'invite_dismiss']);
    expect(await page.evaluate(() => tactTest.host.inviting)).toBe(false);
  });

  test('by Escape from the page, where nothing else takes it', async ({ shop, page }) => {
    await shop.open(SHOP);
    await openWithChat(page);
    await shop.decide(invite());
    await expect.poll(() => shop.tracked()).toEqual(['invite_shown']);
    await page.locator('#search').focus();
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(1);
    await page.locator('#button').focus();
    await page.evaluate(() =>
      addEventListener('keydown', (event) => event.preventDefault(), { once: true, capture: true }),
    );
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    expect(await shop.tracked()).toEqual(['invite_shown', 'invite_dismiss']);
  });

  test('by Escape from inside, and focus goes back to where it came from', async ({ shop, page }) => {
    await shop.open(SHOP);
    await openWithChat(page);
    await shop.decide(invite());
    await expect.poll(() => shop.tracked()).toEqual(['invite_shown']);
    await page.locator('#button').focus();
    await page.keyboard.press('Tab');
    await expect(card(page).getByRole('button', { name: 'Chat with us' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(card(page).getByRole('button', { name: 'No, thank you' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('#button')).toBeFocused();
  });
});

test.describe('the moment', () => {
  test('it waits while the visitor writes', async ({ shop, page }) => {
    await shop.open(SHOP);
    await openWithChat(page);
    await page.locator('#search').fill('rose');
    await shop.decide(invite());
    await page.clock.runFor(2000);
    await expect(card(page)).toHaveCount(0);
    await page.locator('#search').blur();
    await expect(card(page)).toHaveCount(1);
  });

  test('it waits for an open dialog, and not for a closed one', async ({ shop, page }) => {
    await shop.open(
      SHOP +
        '<dialog><button>OK</button></dialog><div aria-modal="true" style="visibility:hidden">closed</div>',
    );
    await openWithChat(page);
    await page.evaluate(() => document.querySelector('dialog')!.showModal());
    await shop.decide(invite());
    await page.clock.runFor(2000);
    await expect(card(page)).toHaveCount(0);
    await page.evaluate(() => document.querySelector('dialog')!.close());
    await expect(card(page)).toHaveCount(1);
  });

  test('it waits for a chat to be set up', async ({ shop, page }) => {
    await shop.open(SHOP);
    await shop.decide(invite());
    await page.clock.runFor(2000);
    await expect(card(page)).toHaveCount(0);
    await openWithChat(page);
    await expect(card(page)).toHaveCount(1);
  });

  test('what the edge takes back while it waits is not shown', async ({ shop, page }) => {
    await shop.open(SHOP);
    await shop.decide(invite());
    await shop.decide({ ...invite(), action: 'hold' });
    await openWithChat(page);
    await page.clock.runFor(2000);
    await expect(card(page)).toHaveCount(0);
  });

  test('held or for the control group, nothing appears', async ({ shop, page }) => {
    await shop.open(SHOP);
    await openWithChat(page);
    await shop.decide(invite({ action: 'hold' }), invite({ action: 'default' }), invite({ kind: 'content' }));
    await page.clock.runFor(2000);
    await expect(card(page)).toHaveCount(0);
  });

  test('one a page view, never the same twice, and a navigation inside the page keeps it', async ({
    shop,
    page,
  }) => {
    await shop.open(SHOP);
    await openWithChat(page);
    const first = invite();
    await shop.decide(invite(), first);
    await shop.decide(invite());
    await expect(card(page)).toHaveCount(1);
    await page.evaluate(() => {
      history.pushState(null, '', '/next');
      tactTest.fresh();
    });
    await expect(card(page)).toHaveCount(1);
    await card(page).getByRole('button', { name: 'No, thank you' }).click();
    await shop.decide(first);
    await page.clock.runFor(2000);
    await expect(card(page)).toHaveCount(0);
  });
});

test.describe('the chat gate', () => {
  test('a wish of the visitor opens the chat at any time, without an invitation', async ({ shop, page }) => {
    await shop.open(SHOP + '<a href="/contact" data-tact-chat><span>Ask us</span></a>');
    await openWithChat(page);
    await shop.decide(invite());
    await expect(card(page)).toHaveCount(1);
    await page.getByText('Ask us').click();
    await expect(card(page)).toHaveCount(0);
    await page.getByText('Ask us').click();
    await expect.poll(async () => (await shop.record()).chat).toEqual(['load', 'open', 'open']);
    expect(await shop.tracked()).not.toContain('invite_dismiss');
  });

  test('without a chat the wish is a link as it was', async ({ shop, page }) => {
    await shop.open(SHOP + '<a href="#contact" data-tact-chat>Ask us</a>');
    await page.getByText('Ask us').click();
    expect(new URL(page.url()).hash).toBe('#contact');
  });

  test('a chat that cannot be reached is said in one sentence, and tried again when asked again', async ({
    shop,
    page,
  }) => {
    const warnings: string[] = [];
    page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
    await shop.open(SHOP + '<button data-tact-chat>Ask us</button>');
    await page.evaluate(() =>
      tactTest.chat({
        load: () => Promise.reject(new Error('blocked')),
        open: () => void tactTest.record.chat.push('open'),
        unavailable: 'We are not at the phone just now.',
      }),
    );
    await shop.decide(invite());
    await card(page).getByRole('button', { name: 'Chat with us' }).click();
    await expect(card(page).getByText('We are not at the phone just now.')).toBeVisible();
    await card(page).getByRole('button', { name: 'OK' }).click();
    await page.getByText('Ask us').click();
    await expect(card(page).getByText('We are not at the phone just now.')).toBeVisible();
    expect((await shop.record()).chat).toEqual([]);
    expect(await shop.tracked()).toEqual(['invite_shown', 'invite_accept']);
    expect(warnings).toHaveLength(2);
  });

  test('a ready adapter comes from the edge only when it is wanted', async ({ shop, page }) => {
    const asked: string[] = [];
    await page.route('https://edge.example/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: `export const crisp = ({ website_id }) => ({
          load: async () => void tactTest.record.chat.push('load ' + website_id),
          open: () => void tactTest.record.chat.push('open'),
        });`,
      });
    });
    await shop.open(SHOP);
    await page.evaluate(() => tactTest.chat('crisp', { website_id: 'w-1' }));
    await shop.decide(invite());
    await expect(card(page)).toHaveCount(1);
    expect(asked).toEqual([]);
    await card(page).getByRole('button', { name: 'Chat with us' }).click();
    await expect.poll(async () => (await shop.record()).chat).toEqual(['load w-1', 'open']);
    expect(asked).toEqual(['https://edge.example/tact-chat.js']);
  });
});

test.describe('where it stands', () => {
  for (const [what, bar] of [
    ['a basket button', 'right:20px;bottom:20px;width:60px;height:60px'],
    ['a bar across the bottom', 'left:0;right:0;bottom:0;height:72px'],
  ] as const)
    test(`clear of ${what}`, async ({ shop, page }) => {
      await shop.open(
        SHOP +
          `<div id="bar" style="position:fixed;${bar}"><button style="width:100%;height:100%">Basket</button></div>`,
      );
      await openWithChat(page);
      await shop.decide(invite());
      await expect.poll(() => shop.tracked()).toEqual(['invite_shown']);
      const fixed = (await page.locator('#bar').boundingBox())!;
      const box = (await card(page).boundingBox())!;
      expect(box.y + box.height).toBeLessThan(fixed.y);
      expect(box.y).toBeGreaterThan(0);
      await page.locator('#bar').evaluate((element) => element.remove());
      await expect.poll(async () => (await card(page).boundingBox())!.y).toBeGreaterThan(box.y);
    });

  test('inside a window of 320 px, with a long text', async ({ shop, page }) => {
    await page.setViewportSize({ width: 320, height: 480 });
    await shop.open(SHOP);
    await openWithChat(page);
    await shop.decide(
      invite({}, { text: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz '.repeat(4) }),
    );
    await expect.poll(() => shop.tracked()).toEqual(['invite_shown']);
    const box = (await card(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

test('it moves in only where motion is welcome', async ({ shop, page }) => {
  for (const [motion, duration] of [
    ['reduce', '0s'],
    ['no-preference', '0.3s'],
  ] as const) {
    await page.emulateMedia({ reducedMotion: motion });
    await shop.open(SHOP);
    await openWithChat(page);
    await shop.decide(invite());
    await expect.poll(() => shop.tracked()).toEqual(['invite_shown']);
    expect(
      await card(page)
        .locator('.in')
        .evaluate((element) => getComputedStyle(element).transitionDuration),
    ).toBe(duration);
  }
});

test('markup in its texts is text, and its link is checked', async ({ shop, page }) => {
  const markup = '<img src=x onerror="window.broken=1">';
  await shop.open(SHOP);
  await shop.decide(
    invite(
      {},
      {
        title: markup,
        text: markup,
        dismiss: markup,
        cta: { label: markup, href: 'javascript:window.broken=1' },
      },
    ),
  );
  await openWithChat(page);
  await expect.poll(() => shop.tracked()).toEqual(['invite_shown']);
  await expect(card(page).getByText(markup).first()).toBeVisible();
  expect(await card(page).locator('img, a').count()).toBe(0);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

test('a strict content security policy does not unclothe it', async ({ shop, page }) => {
  await shop.open(SHOP, { csp: "default-src 'self'; require-trusted-types-for 'script'" });
  await openWithChat(page);
  await shop.decide(invite());
  await expect.poll(() => shop.tracked()).toEqual(['invite_shown']);
  expect(await card(page).evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing in it, ${scheme}`, async ({ shop, page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await shop.open(SHOP, { head: '<style>:root{color-scheme:light dark}</style>' });
    await openWithChat(page);
    await shop.decide(invite());
    await expect.poll(() => shop.tracked()).toEqual(['invite_shown']);
    expect((await new AxeBuilder({ page }).include('tact-invitation').analyze()).violations).toEqual([]);
  });
