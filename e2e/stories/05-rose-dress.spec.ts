import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { explainVisitor } from '../shop/explain.ts';
import { openProduct } from '../shop/open-product.ts';
import { putInBasket } from '../shop/put-in-basket.ts';
import { readRegion } from '../shop/read-region.ts';
import { tellEdge, type ServerEvent } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 5: five times the same dress in the same shade, stock checked, in the basket, not bought. Tact: that dress, that shade,
 * in the place where it helps; and since this visitor has always paid the full price, it is theirs first, and not ten percent
 * off as for everyone.
 */
const ROSE = '/p/amelie-dress?colour=dusty-rose';
const INK = '/p/amelie-dress?colour=ink';

const hero = (page: Page) => page.locator('tact-slot[name=home-hero]');

async function lookFiveTimes(page: Page, tact: TactWatch, site?: string): Promise<void> {
  for (let look = 0; look < 5; look++) {
    await openProduct(page, tact, ROSE, 'amelie-dusty-rose', site);
    if (look === 2) await visit(page, '/c/dresses', site);
  }
}

/** An order of some days ago; `off` is what was taken off its price, in euros. */
function order(daysAgo: number, item: string, price: number, off = 0): ServerEvent {
  const items = [{ item_id: item, price: price - off, ...(off > 0 && { discount: off }), quantity: 1 }];
  const params = { transaction_id: `order of ${daysAgo} days ago`, currency: 'EUR', value: price - off };
  return { name: 'purchase', daysAgo, params: { ...params, items } };
}

const FULL_PRICE = [order(24, 'lune-sky', 69), order(12, 'pia-sage', 120)];
const REDUCED = [order(24, 'lune-sky', 69, 14), order(12, 'pia-sage', 120, 24)];

/** What was seen on the front page on two earlier days, and not answered. */
function seenInVain(variant: string, incentive: string): ServerEvent[] {
  return [5, 3].map((daysAgo) => ({
    name: 'slot_view',
    daysAgo,
    params: { slot: 'home-hero', variant, incentive },
  }));
}

async function discountWords(tact: TactWatch): Promise<string | undefined> {
  const { verdicts } = await candidateFor(tact, 'home-hero', 'focus-ten-percent');
  return verdicts.find(({ manner }) => manner === 'needless_discount')?.words;
}

test('the dress one keeps coming back to is there, in its shade, yours first', async ({ page }) => {
  const tact = watchTact(page);
  await lookFiveTimes(page, tact);
  await tellEdge(tact, FULL_PRICE);
  await readRegion(page, tact, 'stock');
  await putInBasket(page, '38');
  await tact.untilStored('add_to_cart');

  await visit(page, '/');
  await expect(hero(page).getByRole('heading')).toContainText('Amelie');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', ROSE);
  await expect(hero(page).locator('img')).toHaveAttribute('src', /amelie-dusty-rose/);
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

test('who has always paid the full price gets it first, and not ten percent off', async ({ page }) => {
  const tact = watchTact(page);
  await lookFiveTimes(page, tact);
  await tellEdge(tact, FULL_PRICE);
  await visit(page, '/');
  await expect(hero(page)).toContainText('Yours first');
  await expect(page.locator('body')).not.toContainText('percent off');

  const discount = await candidateFor(tact, 'home-hero', 'focus-ten-percent');
  expect(discount.allowed).toBe(false);
  const held = discount.verdicts.filter(({ allows }) => !allows);
  expect(held).toHaveLength(1);
  expect(held[0]).toMatchObject({
    manner: 'needless_discount',
    words:
      'A discount is not known to matter to them: 0 of 2 orders at a reduced price, 1 thing looked at, 0 of them reduced.',
    numbers: { ordersOff: 0, ordersFull: 2, needed: 0.5 },
  });
  expect(Number(held[0]?.numbers?.['evidence'])).toBe(0);
});

test('to whom a reduced price matters, what costs less is tried first, and stays where it is answered', async ({
  page,
}) => {
  const tact = watchTact(page);
  await lookFiveTimes(page, tact);
  await tellEdge(tact, REDUCED);
  await visit(page, '/');
  await expect(hero(page)).toContainText('Yours first');
  const less = 'A discount matters to them, but what gives less (focus-early-access: early access)';
  expect(await discountWords(tact)).toBe(`${less} was tried 0 of 2 times.`);

  await hero(page).getByRole('link').click();
  await tact.untilStored('slot_click');
  await visit(page, '/');
  await expect(hero(page)).toContainText('Yours first');
  expect(await discountWords(tact)).toBe(`${less} was answered.`);
});

test('whom nothing but a reduced price has moved gets the ten percent', async ({ page }) => {
  const tact = watchTact(page);
  await lookFiveTimes(page, tact);
  await tellEdge(tact, [
    ...REDUCED,
    ...seenInVain('focus-early-access', 'early_access'),
    ...seenInVain('focus-again', 'none'),
  ]);
  await visit(page, '/');
  await expect(hero(page)).toContainText('Ten percent off, today');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', ROSE);
  expect(await discountWords(tact)).toMatch(
    /^A discount matters to them, and nothing cheaper works: 2 of 2 orders /,
  );
});

test('without the manner it is ten percent for everyone', async ({ page }) => {
  const tact = watchTact(page);
  await lookFiveTimes(page, tact, BLUNT);
  await tellEdge(tact, FULL_PRICE, BLUNT);
  await visit(page, '/', BLUNT);
  await expect(hero(page)).toContainText('Ten percent off, today');
  expect(tact.latest('home-hero')).toMatchObject({ action: 'show', variant: 'focus-ten-percent' });
});

test('the same dress in another shade is another wish', async ({ page }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, ROSE, 'amelie-dusty-rose');
  await openProduct(page, tact, INK, 'amelie-ink');
  await openProduct(page, tact, INK, 'amelie-ink');
  await openProduct(page, tact, INK, 'amelie-ink');
  await visit(page, '/');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', INK);
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
