import { expect, type Page } from '@playwright/test';
import type { TactWatch } from './watch-tact.ts';

/** Signs in as one of the shop's customers, and waits until the edge knows them: the visitor's credential changes. */
export async function signIn(page: Page, tact: TactWatch, name: string): Promise<void> {
  const before = tact.credential();
  await page.goto('/account');
  await page.getByRole('button', { name }).click();
  await expect.poll(() => tact.credential(), { message: 'a person’s credential' }).not.toBe(before);
}
