import { randomUUID } from 'node:crypto';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { edgeCall } from '../edge.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { putInBasket } from '../shop/put-in-basket.ts';
import { tellEdge } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 15: compliments the dress, and knows the shoes. Tact: complements and next things, from the feed and from what people
 * buy together; never what is in the basket already.
 */
const DRESS = '/p/rosalind-dress?colour=red';
const DAY_MS = 24 * 3_600_000;
const HALF_A_YEAR_MS = 182 * DAY_MS;

const complements = (page: Page) => page.locator('tact-slot[name=product-complements]');
const beside = (page: Page) => page.locator('tact-slot[name=basket-aside]');

/** What a slot's content of things names; nothing while the shop's own default is there. */
const titles = (slot: Locator) => slot.locator('.tact-item-title');

async function chooses(
  page: Page,
  tact: TactWatch,
  path: string,
  item: string,
  size?: string,
): Promise<void> {
  await openProduct(page, tact, path, item);
  await putInBasket(page, size);
  await tact.untilStored('view_cart');
}

/** What the explanation says of an item that gave way in a slot's list. */
async function leftOutOf(tact: TactWatch, slot: string, variant: string): Promise<string[][]> {
  const { leftOut } = await candidateFor(tact, slot, variant);
  return leftOut.map(({ item, verdict }) => [item, verdict.manner, verdict.words]);
}

/** Four people's orders of last spring: towels with a throw, and ten days later a vase. Told first, so that it is known at the end. */
test.beforeAll(async () => {
  const orders = Array.from({ length: 4 }, () => randomUUID()).flatMap((customer) => [
    {
      id: randomUUID(),
      customer,
      at: Date.now() - HALF_A_YEAR_MS,
      items: [{ item_id: 'harbour-sea-blue' }, { item_id: 'sorrel-clay' }],
    },
    {
      id: randomUUID(),
      customer,
      at: Date.now() - HALF_A_YEAR_MS + 10 * DAY_MS,
      items: [{ item_id: 'dune-clay' }],
    },
  ]);
  await edgeCall('POST', '/v1/history', { orders });
});

/** Lessons are published every half minute at most, and held for a minute where they are read. */
async function untilTaught(look: () => Promise<void>): Promise<void> {
  test.setTimeout(180_000);
  await expect(look).toPass({ timeout: 150_000 });
}

test('beside the dress are the shoes, the other shoes and the clutch, and why', async ({ page }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, DRESS, 'rosalind-red');
  await expect(titles(complements(page))).toHaveText([
    'Odile ballet flat',
    'Vera slingback',
    'Nell evening clutch',
  ]);
  await complements(page).getByRole('button', { name: 'Why this?' }).click();
  await expect(complements(page).getByText('It goes with “Rosalind pleated dress”.')).toBeVisible();
});

test('what lies in the basket is not held out again, in whatever shade', async ({ page }) => {
  const tact = watchTact(page);
  await chooses(page, tact, '/p/vera-slingback?colour=dusty-rose', 'vera-dusty-rose', '38');
  await openProduct(page, tact, DRESS, 'rosalind-red');
  await expect(titles(complements(page))).toHaveText(['Odile ballet flat', 'Nell evening clutch']);
  expect(await leftOutOf(tact, 'product-complements', 'goes-with-it')).toEqual([
    ['vera-ink', 'in_cart', 'The basket has 1 of it already, in another colour or size.'],
  ]);
});

test('beside the basket is what goes with all that is in it, and nothing of it', async ({ page }) => {
  const tact = watchTact(page);
  await chooses(page, tact, DRESS, 'rosalind-red', '38');
  await visit(page, '/basket');
  await expect(beside(page).getByRole('heading')).toHaveText('Goes with what you chose');
  await expect(titles(beside(page))).toHaveText([
    'Odile ballet flat',
    'Vera slingback',
    'Nell evening clutch',
  ]);
  await chooses(page, tact, '/p/odile-ballet-flat?colour=red', 'odile-red', '38');
  await visit(page, '/basket');
  await expect(titles(beside(page)).first()).toBeVisible();
  const shown = await titles(beside(page)).allTextContents();
  expect(shown).toEqual(expect.arrayContaining(['Vera slingback', 'Hollis straight jeans']));
  for (const chosen of ['Odile ballet flat', 'Rosalind pleated dress']) expect(shown).not.toContain(chosen);
});

/** Nothing goes with these; what is offered beside the basket then are three small things, one of which is in it. */
async function choosesTruffles(page: Page, tact: TactWatch): Promise<void> {
  await chooses(page, tact, '/p/hearth-casserole?colour=red', 'hearth-red');
  await chooses(page, tact, '/p/brel-truffles', 'brel-truffles');
}

test('of three small things the one that was chosen gives way', async ({ page }) => {
  const tact = watchTact(page);
  await choosesTruffles(page, tact);
  await visit(page, '/basket');
  await expect(titles(beside(page))).toHaveText(['Fig leaf candle', 'Kiln stoneware mug']);
  expect(await leftOutOf(tact, 'basket-aside', 'small-things')).toEqual([
    ['brel-truffles', 'in_cart', 'The basket has 1 of it already.'],
  ]);
});

test('without manners what lies in the basket is held out once more', async ({ page }) => {
  const tact = watchTact(page);
  await choosesTruffles(page, tact);
  const ofTheShop = tact.credential();
  // The twin hears of the basket on its first page, and answers it on the next.
  await visit(page, '/basket', BLUNT);
  await expect.poll(() => tact.credential()).not.toBe(ofTheShop);
  await visit(page, '/basket', BLUNT);
  await expect(titles(beside(page))).toHaveText([
    'Fig leaf candle',
    'Sea salt truffles, box of 9',
    'Kiln stoneware mug',
  ]);
  await chooses(page, tact, '/p/vera-slingback?colour=dusty-rose', 'vera-dusty-rose', '38');
  await visit(page, '/basket', BLUNT);
  await visit(page, DRESS, BLUNT);
  await expect(titles(complements(page))).toHaveText([
    'Odile ballet flat',
    'Vera slingback',
    'Nell evening clutch',
  ]);
});

test('what the feed does not know, people’s orders teach', async ({ page }) => {
  const tact = watchTact(page);
  await chooses(page, tact, '/p/harbour-towels?colour=sea-blue', 'harbour-sea-blue');
  await untilTaught(async () => {
    await visit(page, '/basket');
    await expect(titles(beside(page))).toHaveText(['Sorrel linen throw'], { timeout: 1000 });
  });
  await beside(page).getByRole('button', { name: 'Why this?' }).click();
  await expect(beside(page).getByText('Others bought it together with “Harbour towel set”')).toBeVisible();
});

test('what others came back for comes next', async ({ page }) => {
  const tact = watchTact(page);
  await visit(page, '/c/home');
  await tact.untilStored('page_view');
  const items = [{ item_id: 'harbour-sea-blue', price: 78, quantity: 1 }];
  const params = { transaction_id: randomUUID(), currency: 'EUR', value: 78, items };
  await tellEdge(tact, [{ name: 'purchase', daysAgo: 5, params }]);
  const picks = page.locator('tact-slot[name=home-picks]');
  await untilTaught(async () => {
    await visit(page, '/');
    await expect(titles(picks).first()).toHaveText('Dune vase', { timeout: 1000 });
  });
  await expect(picks.getByRole('heading', { name: 'What might come next' })).toBeVisible();
  await expect(titles(picks)).not.toContainText(['Harbour towel set']);
});
