import { expect, test } from '@playwright/test';
import { EDGE } from '../addresses.ts';

/*
 * The edge down, slow, blocked or answering nonsense: every slot shows its default within data-wait, and nothing is thrown.
 */
const PAGES = [
  { path: '/', slot: 'tact-slot[name=home-hero]', text: 'Things made to be kept' },
  { path: '/p/amelie-dress', slot: '[data-tact-slot=product-aside]', text: 'Good to know' },
  { path: '/basket', slot: 'tact-slot[name=basket-aside]', text: 'No hurry' },
];
const WAIT_MS = 250;

const faults = {
  'the script is blocked': (url: URL) => url.pathname === '/tact.js',
  'the edge cannot be reached': (url: URL) => url.pathname.startsWith('/v1/'),
};

for (const [fault, matches] of Object.entries(faults))
  for (const { path, slot, text } of PAGES)
    test(`${fault}: ${path} shows its default within ${WAIT_MS} ms`, async ({ page }) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.route(
        (url) => url.origin === EDGE && matches(url),
        (route) => route.abort(),
      );
      // When the place was first seen, and when it was last hidden, by the page's own clock.
      await page.addInitScript((selector) => {
        const times = { seen: 0, hiddenLast: 0 };
        Object.assign(window, { slotTimes: times });
        const look = (): void => {
          const place = document.querySelector(selector);
          if (place) {
            times.seen ||= performance.now();
            if (getComputedStyle(place).visibility === 'hidden') times.hiddenLast = performance.now();
          }
          requestAnimationFrame(look);
        };
        look();
      }, slot);
      await page.goto(path);
      await expect(page.locator(slot)).toContainText(text);
      await expect(page.locator(slot)).toHaveCSS('visibility', 'visible');
      const times = await page.evaluate(
        () => (window as unknown as { slotTimes: { seen: number; hiddenLast: number } }).slotTimes,
      );
      // One frame of slack: a frame is when anybody could have seen it.
      if (times.hiddenLast) expect(times.hiddenLast - times.seen).toBeLessThan(WAIT_MS + 100);
      expect(errors).toEqual([]);
    });

for (const [what, body] of Object.entries({
  nonsense: '<html>',
  'an empty object': '{}',
  nothing: '',
  null: 'null',
}))
  test(`the edge answers ${what}: the default stays and nothing is thrown`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.route(`${EDGE}/v1/sync*`, (route) =>
      route.fulfill({ status: 200, body, headers: { 'access-control-allow-origin': '*' } }),
    );
    const answered = page.waitForResponse(`${EDGE}/v1/sync*`);
    await page.goto('/');
    await answered;
    await expect(page.getByRole('heading', { name: 'Things made to be kept' })).toBeVisible();
    await expect(page.locator('tact-slot[name=home-hero]')).toHaveCSS('visibility', 'visible');
    expect(errors).toEqual([]);
  });
