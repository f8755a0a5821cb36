import type { Page } from '@playwright/test';

/** Patient enough for two browsers and the edge on two cores: the stories are about what is shown, not how fast. */
const WAIT_MS = 10_000;

/**
 * Opens a page of the shop whose tag lets slots wait longer than a shop would; `site` is another than the demo's, `referrer` the
 * page that led there.
 */
export async function visit(page: Page, path: string, site?: string, referrer?: string): Promise<void> {
  const [rest = '', fragment] = path.split('#');
  const asked = `tact-wait=${WAIT_MS}${site === undefined ? '' : `&tact-site=${site}`}`;
  const query = `${rest}${rest.includes('?') ? '&' : '?'}${asked}`;
  const options = referrer === undefined ? {} : { referer: referrer };
  await page.goto(fragment === undefined ? query : `${query}#${fragment}`, options);
}
