import type { Page } from '@playwright/test';
import type { TactWatch } from './watch-tact.ts';

interface TactPage {
  tact: { track(name: 'preference', params: { name: string; values: string[] }): void };
}

/** What the visitor says of itself on the open page, as a form of the shop's would pass it on; no values takes it back. */
export async function sayPreference(
  page: Page,
  tact: TactWatch,
  name: string,
  values: string[],
): Promise<void> {
  await page.evaluate(
    (said) => {
      (window as unknown as TactPage).tact.track('preference', said);
    },
    { name, values },
  );
  await tact.untilStored('preference', { name, values });
}
