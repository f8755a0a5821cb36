import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { putInBasket } from '../shop/put-in-basket.ts';

const PAGES = [
  '/',
  '/c/dresses',
  '/p/amelie-dress',
  '/search?q=lamp',
  '/search?q=zeppelin',
  '/basket',
  '/account',
];

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing wrong in the ${colorScheme} shop, slots filled or not`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const path of [...PAGES, '/style-guide']) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html ?? ''}`),
        path,
      ).toEqual([]);
    }
  });

test('no page is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [...PAGES, '/style-guide']) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});

test('from the front door to the basket by keyboard alone', async ({ page }) => {
  await page.goto('/p/night-train-decaf');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  const button = page.getByRole('button', { name: 'Put in the basket' });
  for (let tabs = 0; tabs < 20; tabs++) {
    await page.keyboard.press('Tab');
    if (await button.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/basket');
  await expect(page.getByRole('main').getByText('Night train')).toBeVisible();
});

test('another shade is chosen in place: picture, address, stock and data layer follow', async ({ page }) => {
  await page.goto('/p/amelie-dress?colour=dusty-rose');
  await page.locator('.choice').getByRole('link', { name: 'Ink' }).click();
  await page.waitForURL('**colour=ink');
  await expect(page.locator('.pictures img').first()).toHaveAttribute('src', '/img/amelie-ink.svg');
  const views = await page.evaluate(() =>
    (
      window as unknown as { dataLayer: { event?: string; ecommerce?: { items: { item_id: string }[] } }[] }
    ).dataLayer
      .filter((entry) => entry.event === 'view_item')
      .map((entry) => entry.ecommerce?.items[0]?.item_id),
  );
  expect(views).toEqual(['amelie-dusty-rose', 'amelie-ink']);
  const product = await page.locator('script[type="application/ld+json"]').first().textContent();
  expect(JSON.parse(product ?? '')).toMatchObject({ productID: 'amelie-ink' });
  await page.goBack();
  await expect(page.locator('.pictures img').first()).toHaveAttribute('src', '/img/amelie-dusty-rose.svg');
  await page.goForward();
  await expect(page.locator('.pictures img').first()).toHaveAttribute('src', '/img/amelie-ink.svg');
  await putInBasket(page, '38');
  await expect(page.getByRole('main').getByText('Ink, size 38')).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('one chooses, orders and follows the order', async ({ page }) => {
    await page.goto('/c/dresses');
    await page
      .getByRole('link', { name: /Amelie wrap dress/ })
      .first()
      .click();
    await putInBasket(page, '36');
    await page.getByRole('link', { name: 'To the checkout' }).click();
    for (const [label, value] of [
      ['Name', 'Ada'],
      ['E-mail', 'ada@example.com'],
      ['Street and number', '1 High Street'],
      ['Postcode', '12345'],
      ['Town', 'York'],
    ] as const)
      await page.getByLabel(label).fill(value);
    await page.getByRole('button', { name: 'On to delivery' }).click();
    await page.getByRole('button', { name: 'On to payment' }).click();
    await page.getByRole('button', { name: 'Order and pay' }).click();
    await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
    await page.getByRole('link', { name: 'Follow the order' }).click();
    await expect(page.getByText('Ordered', { exact: true })).toBeVisible();
  });
});
