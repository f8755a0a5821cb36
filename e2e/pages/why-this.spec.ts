import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { QUIET } from '../addresses.ts';
import { openSite } from '../open-site.ts';
import { explainVisitor } from '../shop/explain.ts';
import { openProduct } from '../shop/open-product.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/* "Why this?" in the shop: there to be seen, in nobody's way, heard by the next decision, and off where the plan says so. */
const ROSE = '/p/amelie-dress?colour=dusty-rose';

async function comeBack(page: Page, tact: TactWatch, site?: string): Promise<void> {
  for (let look = 0; look < 3; look++) await openProduct(page, tact, ROSE, 'amelie-dusty-rose', site);
}

const hero = (page: Page): Locator => page.locator('tact-slot[name=home-hero]');
const word = (place: Locator): Locator => place.getByRole('button', { name: 'Why this?' });
/** Not what scripts see, but what a finger would meet in the middle of it. */
const canBeMet = (button: Locator): Promise<boolean> =>
  button.evaluate((element) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const root = element.getRootNode() as ShadowRoot;
    const points = [0.1, 0.5, 0.9].map((share) => [left + width * share, top + height * share] as const);
    return points.every(([x, y]) => root.elementFromPoint(x, y) === element);
  });

for (const width of [1280, 390])
  test(`the word is to be seen under everything personal, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const tact = watchTact(page);
    await comeBack(page, tact);
    for (const [path, slots] of [
      [ROSE, ['product-aside', 'product-offer', 'product-complements', 'product-similar']],
      ['/', ['home-hero', 'home-picks']],
    ] as const) {
      await visit(page, path);
      for (const slot of slots) {
        const button = word(page.locator(`[name=${slot}],[data-tact-slot=${slot}]`));
        await expect(button, slot).toBeVisible();
        expect(await canBeMet(button), slot).toBe(true);
      }
    }
    // What everybody gets is not personal, and says nothing.
    await expect(page.locator('tact-slot[name=home-offer] .tact-content')).toBeVisible();
    await expect(word(page.locator('tact-slot[name=home-offer]'))).toHaveCount(0);
  });

test('"Not for me" is heard: it is not shown again, until one goes back to it', async ({ page }) => {
  const tact = watchTact(page);
  await comeBack(page, tact);
  await visit(page, '/');
  await expect(hero(page).getByRole('heading', { name: 'Amelie wrap dress' })).toBeVisible();
  await word(hero(page)).click();
  await expect(hero(page).getByText('You looked at this three times')).toBeVisible();
  await hero(page).getByRole('button', { name: 'Not for me' }).click();
  await expect(page.getByRole('heading', { name: 'Things made to be kept' })).toBeVisible();
  await tact.untilStored('not_interested', { item_id: 'amelie-dusty-rose' });

  await visit(page, '/');
  await expect.poll(() => tact.latest('home-hero')?.action).toBe('default');
  await expect(page.getByRole('heading', { name: 'Things made to be kept' })).toBeVisible();
  const [decision] = (await explainVisitor(tact)).filter(({ slot }) => slot === 'home-hero');
  const leftOut = decision?.explanation?.candidates.flatMap((each) => each.leftOut) ?? [];
  expect(leftOut.find(({ item }) => item === 'amelie-dusty-rose')?.verdict).toMatchObject({
    manner: 'ruled_out',
    words: expect.stringMatching(/^The visitor said on .* that it is not for them\.$/),
  });

  for (let look = 0; look < 2; look++) await openProduct(page, tact, ROSE, 'amelie-dusty-rose');
  await visit(page, '/');
  await expect(hero(page).getByRole('heading', { name: 'Amelie wrap dress' })).toBeVisible();
});

test('the plan switches it off, for the whole shop or for one place', async ({ page }) => {
  await openSite(QUIET, (plan) => {
    plan.whyThis = false;
    plan.slots['home-picks']!.whyThis = true;
  });
  const tact = watchTact(page);
  await comeBack(page, tact, QUIET);
  await visit(page, '/', QUIET);
  await expect(word(page.locator('tact-slot[name=home-picks]'))).toBeVisible();
  await expect(hero(page).getByRole('heading', { name: 'Amelie wrap dress' })).toBeVisible();
  await expect(page.locator('tact-why')).toHaveCount(1);
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing in it on the shop's page, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const tact = watchTact(page);
    await comeBack(page, tact);
    await visit(page, '/');
    await word(hero(page)).click();
    await expect(hero(page).getByText('You looked at this three times')).toBeVisible();
    expect((await new AxeBuilder({ page }).include('tact-why').analyze()).violations).toEqual([]);
    await hero(page).getByRole('button', { name: 'What this shop knows of me' }).click();
    const dialog = page.getByRole('dialog', { name: 'What this shop knows of me' });
    await expect(dialog.getByText('You looked at Amelie wrap dress (Dusty rose) 3 times')).toBeVisible();
    expect((await new AxeBuilder({ page }).include('.tact-me-dialog').analyze()).violations).toEqual([]);
  });
