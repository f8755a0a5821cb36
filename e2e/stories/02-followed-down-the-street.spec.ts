import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { tellEdge, type ServerEvent } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 2: looked once, put nothing in the basket, and the next day the shop has noticed it and says so. Tact: what refers to
 * what a person did needs a relationship that carries it; a mere look allows help about the thing itself, never "we saw you".
 */
const SAW_YOU = 'You were looking at this';
const HELP = 'Its sizes, its care and what people say of it';

const picks = (page: Page) => page.locator('tact-slot[name=home-picks]');

/** On an earlier day, as the shop's own records have it. */
function earlier(name: 'view_item' | 'add_to_wishlist', daysAgo: number): ServerEvent {
  const item = { item_id: 'iris-plum', item_name: 'Iris knitted dress', price: 119 };
  const category = { item_category: 'Women', item_category2: 'Dresses', item_category3: 'Knitted' };
  return { name, daysAgo, params: { currency: 'EUR', items: [{ ...item, ...category }] } };
}

/** Comes back to the front page after what happened on earlier days. */
async function comeBackAfter(
  page: Page,
  tact: TactWatch,
  past: readonly ServerEvent[],
  site?: string,
): Promise<void> {
  await visit(page, '/', site);
  await tact.untilStored('page_view');
  await tellEdge(tact, past, site);
  await visit(page, '/', site);
}

test('who has only looked is helped with the thing, and not told that they were seen', async ({ page }) => {
  const tact = watchTact(page);
  await comeBackAfter(page, tact, [earlier('view_item', 1)]);
  await expect(picks(page).getByRole('heading', { name: HELP })).toBeVisible();
  await expect(picks(page).getByRole('link')).toHaveAttribute('href', /iris-dress/);
  await expect(page.locator('body')).not.toContainText(SAW_YOU);

  const held = await candidateFor(tact, 'home-picks', 'you-were-looking');
  expect(held.allowed).toBe(false);
  const forbidding = held.verdicts.filter(({ allows }) => !allows);
  expect(forbidding).toHaveLength(1);
  expect(forbidding[0]).toMatchObject({
    manner: 'too_familiar',
    words:
      'It says that it remembers, and nothing carries that: no order, sign-in, basket, wish or word of theirs, and this thing was looked at in 1 visit only.',
    numbers: { familiarity: 'remembered', visits: 1 },
  });
});

test('who has come back for it on three days is past a mere look', async ({ page }) => {
  const tact = watchTact(page);
  await comeBackAfter(
    page,
    tact,
    [3, 2, 1].map((daysAgo) => earlier('view_item', daysAgo)),
  );
  await expect(picks(page).getByRole('heading', { name: SAW_YOU })).toBeVisible();
  expect(await carriedBy(tact)).toMatch(/^They came back for this very thing, on .* the last time, which/);
});

test('who has put it on the wish list expects it to be remembered', async ({ page }) => {
  const tact = watchTact(page);
  await comeBackAfter(page, tact, [earlier('view_item', 1), earlier('add_to_wishlist', 1)]);
  await expect(picks(page).getByRole('heading', { name: SAW_YOU })).toBeVisible();
  expect(await carriedBy(tact)).toMatch(/^They put something on their wish list on .*, which carries it\.$/);
});

test('without the manner a mere look is thrown back at whoever looked', async ({ page }) => {
  const tact = watchTact(page);
  await comeBackAfter(page, tact, [earlier('view_item', 1)], BLUNT);
  await expect(picks(page).getByRole('heading', { name: SAW_YOU })).toBeVisible();
});

async function carriedBy(tact: TactWatch): Promise<string | undefined> {
  const { verdicts } = await candidateFor(tact, 'home-picks', 'you-were-looking');
  return verdicts.find(({ manner }) => manner === 'too_familiar')?.words;
}
