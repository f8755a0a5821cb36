import type { Page } from '@playwright/test';
import { leave, show } from './decisions.ts';
import { expect, test, type Shop } from './shop.ts';

const BANNER = { kind: 'banner', title: 'The rose dress', cta: { label: 'See it', href: '#rose' } };
const SECOND_MS = 1000;

/** When each view was reported, ms since the page began. */
function viewedAt(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { viewed: number[] }).viewed);
}

async function open(shop: Shop, body: string): Promise<void> {
  await shop.open(body, {
    head: `<style>body{margin:0} tact-slot{display:flow-root}</style><script>
      window.viewed = []; addEventListener('tact:view', () => viewed.push(performance.now()));
    </script>`,
  });
}

/** Lets the browser see what is in view now, then so much time pass. */
async function pass(page: Page, ms: number): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((seen) => {
        const observer = new IntersectionObserver(seen);
        observer.observe(document.documentElement);
      }),
  );
  await page.clock.runFor(ms);
}

test.beforeEach(({ page }) => page.clock.install());

test('half of it in view for one second is a view, and not before', async ({ shop, page }) => {
  await open(shop, '<tact-slot name="hero" style="height:200px">default</tact-slot>');
  const from = await page.evaluate(() => performance.now());
  await shop.answer(show('hero', BANNER));
  await expect.poll(() => shop.tracked()).toEqual(['slot_view']);
  expect((await viewedAt(page))[0]! - from).toBeGreaterThan(SECOND_MS - 50);
  expect((await shop.record()).tracked[0]).toEqual({
    name: 'slot_view',
    slot: 'hero',
    variant: 'hero-a',
    decision: expect.any(String),
    reason: 'bandit',
  });
  await pass(page, 1500);
  expect(await shop.tracked()).toEqual(['slot_view']);
});

test('less than half of it in view is none', async ({ shop, page }) => {
  await open(
    shop,
    '<div style="height:calc(100vh - 90px)"></div><tact-slot name="hero" style="height:200px">default</tact-slot>',
  );
  await shop.answer(show('hero', BANNER));
  await pass(page, 1600);
  expect(await shop.tracked()).toEqual([]);
  await page.evaluate(() => scrollTo(0, 30));
  await expect.poll(() => shop.tracked()).toEqual(['slot_view']);
});

test('a second in two halves is none', async ({ shop, page }) => {
  await open(
    shop,
    '<tact-slot name="hero" style="height:200px">default</tact-slot><div style="height:3000px"></div>',
  );
  await shop.answer(show('hero', BANNER));
  for (let time = 0; time < 3; time++) {
    await pass(page, 600);
    await page.evaluate(() => scrollTo(0, 2000));
    await pass(page, 100);
    await page.evaluate(() => scrollTo(0, 0));
  }
  expect(await shop.tracked()).toEqual([]);
  await expect.poll(() => shop.tracked()).toEqual(['slot_view']);
});

test('of a slot taller than the window, half of the window is enough', async ({ shop, page }) => {
  await open(
    shop,
    '<div style="height:60vh"></div><tact-slot name="hero" style="height:900vh">default</tact-slot>',
  );
  await shop.answer(leave('hero', 'no_candidate'));
  await pass(page, 1600);
  expect(await shop.tracked()).toEqual([]);
  await page.evaluate(() => scrollTo(0, innerHeight * 0.2));
  await expect.poll(() => shop.tracked()).toEqual(['slot_view']);
});

test("the control group's default is counted by the same rule, without a variant", async ({ shop, page }) => {
  await open(shop, '<tact-slot name="hero" style="height:200px">default</tact-slot>');
  await shop.answer(leave('hero', 'control'));
  await expect.poll(() => shop.tracked()).toEqual(['slot_view']);
  const [view] = (await shop.record()).tracked;
  expect(view).toEqual({ name: 'slot_view', slot: 'hero', decision: expect.any(String), reason: 'control' });
  expect(await page.evaluate(() => 'dataLayer' in window)).toBe(false);
});

test('seen before the answer came, a default is counted when it comes', async ({ shop, page }) => {
  await open(shop, '<tact-slot name="hero" style="height:200px">default</tact-slot>');
  await pass(page, 1500);
  expect(await shop.tracked()).toEqual([]);
  await shop.answer(leave('hero', 'no_candidate'));
  expect((await shop.record()).tracked).toMatchObject([{ name: 'slot_view', reason: 'no_candidate' }]);
});

test('a new page inside the page is a new view', async ({ shop, page }) => {
  await open(shop, '<tact-slot name="hero" style="height:200px">default</tact-slot>');
  await shop.answer(show('hero', BANNER));
  await expect.poll(() => shop.tracked()).toEqual(['slot_view']);
  await page.evaluate(() => tactTest.fresh());
  await shop.answer(show('hero', BANNER));
  await expect.poll(() => shop.tracked()).toEqual(['slot_view', 'slot_view']);
  const [first, second] = (await shop.record()).tracked;
  expect(first?.decision).not.toBe(second?.decision);
});

test('views and clicks reach the dataLayer as GA4 promotions, marked as ours', async ({ shop, page }) => {
  await open(shop, '<tact-slot name="hero" style="height:200px">default</tact-slot>');
  await shop.answer(show('hero', BANNER));
  await expect.poll(() => shop.tracked()).toEqual(['slot_view']);
  await page.getByText('See it').click();
  const promotion = { promotion_id: 'hero-a', creative_slot: 'hero' };
  expect(await page.evaluate(() => (window as unknown as { dataLayer: unknown[] }).dataLayer)).toEqual([
    { event: 'view_promotion', tact: true, ...promotion, ecommerce: promotion },
    { event: 'select_promotion', tact: true, ...promotion, ecommerce: promotion },
  ]);
  expect(await shop.tracked()).toEqual(['slot_view', 'slot_click']);
  const { emitted } = await shop.record();
  expect(emitted.map(({ type, target }) => `${type} ${target}`)).toEqual([
    'tact:decision TACT-SLOT',
    'tact:shown TACT-SLOT',
    'tact:view TACT-SLOT',
    'tact:click TACT-SLOT',
  ]);
});

test('sent away, a variant makes room for the default', async ({ shop, page }) => {
  await open(shop, '<tact-slot name="hero" style="height:200px">default</tact-slot>');
  await shop.answer(show('hero', { ...BANNER, dismiss: 'Not now' }));
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.locator('tact-slot')).toHaveText('default');
  expect((await shop.record()).tracked).toMatchObject([
    { name: 'slot_dismiss', slot: 'hero', variant: 'hero-a' },
  ]);
});

/*
 * Where the default is empty, who is held out has nothing of which half could be in view. Both are enrolled in the comparison by the same
 * rule all the same; a view of what is shown, which tires and which the page and GA4 hear of, stays half of it.
 */
test.describe('a place whose default is empty', () => {
  const HEIGHT = 400;
  /** The place begins so many pixels above the window's lower edge. */
  const openAt = (shop: Shop, px: number, style = '') =>
    open(
      shop,
      `<style>tact-slot > * { height: ${HEIGHT}px; margin: 0; overflow: hidden }</style>
       <div style="height:calc(100vh - ${px}px)"></div><tact-slot name="hero" style="${style}"></tact-slot><div style="height:200vh"></div>`,
    );
  const answers = { shown: () => show('hero', BANNER), control: () => leave('hero', 'control') };

  for (const [px, isMet] of [
    [-30, false],
    [30, true],
    [HEIGHT / 2 + 30, true],
  ] as const)
    for (const group of ['shown', 'control'] as const)
      test(`${px} px in view ${isMet ? 'enrol' : 'do not enrol'} who is ${group}`, async ({ shop, page }) => {
        await openAt(shop, px);
        await shop.answer(answers[group]());
        await pass(page, 1600);
        expect(await shop.tracked()).toHaveLength(isMet ? 1 : 0);
      });

  test('less than half of what is shown in it tires nobody, and the page hears of no view', async ({
    shop,
    page,
  }) => {
    await openAt(shop, HEIGHT / 2 - 30);
    await shop.answer(show('hero', BANNER));
    await pass(page, 1600);
    const decision = expect.any(String);
    const { tracked, emitted } = await shop.record();
    expect(tracked).toEqual([{ name: 'slot_view', slot: 'hero', decision, reason: 'bandit' }]);
    expect(emitted.map(({ type }) => type)).toEqual(['tact:decision', 'tact:shown']);
    expect(await page.evaluate(() => 'dataLayer' in window)).toBe(false);

    await page.evaluate(() => scrollTo(0, 60));
    await expect.poll(() => shop.tracked()).toEqual(['slot_view', 'slot_view']);
    expect((await shop.record()).tracked[1]).toEqual({
      ...{ name: 'slot_view', slot: 'hero', variant: 'hero-a', decision, reason: 'bandit' },
    });
    expect(await viewedAt(page)).toHaveLength(1);
    await pass(page, 1600);
    expect(await shop.tracked()).toHaveLength(2);
  });

  test('half of it at once is one view', async ({ shop, page }) => {
    await openAt(shop, HEIGHT);
    await shop.answer(show('hero', BANNER));
    await expect.poll(() => viewedAt(page)).toHaveLength(1);
    expect((await shop.record()).tracked).toMatchObject([{ name: 'slot_view', variant: 'hero-a' }]);
  });

  for (const group of ['shown', 'control'] as const)
    test(`with its height reserved, half of it enrols who is ${group}, and less does not`, async ({
      shop,
      page,
    }) => {
      await openAt(shop, HEIGHT / 2 - 60, `min-height:${HEIGHT}px`);
      await shop.answer(answers[group]());
      await page.evaluate(() => scrollTo(0, 30));
      await pass(page, 1600);
      expect(await shop.tracked()).toEqual([]);
      await page.evaluate(() => scrollTo(0, 90));
      await expect.poll(() => shop.tracked()).toEqual(['slot_view']);
      await pass(page, 1600);
      expect(await shop.tracked()).toEqual(['slot_view']);
    });
});
