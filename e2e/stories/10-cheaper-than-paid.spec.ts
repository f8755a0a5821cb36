import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor, type ExplainedCandidate } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { sayPreference } from '../shop/say-preference.ts';
import { tellEdge } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 10: the same thing, at a better price, to someone who bought it yesterday. Tact: never, be it by a sale price, by an
 * offer for that thing, or by ten percent off everything.
 */
const MARGOT = '/p/margot-dress?colour=emerald';
const FULL_PRICE = 165;
const SALE_PRICE = 132;

const hero = (page: Page) => page.locator('tact-slot[name=home-hero]');
const offer = (page: Page) => page.locator('tact-slot[name=product-offer]');

/** The dress is reduced in emerald; in ink it was the last one. */
async function boughtYesterday(tact: TactWatch, price: number, site?: string): Promise<void> {
  const items = [{ item_id: 'margot-ink', price, quantity: 1 }];
  const params = { transaction_id: 'A-1010', currency: 'EUR', value: price, items };
  await tellEdge(tact, [{ name: 'purchase', daysAgo: 1, params }], site);
}

async function lookTwice(page: Page, tact: TactWatch, site?: string): Promise<void> {
  for (let look = 0; look < 2; look++) await openProduct(page, tact, MARGOT, 'margot-emerald', site);
}

/** The visitor says that deals are welcome. */
async function askForDeals(page: Page, tact: TactWatch, site?: string): Promise<void> {
  await visit(page, '/c/dresses', site);
  await sayPreference(page, tact, 'deals', ['yes']);
}

const cheaper = ({ verdicts }: ExplainedCandidate) =>
  verdicts.find(({ manner }) => manner === 'cheaper_than_paid');

test('bought yesterday for more: the reduced dress is not held out', async ({ page }) => {
  const tact = watchTact(page);
  await lookTwice(page, tact);
  await boughtYesterday(tact, FULL_PRICE);
  await visit(page, '/');
  await expect(hero(page)).toHaveAttribute('data-tact-state', /./);
  await expect(page.locator('[data-tact-state=shown] a[href*=margot]')).toHaveCount(0);
  const again = cheaper(await candidateFor(tact, 'home-hero', 'focus-again'));
  expect(again?.allows).toBe(false);
  expect(again?.words).toMatch(/^Bought on .* for €165\.00; now it would be €132\.00\.$/);

  await visit(page, MARGOT);
  await expect(offer(page)).toHaveAttribute('data-tact-state', 'default');
  const tenPercent = cheaper(await candidateFor(tact, 'product-offer', 'ten-percent'));
  expect(tenPercent?.words).toMatch(/^Bought on .* for €165\.00; now it would be €118\.80\.$/);
});

test('who has not bought it is shown it', async ({ page }) => {
  const tact = watchTact(page);
  await lookTwice(page, tact);
  await visit(page, '/');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', MARGOT);
});

test('who paid no more than it costs now would not mind', async ({ page }) => {
  const tact = watchTact(page);
  await lookTwice(page, tact);
  await boughtYesterday(tact, SALE_PRICE);
  await visit(page, '/');
  const again = cheaper(await candidateFor(tact, 'home-hero', 'focus-again'));
  expect(again).toMatchObject({ allows: true, words: 'It costs no less now than the visitor has paid.' });
});

test('ten percent off everything says it of the dress, too', async ({ page }) => {
  const tact = watchTact(page);
  await askForDeals(page, tact);
  await boughtYesterday(tact, FULL_PRICE);
  await visit(page, '/p/colette-dress?colour=oat');
  const held = await tact.untilReason('product-offer', 'cheaper_than_paid');
  expect(held.action).toBe('default');
  expect(held.reason.words).toMatch(/^Bought on .* for €165\.00; now it would be €148\.50\.$/);
  await expect(offer(page).getByText('Sent for €4.90')).toBeVisible();
});

test('who has bought nothing and asks for deals is given them', async ({ page }) => {
  const tact = watchTact(page);
  await askForDeals(page, tact);
  await visit(page, '/p/colette-dress?colour=oat');
  await expect(offer(page).getByRole('heading')).toHaveText('Ten percent off everything');
});

test('without the manner they are told what waiting a day would have saved', async ({ page }) => {
  const tact = watchTact(page);
  await lookTwice(page, tact, BLUNT);
  await boughtYesterday(tact, FULL_PRICE, BLUNT);
  await visit(page, '/', BLUNT);
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', MARGOT);
  await visit(page, MARGOT, BLUNT);
  await expect(offer(page).getByRole('heading')).toHaveText('Ten percent off, today');
});

test('without the manner ten percent off everything is for them, too', async ({ page }) => {
  const tact = watchTact(page);
  await askForDeals(page, tact, BLUNT);
  await boughtYesterday(tact, FULL_PRICE, BLUNT);
  await visit(page, '/p/colette-dress?colour=oat', BLUNT);
  await expect(offer(page).getByRole('heading')).toHaveText('Ten percent off everything');
});
