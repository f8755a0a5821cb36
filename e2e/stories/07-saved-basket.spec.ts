import { expect, test } from '@playwright/test';
import { candidateFor } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { putInBasket } from '../shop/put-in-basket.ts';
import { visit } from '../shop/visit.ts';
import { watchTact } from '../shop/watch-tact.ts';

/*
 * Story 7: distracted in the middle of ordering. Tact: the basket is there on return, on the same device, and saying so is welcome.
 */
test('the basket is there on return, in another window', async ({ page, context }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, '/p/night-train-decaf', 'night-train');
  await putInBasket(page);
  await tact.untilStored('add_to_cart');
  await page.getByRole('link', { name: 'To the checkout' }).click();
  await page.getByLabel('Name').fill('Ada');
  await page.close();

  const later = await context.newPage();
  const back = watchTact(later);
  await visit(later, '/');
  const hero = later.locator('tact-slot[name=home-hero]');
  await expect(hero.getByRole('heading', { name: 'Your basket is as you left it' })).toBeVisible();
  await expect(hero.getByRole('link', { name: /Night train/ })).toBeVisible();
  expect(back.latest('home-hero')).toMatchObject({
    action: 'show',
    variant: 'saved-basket',
    reason: { code: 'pinned' },
  });
  const { verdicts } = await candidateFor(back, 'home-hero', 'saved-basket');
  const familiar = verdicts.find(({ manner }) => manner === 'too_familiar');
  expect(familiar?.allows).toBe(true);
  expect(familiar?.words).toMatch(/^There is something in their basket since .*, which carries it\.$/);
  await hero.getByRole('link', { name: 'To the basket' }).click();
  await expect(later.getByRole('main').getByText('Night train').first()).toBeVisible();
});

test('once ordered, there is nothing to be reminded of', async ({ page }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, '/p/night-train-decaf', 'night-train');
  await putInBasket(page);
  await page.getByRole('link', { name: 'To the checkout' }).click();
  for (const [label, value] of Object.entries({
    Name: 'Ada',
    'E-mail': 'ada@example.com',
    'Street and number': '1 High Street',
    Postcode: '12345',
    Town: 'York',
  }))
    await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'On to delivery' }).click();
  await page.getByRole('button', { name: 'On to payment' }).click();
  await page.getByRole('button', { name: 'Order and pay' }).click();
  await tact.untilStored('purchase');
  await visit(page, '/');
  await expect.poll(() => tact.latest('home-hero')?.action).toBe('default');
  await expect(page.getByRole('heading', { name: 'Things made to be kept' })).toBeVisible();
  const { verdicts } = await candidateFor(tact, 'home-hero', 'saved-basket');
  expect(verdicts.find(({ allows }) => !allows)).toMatchObject({ manner: 'not_in_audience' });
});

test('what was taken out again is not spoken of', async ({ page }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, '/p/night-train-decaf', 'night-train');
  await putInBasket(page);
  await page.getByRole('button', { name: 'Take out' }).click();
  await expect(page.getByText('Nothing in it yet').last()).toBeVisible();
  await visit(page, '/');
  await expect.poll(() => tact.latest('home-hero')?.action).toBe('default');
  await expect(page.getByRole('heading', { name: 'Things made to be kept' })).toBeVisible();
});
