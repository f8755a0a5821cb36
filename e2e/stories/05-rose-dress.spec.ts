import { expect, test } from '@playwright/test';
import { explainVisitor } from '../shop/explain.ts';
import { openProduct } from '../shop/open-product.ts';
import { putInBasket } from '../shop/put-in-basket.ts';
import { readRegion } from '../shop/read-region.ts';
import { visit } from '../shop/visit.ts';
import { watchTact } from '../shop/watch-tact.ts';

/*
 * Story 5: five times the same dress in the same shade, stock checked, in the basket, not bought. Tact: that dress, that shade,
 * in the place where it helps.
 */
const ROSE = '/p/amelie-dress?colour=dusty-rose';
const INK = '/p/amelie-dress?colour=ink';

test('the dress one keeps coming back to is there, in its shade, yours first', async ({ page }) => {
  const tact = watchTact(page);
  for (let look = 0; look < 5; look++) {
    await openProduct(page, tact, ROSE, 'amelie-dusty-rose');
    if (look === 2) await visit(page, '/c/dresses');
  }
  await readRegion(page, tact, 'stock');
  await putInBasket(page, '38');
  await tact.untilStored('add_to_cart');

  await visit(page, '/');
  const hero = page.locator('tact-slot[name=home-hero]');
  await expect(hero.getByRole('heading')).toContainText('Amelie');
  await expect(hero.getByRole('link')).toHaveAttribute('href', ROSE);
  await expect(hero.locator('img')).toHaveAttribute('src', /amelie-dusty-rose/);
  const decision = tact.latest('home-hero');
  expect(decision).toMatchObject({
    action: 'show',
    variant: 'focus-early-access',
    reason: { code: 'pinned' },
  });

  const explained = (await explainVisitor(tact)).find(({ id }) => id === decision?.id);
  expect(explained?.explanation?.candidates.map(({ variant }) => variant)).toEqual(
    expect.arrayContaining(['focus-early-access', 'saved-basket', 'focus-again']),
  );
});

test('the same dress in another shade is another wish', async ({ page }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, ROSE, 'amelie-dusty-rose');
  await openProduct(page, tact, INK, 'amelie-ink');
  await openProduct(page, tact, INK, 'amelie-ink');
  await openProduct(page, tact, INK, 'amelie-ink');
  await visit(page, '/');
  await expect(page.locator('tact-slot[name=home-hero]').getByRole('link')).toHaveAttribute('href', INK);
});

test('who looked once sees what everyone sees', async ({ page }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, ROSE, 'amelie-dusty-rose');
  await visit(page, '/');
  const decision = await tact.untilReason('home-hero', 'not_in_audience');
  expect(decision.action).toBe('default');
  expect(decision.reason.words).not.toBe('');
  await expect(page.getByRole('heading', { name: 'Things made to be kept' })).toBeVisible();
});
