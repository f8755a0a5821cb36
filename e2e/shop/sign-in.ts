import { expect, type Page } from '@playwright/test';
import { visitorOf } from '../edge.ts';
import type { TactWatch } from './watch-tact.ts';

/** Signs in as one of the shop's customers, and waits until the edge knows them: the page's credential is another visitor's. */
export async function signIn(page: Page, tact: TactWatch, name: string): Promise<void> {
  const known = () => {
    const credential = tact.credential();
    return credential === undefined ? undefined : visitorOf(credential);
  };
  const before = known();
  await page.goto('/account');
  await page.getByRole('button', { name }).click();
  // Tokens tell whole seconds: one of the very second in which this person was forgotten counts as older than that, and the shop's next page has another.
  let isNext = false;
  await expect(async () => {
    if (isNext) await page.goto('/account');
    isNext = true;
    await expect.poll(known, { message: 'a person’s credential', timeout: 3000 }).not.toBe(before);
  }).toPass({ timeout: 15_000 });
}
