import type { Page } from '@playwright/test';

/** Chooses a size on the open product page, where there are sizes, and puts the thing in the basket. */
export async function putInBasket(page: Page, size?: string): Promise<void> {
  if (size) await page.getByRole('radio', { name: size, exact: true }).check();
  await page.getByRole('button', { name: 'Put in the basket' }).click();
  await page.waitForURL('**/basket');
}
