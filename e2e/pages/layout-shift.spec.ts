import { expect, test, type Page } from '@playwright/test';
import { openProduct } from '../shop/open-product.ts';
import { putInBasket } from '../shop/put-in-basket.ts';
import { visit } from '../shop/visit.ts';
import { watchTact } from '../shop/watch-tact.ts';

/** Cumulative layout shift of the page so far (web.dev/cls: largest session window; here all of it, which is more). */
async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[])
            if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 100)));
      }),
  );
}

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
])
  test(`slots that fill, and the word under them, shift nothing at ${viewport.width} px`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    const tact = watchTact(page);
    for (let look = 0; look < 3; look++)
      await openProduct(page, tact, '/p/amelie-dress?colour=dusty-rose', 'amelie-dusty-rose');
    await expect(page.locator('[data-tact-slot=product-aside] .tact-content + tact-why')).toBeVisible();
    expect(await layoutShift(page), 'product page').toBeLessThan(0.01);

    await visit(page, '/');
    await expect(page.locator('tact-slot[name=home-hero] .tact-content + tact-why')).toBeVisible();
    expect(await layoutShift(page), 'home page').toBeLessThan(0.01);

    await visit(page, '/p/night-train-decaf');
    await putInBasket(page);
    await tact.untilStored('add_to_cart');
    await visit(page, '/basket');
    await expect(page.locator('tact-slot[name=basket-aside] .tact-content + tact-why')).toBeVisible();
    expect(await layoutShift(page), 'basket page').toBeLessThan(0.01);
  });
