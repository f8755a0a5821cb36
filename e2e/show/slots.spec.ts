import type { Page } from '@playwright/test';
import { leave, show } from './decisions.ts';
import { expect, test } from './shop.ts';

const BANNER = {
  kind: 'banner',
  title: 'The rose dress',
  text: 'In your size.',
  cta: { label: 'See it', href: '/rose' },
};
const HERO = '<tact-slot name="hero" style="display:block;min-height:120px"><h2>Spring</h2></tact-slot>';

/** From here on every answer is late, and the browser has had time to see what is in view. */
async function overdue(page: Page): Promise<void> {
  await page.evaluate(() => (tactTest.host.waitMs = -1));
  await drawn(page);
}

async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

test.describe('what a slot shows', () => {
  test('all slots of the page are asked for at once, each name once', async ({ shop }) => {
    await shop.open(HERO + '<div data-tact-slot="aside">a</div><div data-tact-slot="hero">again</div>');
    await expect.poll(async () => (await shop.record()).asked).toEqual([['hero', 'aside']]);
  });

  test('a banner replaces the default, with exactly the documented markup', async ({ shop, page }) => {
    await shop.open(HERO);
    await shop.answer(
      show('hero', {
        ...BANNER,
        eyebrow: 'New',
        image: { src: '/rose.png', alt: 'A dress' },
      }),
    );
    const slot = page.locator('tact-slot');
    await expect(slot).toHaveAttribute('data-tact-state', 'shown');
    expect(await slot.innerHTML()).toBe(
      '<div class="tact-content tact-banner"><img class="tact-image" src="/rose.png" alt="A dress">' +
        '<p class="tact-eyebrow">New</p><h2 class="tact-title">The rose dress</h2>' +
        '<p class="tact-text">In your size.</p><a class="tact-cta" href="/rose">See it</a></div>',
    );
  });

  test('items and basket are lists of links, the basket with quantities and an action', async ({
    shop,
    page,
  }) => {
    const item = { id: '1', title: 'Shoes', link: '/shoes', image: '/shoes.png', price: '89,00 €' };
    await shop.open('<div data-tact-slot="a"></div><div data-tact-slot="b" data-tact-heading="3"></div>');
    await shop.answer(
      show('a', { kind: 'items', title: 'Goes with it', items: [item] }),
      show('b', {
        kind: 'basket',
        title: 'Your basket',
        items: [{ ...item, quantity: 2 }],
        cta: { label: 'Go on', href: '/basket' },
      }),
    );
    expect(await page.locator('[data-tact-slot=a]').innerHTML()).toBe(
      '<div class="tact-content tact-items"><h2 class="tact-title">Goes with it</h2><ul class="tact-list"><li>' +
        '<a class="tact-item" href="/shoes"><img class="tact-image" src="/shoes.png" alt=""><span class="tact-item-title">Shoes</span>' +
        '<span class="tact-item-price">89,00 €</span></a></li></ul></div>',
    );
    const basket = page.locator('[data-tact-slot=b]');
    await expect(basket.locator('h3')).toHaveText('Your basket');
    await expect(basket.locator('.tact-item-quantity')).toHaveText('× 2');
    await expect(basket.locator('.tact-cta')).toHaveAttribute('href', '/basket');
  });

  test('json puts nothing into the page; the event carries it', async ({ shop, page }) => {
    await shop.open(HERO);
    await shop.answer(show('hero', { kind: 'json', json: { sku: 7 } }));
    await expect(page.locator('tact-slot h2')).toHaveText('Spring');
    const { emitted } = await shop.record();
    expect(emitted.map(({ type }) => type)).toEqual(['tact:decision', 'tact:shown']);
    expect(emitted[0]?.content).toEqual({ kind: 'json', json: { sku: 7 } });
  });

  test('a slot that comes later is filled too, also inside a shadow root', async ({ shop, page }) => {
    await shop.open(HERO);
    await shop.answer(leave('hero'));
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<p><span data-tact-slot="late-one">default</span></p><div id="host"></div>',
      );
      document.querySelector('#host')!.attachShadow({ mode: 'open' }).innerHTML =
        '<tact-slot name="inner">default</tact-slot>';
    });
    await expect.poll(async () => (await shop.record()).asked.flat()).toEqual(['hero', 'inner', 'late-one']);
    const decisions = [show('late-one', BANNER), show('inner', BANNER)];
    const asks = (await shop.record()).asked.length - 1;
    for (let ask = 0; ask < asks; ask++) await shop.answer(...decisions);
    await expect(page.locator('[data-tact-slot=late-one] h2')).toHaveText('The rose dress');
    await expect(page.locator('tact-slot[name=inner] h2')).toHaveText('The rose dress');
  });

  test('an answer with nothing for the slot, and one that leaves the page as it is, keep the default', async ({
    shop,
    page,
  }) => {
    await shop.open(HERO + '<div data-tact-slot="aside">as it was</div>');
    await shop.answer(leave('hero', 'no_candidate'));
    for (const slot of await page.locator('[data-tact-state]').all())
      await expect(slot).toHaveAttribute('data-tact-state', 'default');
    await expect(page.locator('[data-tact-state]')).toHaveCount(2);
    await expect(page.getByText('Spring')).toBeVisible();
    await expect(page.getByText('as it was')).toBeVisible();
  });

  test('more slots than one request may carry are asked for in several', async ({ shop }) => {
    await shop.open(Array.from({ length: 40 }, (_, n) => `<div data-tact-slot="s${n}"></div>`).join(''));
    await expect.poll(async () => (await shop.record()).asked.map(({ length }) => length)).toEqual([32, 8]);
  });
});

test.describe('when a slot keeps what it has', () => {
  test('an answer later than the wait leaves a slot in view alone, and that is said', async ({
    shop,
    page,
  }) => {
    await shop.open(HERO);
    await overdue(page);
    await shop.answer(show('hero', BANNER));
    await expect(page.getByText('Spring')).toBeVisible();
    await expect(page.locator('tact-slot')).toHaveAttribute('data-tact-state', 'default');
    const { tracked, emitted } = await shop.record();
    // The default may have been in view for a second by now, on a slow machine; that is a view of no variant.
    expect(tracked[0]).toMatchObject({ name: 'slot_late', slot: 'hero', reason: 'late' });
    expect(tracked.filter(({ name }) => name !== 'slot_late')).toEqual(
      tracked.slice(1).map(() => expect.objectContaining({ name: 'slot_view', reason: 'late' })),
    );
    expect(emitted[0]).toMatchObject({ type: 'tact:decision', reason: { code: 'late' } });
    expect(emitted.map(({ type }) => type)).not.toContain('tact:shown');
  });

  test('the control group is late by the same rule', async ({ shop, page }) => {
    await shop.open(HERO);
    await overdue(page);
    await shop.answer(leave('hero', 'control'));
    expect((await shop.tracked())[0]).toBe('slot_late');
  });

  test('out of view a late answer is shown', async ({ shop, page }) => {
    await shop.open('<div style="height:3000px"></div>' + HERO);
    await overdue(page);
    await shop.answer(show('hero', BANNER));
    await expect(page.locator('tact-slot')).toHaveAttribute('data-tact-state', 'shown');
    expect(await shop.tracked()).toEqual([]);
  });

  test('what the visitor has already seen stays, however long the wait may be', async ({ shop, page }) => {
    await page.clock.install();
    await shop.open(HERO);
    await drawn(page);
    await page.clock.runFor(1500);
    await shop.answer(show('hero', BANNER));
    await expect(page.getByText('Spring')).toBeVisible();
    expect(await shop.record()).toMatchObject({
      tracked: [
        { name: 'slot_late', slot: 'hero' },
        { name: 'slot_view', slot: 'hero', reason: 'late' },
      ],
    });
  });

  test('what the page’s own rule hides has been seen by nobody: an answer within the wait is shown', async ({
    shop,
    page,
  }) => {
    await page.clock.install();
    await shop.open(HERO, { head: '<style>tact-slot:not([data-tact-state]){visibility:hidden}</style>' });
    await drawn(page);
    await page.clock.runFor(1500);
    await shop.answer(show('hero', BANNER));
    await expect(page.locator('tact-slot')).toHaveAttribute('data-tact-state', 'shown');
    expect(await shop.tracked()).toEqual([]);
    await page.clock.runFor(1500);
    expect(await shop.tracked()).toEqual(['slot_view']);
  });

  test('nothing is taken from under the focus', async ({ shop, page }) => {
    await shop.open(HERO.replace('Spring', '<a href="#x">Spring</a>'));
    await page.getByText('Spring').focus();
    await shop.answer(show('hero', BANNER));
    await expect(page.getByText('Spring')).toBeFocused();
    expect(await shop.tracked()).toContain('slot_late');
  });

  test('nothing is taken from under the finger', async ({ shop, page }) => {
    await shop.open(HERO);
    await page.getByText('Spring').hover();
    await page.mouse.down();
    await shop.answer(show('hero', BANNER));
    await page.mouse.up();
    await expect(page.getByText('Spring')).toBeVisible();
    expect(await shop.tracked()).toContain('slot_late');
  });

  test('a page that hides the place by animation alone shows the default without any answer', async ({
    shop,
    page,
  }) => {
    await shop.open(HERO, {
      head: `<style>@keyframes tact-wait{from,to{visibility:hidden}}
        tact-slot:not([data-tact-state]){animation:tact-wait 250ms}</style>`,
    });
    await expect(page.getByText('Spring')).toBeVisible();
    expect(await page.locator('tact-slot').getAttribute('data-tact-state')).toBeNull();
  });
});

test.describe('layout', () => {
  test('filling a box that the page has reserved shifts nothing, also when the content is lower', async ({
    shop,
    page,
  }) => {
    await shop.open(
      '<tact-slot name="hero" style="display:flow-root"><div style="height:300px">tall default</div></tact-slot><p>below</p>',
      {
        head: `<script>window.shifted = 0; new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifted += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });</script>`,
      },
    );
    await drawn(page);
    await shop.answer(show('hero', BANNER));
    await expect(page.getByText('The rose dress')).toBeVisible();
    await drawn(page);
    expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBe(0);
    expect((await page.getByText('below').boundingBox())!.y).toBeGreaterThan(300);
  });
});

test.describe('after a navigation inside the page', () => {
  test('the slot asks anew; a default takes the variant away, the same content stays untouched', async ({
    shop,
    page,
  }) => {
    await shop.open(HERO);
    await shop.answer(show('hero', BANNER));
    await page.evaluate(() => ((document.querySelector('.tact-content') as HTMLElement).title = 'ours'));
    await page.evaluate(() => tactTest.fresh());
    await shop.answer(show('hero', BANNER));
    await expect(page.locator('.tact-content')).toHaveAttribute('title', 'ours');
    await page.evaluate(() => tactTest.fresh());
    await shop.answer(leave('hero'));
    await expect(page.locator('tact-slot')).toHaveAttribute('data-tact-state', 'default');
    await expect(page.getByText('Spring')).toBeVisible();
    expect((await shop.record()).asked).toEqual([['hero'], ['hero'], ['hero']]);
  });

  test('the answer to an earlier page is of no interest', async ({ shop, page }) => {
    await shop.open(HERO);
    await page.evaluate(() => tactTest.fresh());
    await shop.answer(show('hero', { ...BANNER, title: 'Of before' }));
    await shop.answer(show('hero', { ...BANNER, title: 'Of now' }));
    await expect(page.locator('tact-slot h2')).toHaveText('Of now');
    expect((await shop.record()).emitted.filter(({ type }) => type === 'tact:shown')).toHaveLength(1);
  });

  test('consent withdrawn brings the default back before the edge has answered', async ({ shop, page }) => {
    await shop.open(HERO);
    await shop.answer(show('hero', BANNER));
    await page.evaluate(() => {
      tactTest.host.granted = false;
      tactTest.fresh();
    });
    await expect(page.getByText('Spring')).toBeVisible();
    await expect(page.getByText('The rose dress')).toHaveCount(0);
  });
});
