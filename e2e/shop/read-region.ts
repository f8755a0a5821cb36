import type { Page } from '@playwright/test';
import { stayActive } from './stay-active.ts';
import type { TactWatch } from './watch-tact.ts';

export type Region = 'reviews' | 'size-guide' | 'shipping' | 'returns' | 'stock';

/** Opens a part of a product page, where it is closed, and reads it until the edge knows. */
export async function readRegion(page: Page, tact: TactWatch, region: Region): Promise<void> {
  const part = page.locator(`[data-tact-region="${region}"]`);
  const folded = page.locator('details', { has: part });
  if ((await folded.count()) && !(await folded.evaluate((details: HTMLDetailsElement) => details.open)))
    await folded.locator('summary').click();
  await part.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await stayActive(page, tact.untilStored('view_region', { region }));
}
