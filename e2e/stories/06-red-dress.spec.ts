import { expect, test, type Page } from '@playwright/test';
import { openProduct } from '../shop/open-product.ts';
import { readRegion } from '../shop/read-region.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 6: reading the reviews of one dress. Tact: what is shown now has to do with it, not with what was looked at before.
 */
const RED = '/p/rosalind-dress?colour=red';

async function onceKeenOnALamp(page: Page, tact: TactWatch): Promise<void> {
  for (let look = 0; look < 3; look++)
    await openProduct(page, tact, '/p/ottoline-table-lamp?colour=sage', 'ottoline-sage');
  await openProduct(page, tact, RED, 'rosalind-red');
}

test('attention on the red dress: what is shown has to do with it', async ({ page }) => {
  const tact = watchTact(page);
  await onceKeenOnALamp(page, tact);
  await openProduct(page, tact, RED, 'rosalind-red');
  await readRegion(page, tact, 'reviews');

  await openProduct(page, tact, RED, 'rosalind-red');
  const aside = page.locator('[data-tact-slot=product-aside]');
  await expect(aside.getByRole('heading')).toContainText('Rosalind');
  await expect(aside.getByRole('link')).toHaveAttribute('href', /rosalind-dress/);
  await visit(page, '/');
  await expect(page.locator('tact-slot[name=home-hero]').getByRole('link')).toHaveAttribute('href', RED);
  expect(tact.latest('home-hero')).toMatchObject({ action: 'show', reason: { code: 'pinned' } });
});

test('a glance at the red dress changes nothing: the lamp it is', async ({ page }) => {
  const tact = watchTact(page);
  await onceKeenOnALamp(page, tact);
  await visit(page, '/');
  await expect(page.locator('tact-slot[name=home-hero]').getByRole('link')).toHaveAttribute(
    'href',
    /ottoline-table-lamp/,
  );
});
