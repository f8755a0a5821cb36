import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { sayPreference } from '../shop/say-preference.ts';
import { tellEdge, type ServerEvent } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 16: ten percent for everyone. Tact: the cheapest incentive that works for this person. A discount goes only to someone
 * whose behaviour says that it makes a difference.
 */
const DRESS = '/p/rosalind-dress?colour=red';
const DISCOUNT = 'Ten percent off, today';
const FREE_SHIPPING = 'Sent to you for nothing';

const order = (daysAgo: number, coupon?: string): ServerEvent => ({
  name: 'purchase',
  daysAgo,
  params: {
    transaction_id: `MF-${daysAgo}`,
    currency: 'EUR',
    value: 26.5,
    items: [{ item_id: 'morning-house', price: 26.5, quantity: 1 }],
    ...(coupon && { coupon }),
  },
});
const WITH_COUPONS = [28, 19, 12].map((daysAgo) => order(daysAgo, 'WELCOME10'));
const AT_FULL_PRICE = [28, 19, 12].map((daysAgo) => order(daysAgo));
const SAW_FREE_SHIPPING: ServerEvent[] = [2, 1].map((daysAgo) => ({
  name: 'slot_view',
  daysAgo,
  params: { slot: 'product-offer', variant: 'sent-for-nothing', incentive: 'free_shipping' },
}));

const offer = (page: Page) => page.locator('tact-slot[name=product-offer]');

/** Somebody with that past comes back to a dress. */
async function comesBack(page: Page, past: ServerEvent[], site?: string): Promise<TactWatch> {
  const tact = watchTact(page);
  await visit(page, '/c/dresses', site);
  await tact.untilStored('page_view');
  if (past.length > 0) await tellEdge(tact, past, site);
  await openProduct(page, tact, DRESS, 'rosalind-red', site);
  await openProduct(page, tact, DRESS, 'rosalind-red', site);
  return tact;
}

async function isOffered(page: Page, title: string): Promise<void> {
  await expect(offer(page).getByRole('heading')).toHaveText(title);
}

/** What is said of the ten percent: whether they may be given, and why. */
async function saidOfTheDiscount(tact: TactWatch) {
  const { verdicts } = await candidateFor(tact, 'product-offer', 'ten-percent');
  return verdicts.find(({ manner }) => manner === 'needless_discount');
}

test('who never cared for discounts is given none: sending it for nothing will do', async ({ page }) => {
  const tact = await comesBack(page, []);
  await isOffered(page, FREE_SHIPPING);
  expect(await saidOfTheDiscount(tact)).toMatchObject({
    allows: false,
    words: expect.stringMatching(/^A discount is not known to matter to them: /),
    numbers: { needed: 0.5, ordersOff: 0 },
  });
});

test('who always bought with a coupon, and was not moved by free shipping, is given the ten percent', async ({
  page,
}) => {
  const tact = await comesBack(page, [...WITH_COUPONS, ...SAW_FREE_SHIPPING]);
  await isOffered(page, DISCOUNT);
  expect(await saidOfTheDiscount(tact)).toMatchObject({
    allows: true,
    words: expect.stringMatching(
      /^A discount matters to them, and nothing cheaper works: 3 of 3 orders at a reduced price/,
    ),
    numbers: { ordersOff: 3, ordersFull: 0 },
  });
});

test('before that the cheaper thing is tried, though they always bought with a coupon', async ({ page }) => {
  const tact = await comesBack(page, WITH_COUPONS);
  await isOffered(page, FREE_SHIPPING);
  expect((await saidOfTheDiscount(tact))?.words).toBe(
    'A discount matters to them, but what gives less (sent-for-nothing: free shipping) was tried 0 of 2 times.',
  );
});

test('who always paid the full price is given none, though free shipping did nothing', async ({ page }) => {
  const tact = await comesBack(page, [...AT_FULL_PRICE, ...SAW_FREE_SHIPPING]);
  await isOffered(page, FREE_SHIPPING);
  expect(await saidOfTheDiscount(tact)).toMatchObject({
    allows: false,
    words: expect.stringMatching(/0 of 3 orders at a reduced price/),
  });
});

test('who answers to free shipping gets that, and no discount', async ({ page }) => {
  const answered = {
    name: 'slot_click',
    daysAgo: 1,
    params: { slot: 'product-offer', variant: 'sent-for-nothing' },
  };
  const tact = await comesBack(page, [...WITH_COUPONS, ...SAW_FREE_SHIPPING, answered]);
  await isOffered(page, FREE_SHIPPING);
  expect((await saidOfTheDiscount(tact))?.words).toMatch(/free shipping\) was answered\.$/);
});

test('who says that they want no deals is given none, whatever their orders say', async ({ page }) => {
  const tact = await comesBack(page, [...WITH_COUPONS, ...SAW_FREE_SHIPPING]);
  await sayPreference(page, tact, 'deals', ['no']);
  await openProduct(page, tact, DRESS, 'rosalind-red');
  await isOffered(page, FREE_SHIPPING);
  expect((await saidOfTheDiscount(tact))?.words).toMatch(/they said that they want no deals\.$/);
});

test('without manners everybody who comes back is given ten percent', async ({ page }) => {
  await comesBack(page, AT_FULL_PRICE, BLUNT);
  await isOffered(page, DISCOUNT);
});
