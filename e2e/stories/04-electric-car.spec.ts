import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { sayPreference } from '../shop/say-preference.ts';
import { tellEdge } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 4: said in plain words which car one wants, and was sent everything else. Tact: what a visitor says of itself goes before
 * what was seen of it, and that before what was bought in; it filters, not just ranks: the petrol car never comes.
 */
const PETROL = '/p/heath-petrol?colour=red';
const ELECTRIC = '/p/kestrel-electric?colour=sea-blue';
const ESTATE = '/p/plover-electric-estate?colour=graphite';

const hero = (page: Page) => page.locator('tact-slot[name=home-hero]');
const offer = (page: Page) => page.locator('tact-slot[name=home-offer]');
/** Whatever of the petrol car is Tact's doing. */
const petrolCar = (page: Page) => page.locator('[data-tact-state=shown] a[href*=heath]');

/** All that is observed speaks for petrol, and a list that the shop has bought says so too. */
async function seemsToWantPetrol(page: Page, tact: TactWatch, site?: string): Promise<void> {
  await openProduct(page, tact, ELECTRIC, 'kestrel-sea-blue', site);
  for (let look = 0; look < 3; look++) await openProduct(page, tact, PETROL, 'heath-red', site);
  const params = { name: 'drive', values: ['petrol'], provenance: 'third_party', source: 'drivers list' };
  await tellEdge(tact, [{ name: 'trait', params }], site);
}

test('said "electric": the petrol car comes no more, whatever was seen or bought in', async ({ page }) => {
  const tact = watchTact(page);
  await seemsToWantPetrol(page, tact);
  await sayPreference(page, tact, 'drive', ['electric']);

  await visit(page, '/');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', ELECTRIC);
  await expect(offer(page).getByRole('link')).toHaveAttribute('href', ELECTRIC);
  await expect(petrolCar(page)).toHaveCount(0);

  const bought = await candidateFor(tact, 'home-offer', 'the-big-boot');
  expect(bought.allowed).toBe(false);
  expect(bought.leftOut).toHaveLength(1);
  expect(bought.leftOut[0]).toMatchObject({
    item: 'heath-red',
    verdict: {
      manner: 'against_stated_interest',
      words: 'The visitor said drive: electric; this is petrol.',
    },
  });
  const seen = await candidateFor(tact, 'home-hero', 'focus-again');
  expect(seen.allowed).toBe(true);
  expect(seen.leftOut.map(({ item, verdict }) => [item, verdict.manner])).toEqual([
    ['heath-red', 'against_stated_interest'],
  ]);
});

test('it is a filter: of what is like it the electric ones are left, on the petrol car’s own page too', async ({
  page,
}) => {
  const tact = watchTact(page);
  await seemsToWantPetrol(page, tact);
  await sayPreference(page, tact, 'drive', ['electric']);
  const alike = page.locator('tact-slot[name=product-similar][data-tact-state=shown]');

  await visit(page, PETROL);
  await expect(alike.locator(`a[href="${ESTATE}"]`)).toBeVisible();
  await expect(alike.locator('a[href*=hybrid]')).toHaveCount(0);
  await expect(page.locator('[data-tact-slot=product-aside]').getByRole('link')).toHaveAttribute(
    'href',
    /kestrel-electric/,
  );
  await expect(petrolCar(page)).toHaveCount(0);

  await visit(page, ELECTRIC);
  await expect(alike.locator(`a[href="${ESTATE}"]`)).toBeVisible();
  await expect(petrolCar(page)).toHaveCount(0);
});

test('who has said nothing is taken by what was seen and heard of them: petrol', async ({ page }) => {
  const tact = watchTact(page);
  await seemsToWantPetrol(page, tact);
  await visit(page, '/');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', PETROL);
  await expect(offer(page).getByRole('link')).toHaveAttribute('href', PETROL);
});

test('taken back, the word no longer holds', async ({ page }) => {
  const tact = watchTact(page);
  await seemsToWantPetrol(page, tact);
  await sayPreference(page, tact, 'drive', ['electric']);
  await sayPreference(page, tact, 'drive', []);
  await visit(page, '/');
  await expect(offer(page).getByRole('link')).toHaveAttribute('href', PETROL);
});

test('without the manner the petrol car comes all the same', async ({ page }) => {
  const tact = watchTact(page);
  await seemsToWantPetrol(page, tact, BLUNT);
  await sayPreference(page, tact, 'drive', ['electric']);
  await visit(page, '/', BLUNT);
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', PETROL);
  await expect(offer(page).getByRole('link')).toHaveAttribute('href', PETROL);
});
