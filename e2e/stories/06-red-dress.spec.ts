import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { readRegion } from '../shop/read-region.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 6: reading the reviews of one dress. Tact: what is shown now has to do with it, not with what was looked at before; the
 * offer that scores best elsewhere, of a lamp, stays away while attention is on the dress.
 */
const RED = '/p/rosalind-dress?colour=red';
const LAMP_OFFER = 'Heron floor lamp';

const offer = (page: Page) => page.locator('tact-slot[name=product-offer]');

async function onceKeenOnALamp(page: Page, tact: TactWatch, site?: string): Promise<void> {
  for (let look = 0; look < 3; look++)
    await openProduct(page, tact, '/p/ottoline-table-lamp?colour=sage', 'ottoline-sage', site);
  await openProduct(page, tact, RED, 'rosalind-red', site);
}

async function readReviews(page: Page, tact: TactWatch, site?: string): Promise<void> {
  await openProduct(page, tact, RED, 'rosalind-red', site);
  await readRegion(page, tact, 'reviews');
  await openProduct(page, tact, RED, 'rosalind-red', site);
}

test('attention on the red dress: what is shown has to do with it', async ({ page }) => {
  const tact = watchTact(page);
  await onceKeenOnALamp(page, tact);
  await readReviews(page, tact);
  const aside = page.locator('[data-tact-slot=product-aside]');
  await expect(aside.getByRole('heading')).toContainText('Rosalind');
  await expect(aside.getByRole('link')).toHaveAttribute('href', /rosalind-dress/);
  await visit(page, '/');
  await expect(page.locator('tact-slot[name=home-hero]').getByRole('link')).toHaveAttribute('href', RED);
  expect(tact.latest('home-hero')).toMatchObject({ action: 'show', reason: { code: 'pinned' } });
});

test('the best offer of the house is about a lamp, and waits while the reviews of the dress are read', async ({
  page,
}) => {
  const tact = watchTact(page);
  await onceKeenOnALamp(page, tact);
  await readReviews(page, tact);
  await expect(offer(page)).toContainText('Rosalind');
  await expect(offer(page)).not.toContainText(LAMP_OFFER);

  const held = await candidateFor(tact, 'product-offer', 'lamp-week');
  expect(held.allowed).toBe(false);
  const [off, ...others] = held.verdicts.filter(({ allows }) => !allows);
  expect(others).toEqual([]);
  expect(off).toMatchObject({
    manner: 'off_topic',
    words:
      'The visitor is reading about something else (Rosalind pleated dress), and this has nothing to do with it; it waits 10 minutes.',
    numbers: { what: 'heron-brass', reading: 'rosalind-red', minutes: 10 },
  });
});

test('on another page the attention has moved on, and the offer may stand there', async ({ page }) => {
  const tact = watchTact(page);
  await onceKeenOnALamp(page, tact);
  await readReviews(page, tact);
  await openProduct(page, tact, '/p/harbour-towels?colour=sand', 'harbour-sand');
  await expect(offer(page).getByRole('heading')).toHaveText(LAMP_OFFER);
});

test('a glance at the red dress changes nothing: the lamp it is', async ({ page }) => {
  const tact = watchTact(page);
  await onceKeenOnALamp(page, tact);
  await expect(offer(page).getByRole('heading')).toHaveText(LAMP_OFFER);
  await visit(page, '/');
  await expect(page.locator('tact-slot[name=home-hero]').getByRole('link')).toHaveAttribute(
    'href',
    /ottoline-table-lamp/,
  );
});

test('without the manner the lamp stands beside the reviews of the dress', async ({ page }) => {
  const tact = watchTact(page);
  await onceKeenOnALamp(page, tact, BLUNT);
  await readReviews(page, tact, BLUNT);
  await expect(offer(page).getByRole('heading')).toHaveText(LAMP_OFFER);
});
