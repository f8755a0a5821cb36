import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { tellEdge } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 11: three cities visited, and offered just these three for months. Tact: a journey that was made is made; what comes is
 * cities like them that are new.
 */
const LISBON = '/p/lisbon-city-trip';
const THREE = ['lisbon', 'prague', 'copenhagen'];

const offer = (page: Page) => page.locator('tact-slot[name=home-offer]');

/** The cities that Tact shows on the front page, in whatever place. */
async function cities(page: Page): Promise<string[]> {
  const links = page.locator('[data-tact-state=shown] a[href*=city-trip]');
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(paths.map((path) => path.replace(/^\/p\/|-city-trip$/g, '')))].toSorted();
}

/** The shop's own system tells of journeys, the last of them ten days ago. */
async function beenTo(tact: TactWatch, places: readonly string[], site?: string): Promise<void> {
  const trips = places.map((item_id, at) => {
    const items = [{ item_id, price: 395, quantity: 1 }];
    const params = { transaction_id: `T-${at}`, currency: 'EUR', value: 395, items };
    return { name: 'purchase', daysAgo: 28 - (18 * (at + 1)) / places.length, params };
  });
  await tellEdge(tact, trips, site);
}

/** What is thought of again, on the way home from it. */
async function lookAtLisbonAgain(page: Page, tact: TactWatch, site?: string): Promise<void> {
  for (let look = 0; look < 2; look++) await openProduct(page, tact, LISBON, 'lisbon', site);
}

async function openHome(page: Page, site?: string): Promise<void> {
  await visit(page, '/', site);
  await expect(offer(page)).toHaveAttribute('data-tact-state', 'shown');
}

test('three cities seen: what is offered are the two that are new', async ({ page }) => {
  const tact = watchTact(page);
  await lookAtLisbonAgain(page, tact);
  await beenTo(tact, THREE);
  await openHome(page);
  await expect(page.getByRole('heading', { name: 'What might come next' })).toBeVisible();
  expect(await cities(page)).toEqual(['edinburgh', 'seville']);

  const trip = await candidateFor(tact, 'home-offer', 'three-nights');
  expect(trip.allowed).toBe(true);
  const left = new Map(trip.leftOut.map(({ item, verdict }) => [item, verdict]));
  for (const city of THREE) {
    expect(left.get(city)?.manner).toBe('just_bought');
    expect(left.get(city)?.words).toMatch(/^Done on .*; what is like it is welcome, the same is not\.$/);
  }
});

test('Lisbon is done: four other cities come, on its own page too', async ({ page }) => {
  const tact = watchTact(page);
  await lookAtLisbonAgain(page, tact);
  await beenTo(tact, ['lisbon']);
  await openHome(page);
  expect(await cities(page)).toEqual(['copenhagen', 'edinburgh', 'prague', 'seville']);
  await visit(page, LISBON);
  const alike = page.locator('tact-slot[name=product-similar][data-tact-state=shown]');
  await expect(alike.getByRole('link', { name: 'Seville' })).toBeVisible();
  await expect(alike.getByRole('link', { name: 'Lisbon' })).toHaveCount(0);
});

test('who has only looked is offered Lisbon', async ({ page }) => {
  const tact = watchTact(page);
  await lookAtLisbonAgain(page, tact);
  await openHome(page);
  await expect(offer(page).getByRole('link')).toHaveAttribute('href', LISBON);
});

test('a journey that was called off was not made', async ({ page }) => {
  const tact = watchTact(page);
  await lookAtLisbonAgain(page, tact);
  await beenTo(tact, ['lisbon']);
  await tellEdge(tact, [{ name: 'order_cancelled', daysAgo: 9, params: { transaction_id: 'T-0' } }]);
  await openHome(page);
  await expect(offer(page).getByRole('link')).toHaveAttribute('href', LISBON);
});

test('without the manner it is Lisbon for months', async ({ page }) => {
  const tact = watchTact(page);
  await lookAtLisbonAgain(page, tact, BLUNT);
  await beenTo(tact, THREE, BLUNT);
  await openHome(page, BLUNT);
  await expect(offer(page).getByRole('link')).toHaveAttribute('href', LISBON);
});
