import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { putInBasket } from '../shop/put-in-basket.ts';
import { tellEdge } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 9: bought a shredder, and is urged to buy another. Tact: neither it again nor what does instead, for as long as one
 * lasts; what goes with it (oil, bags) is welcome, and a return opens the matter again.
 */
const SHREDDER = '/p/quill-shredder';
const ORDER = 'A-4711';

const offer = (page: Page) => page.locator('tact-slot[name=home-offer]');
/** Whatever on the front page is Tact's doing. */
const shown = (page: Page) => page.locator('[data-tact-state=shown]');

async function lookAtShredders(page: Page, tact: TactWatch, site?: string): Promise<void> {
  await openProduct(page, tact, '/p/quill-micro-shredder', 'quill-micro', site);
  await openProduct(page, tact, SHREDDER, 'quill-shredder', site);
}

/** The shop's own system tells of an order of five days ago. */
async function bought(tact: TactWatch, site?: string): Promise<void> {
  const items = [{ item_id: 'quill-shredder', price: 129, quantity: 1 }];
  const params = { transaction_id: ORDER, currency: 'EUR', value: 129, items };
  await tellEdge(tact, [{ name: 'purchase', daysAgo: 5, params }], site);
}

test('a shredder was bought: neither it nor the one that does instead is urged again', async ({ page }) => {
  const tact = watchTact(page);
  await lookAtShredders(page, tact);
  await bought(tact);
  await visit(page, '/');
  await expect(offer(page)).toHaveAttribute('data-tact-state', 'shown');
  await expect(offer(page).getByRole('heading')).toHaveText('Assorted pralines, box of 16');
  await expect(shown(page).locator('a[href*=shredder]')).toHaveCount(0);

  const held = await candidateFor(tact, 'home-offer', 'the-quiet-shredder');
  expect(held.allowed).toBe(false);
  expect(held.leftOut.map(({ item, verdict }) => [item, verdict.manner])).toEqual([
    ['quill-shredder', 'just_bought'],
    ['quill-micro', 'just_bought'],
  ]);
  const [itself, instead] = held.leftOut.map(({ verdict }) => verdict.words);
  expect(itself).toMatch(/^Bought on .*; one lasts about 8 years\.$/);
  expect(instead).toMatch(/^It does the same as “Quill cross-cut shredder”, which was bought on /);
});

test('what goes with it is welcome: oil and bags, on its page and beside the basket', async ({ page }) => {
  const tact = watchTact(page);
  await lookAtShredders(page, tact);
  await bought(tact);
  await visit(page, SHREDDER);
  const beside = page.locator('tact-slot[name=product-complements][data-tact-state=shown]');
  await expect(beside.getByRole('link', { name: /oil/i })).toBeVisible();
  await expect(beside.getByRole('link', { name: /bags/i })).toBeVisible();
  const alike = page.locator('tact-slot[name=product-similar][data-tact-state=shown]');
  await expect(alike.getByRole('link', { name: /oil/i })).toBeVisible();
  await expect(alike.locator('a[href*=shredder]')).toHaveCount(0);

  await openProduct(page, tact, '/p/quill-oil', 'quill-oil');
  await putInBasket(page);
  await tact.untilStored('add_to_cart');
  await visit(page, '/basket');
  const aside = page.locator('tact-slot[name=basket-aside][data-tact-state=shown]');
  await expect(aside.getByRole('link', { name: /bags/i })).toBeVisible();
  await expect(aside.locator('a[href*=shredder]')).toHaveCount(0);
});

test('who looked and did not buy is offered it', async ({ page }) => {
  const tact = watchTact(page);
  await lookAtShredders(page, tact);
  await visit(page, '/');
  await expect(offer(page).getByRole('link')).toHaveAttribute('href', SHREDDER);
});

test('it came back: the matter is open again', async ({ page }) => {
  const tact = watchTact(page);
  await lookAtShredders(page, tact);
  await bought(tact);
  const params = { transaction_id: ORDER, items: [{ item_id: 'quill-shredder', quantity: 1 }] };
  await tellEdge(tact, [{ name: 'return_received', daysAgo: 1, params }]);
  await visit(page, '/');
  await expect(offer(page).getByRole('link')).toHaveAttribute('href', SHREDDER);
});

test('without the manner the shredder is urged upon its owner', async ({ page }) => {
  const tact = watchTact(page);
  await lookAtShredders(page, tact, BLUNT);
  await bought(tact, BLUNT);
  await visit(page, '/', BLUNT);
  await expect(offer(page).getByRole('link')).toHaveAttribute('href', SHREDDER);
});
