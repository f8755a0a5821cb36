import type { Page } from '@playwright/test';

/** Patient enough for two browsers and the edge on two cores: the stories are about what is shown, not how fast. */
const WAIT_MS = 10_000;

/** Opens a page of the shop whose tag lets slots wait longer than a shop would. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`${path}${path.includes('?') ? '&' : '?'}tact-wait=${WAIT_MS}`);
}
