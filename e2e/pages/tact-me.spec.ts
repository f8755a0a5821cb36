import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { EDGE, TOKEN } from '../addresses.ts';
import { visitorOf } from '../edge.ts';
import { openProduct } from '../shop/open-product.ts';
import { putInBasket } from '../shop/put-in-basket.ts';
import { signIn } from '../shop/sign-in.ts';
import { tellEdge } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/* `<tact-me>` on the shop's account page: all that is known, wishes that are heard, and an end to it. */
const CUSTOMER = 'Ada Thornbury';

test.describe.configure({ mode: 'serial' });
test.afterEach(async () => {
  const headers = { authorization: `Bearer ${TOKEN}` };
  await fetch(`${EDGE}/v1/visitors?customer=ada`, { method: 'DELETE', headers });
});

const me = (page: Page): Locator => page.locator('tact-me');
const button = (page: Page, name: string): Locator => me(page).getByRole('button', { name });
const status = (page: Page): Locator => me(page).getByRole('status');

/** Looks, puts in the basket, signs in; the shop's own systems add an order and a trait. */
async function becomeKnown(page: Page, tact: TactWatch): Promise<void> {
  await openProduct(page, tact, '/p/amelie-dress?colour=dusty-rose', 'amelie-dusty-rose');
  await openProduct(page, tact, '/p/night-train-decaf', 'night-train');
  await putInBasket(page);
  await tact.untilStored('add_to_cart');
  await signIn(page, tact, CUSTOMER);
  await tellEdge(tact, [
    {
      name: 'purchase',
      daysAgo: 9,
      params: {
        transaction_id: 'me-1',
        value: 98,
        currency: 'EUR',
        items: [{ item_id: 'hollis-indigo', price: 98 }],
      },
    },
    { name: 'trait', params: { name: 'tier', values: ['gold'], source: 'crm' } },
  ]);
  await page.goto('/account');
}

async function statusOf(visitor: string): Promise<number> {
  const answer = await fetch(`${EDGE}/v1/visitors/${visitor}`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  return answer.status;
}

test('what is known, from where; what is said, and taken back; all of it as a file', async ({ page }) => {
  const tact = watchTact(page);
  await becomeKnown(page, tact);
  await expect(me(page).getByRole('listitem')).toContainText([
    'Night train decaf, 500 g is in your basket.',
    'You bought Hollis straight jeans (Indigo).',
    'You looked at Night train decaf, 500 g.',
    'You looked at Amelie wrap dress (Dusty rose).',
    'You were here and saw',
    'You have signed in here.',
    'Tier: gold.',
  ]);
  await expect(me(page).getByText('from the shop’s own systems (crm)')).toBeVisible();

  await me(page).getByLabel('Electric').check();
  await button(page, 'Save').click();
  await expect(status(page)).toHaveText('Saved.');
  const said = 'Asked “What should your next car run on?”, you said: Electric.';
  await expect(me(page).getByText(said)).toBeVisible();
  await visit(page, '/');
  // A wish filters: of the cars in the garage only an electric one is left.
  await expect(page.locator('tact-slot[name=home-offer]').getByRole('heading')).toContainText(/electric/);
  await page.goto('/account');

  const saving = page.waitForEvent('download');
  await button(page, 'Download all of it').click();
  const file = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as Record<string, unknown>;
  expect(Object.keys(file).sort()).toEqual(
    ['visitor', 'profile', 'totals', 'basket', 'intent', 'decisions', 'known', 'preferences'].sort(),
  );
  expect(file).toMatchObject({
    visitor: visitorOf(tact.credential() ?? ''),
    profile: {
      items: { 'amelie-dusty-rose': {}, 'night-train': {} },
      bought: { 'hollis-indigo': [{ order: 'me-1' }] },
      said: { drive: { value: 'Electric' } },
      traits: { tier: { value: 'gold', source: 'crm' } },
    },
    basket: [{ item: 'night-train', quantity: 1 }],
  });
  expect((file['decisions'] as unknown[]).length).toBeGreaterThan(0);

  await button(page, 'Take it back').click();
  await expect(me(page).getByText(said)).toHaveCount(0);
  await expect(me(page).getByLabel('Electric')).not.toBeChecked();
  await visit(page, '/');
  await expect.poll(() => tact.latest('home-offer')?.variant).not.toBe('a-test-drive');
});

test('forgotten is forgotten: nothing is kept anywhere, and the page begins anew', async ({ page }) => {
  const tact = watchTact(page);
  await becomeKnown(page, tact);
  const before = visitorOf(tact.credential() ?? '');
  expect(await statusOf(before)).toBe(200);
  await button(page, 'Forget me').click();
  await button(page, 'Yes, forget all of it').click();
  await expect(status(page)).toHaveText(
    /^Forgotten\. This shop knows nothing of you\. If you stay signed in, this shop gets to know you again/,
  );
  expect(await statusOf(before)).toBe(404);
  // Where the shop goes on, it goes on with somebody new.
  await expect.poll(() => visitorOf(tact.credential() ?? '')).not.toBe(before);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await visit(page, '/');
  await tact.untilReason('home-hero', 'not_in_audience');
  await expect(page.getByRole('heading', { name: 'Things made to be kept' })).toBeVisible();
  expect(await statusOf(before)).toBe(404);
});

for (const width of [1280, 390])
  test(`axe finds nothing in it on the account page, at ${width} px, and nothing is cut off`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    const tact = watchTact(page);
    await becomeKnown(page, tact);
    await expect(button(page, 'Forget me')).toBeVisible();
    expect((await new AxeBuilder({ page }).include('tact-me').analyze()).violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
