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
  await expect.poll(known, { message: 'a person’s credential' }).not.toBe(before);
}
