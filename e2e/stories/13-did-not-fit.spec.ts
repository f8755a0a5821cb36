import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { putInBasket } from '../shop/put-in-basket.ts';
import { tellEdge, type ServerEvent } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 13: it did not fit: looked, read the reviews, decided against it; or put it back, or returned it; and is followed by it
 * around the web. Tact: it is taken as ruled out, and not shown again unless the visitor goes back to it. "Not for me" says it
 * in one click.
 */
const RED = '/p/rosalind-dress?colour=red';
const EVERYONES = 'Things made to be kept';
const MINUTE_DAYS = 1 / 1440;

const LOOKED: ServerEvent[] = [3, 3 - 4 * MINUTE_DAYS].map((daysAgo) => ({
  name: 'view_item',
  daysAgo,
  params: { items: [{ item_id: 'rosalind-red' }] },
}));
const READ: ServerEvent = {
  name: 'view_region',
  daysAgo: 3 - 6 * MINUTE_DAYS,
  params: { region: 'reviews', item_id: 'rosalind-red', engagement_time_msec: 40_000 },
};

const hero = (page: Page) => page.locator('tact-slot[name=home-hero]');
const offer = (page: Page) => page.locator('tact-slot[name=home-offer]');

/** A visitor of whom the edge knows, but for these events, nothing. */
async function whoDid(page: Page, events: ServerEvent[], site?: string): Promise<TactWatch> {
  const tact = watchTact(page);
  await visit(page, '/', site);
  await tact.untilStored('page_view');
  await tellEdge(tact, events, site);
  return tact;
}

async function heroIsEveryones(page: Page, tact: TactWatch, words: RegExp): Promise<void> {
  const before = tact.decisions.length;
  await visit(page, '/');
  await expect.poll(() => tact.decisions.slice(before).some(({ slot }) => slot === 'home-hero')).toBe(true);
  expect(tact.latest('home-hero')).toMatchObject({
    action: 'default',
    reason: { code: 'ruled_out', words: expect.stringMatching(words) },
  });
  await expect(hero(page).getByRole('heading', { name: EVERYONES })).toBeVisible();
}

async function heroIsTheDress(page: Page, site?: string): Promise<void> {
  await visit(page, '/', site);
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', RED);
}

test('looked, read the reviews, and left: it does not follow; going back to it, it is there again', async ({
  page,
}) => {
  const tact = await whoDid(page, [...LOOKED, READ]);
  await heroIsEveryones(page, tact, /^The visitor read about it on .*, and left it\.$/);
  await openProduct(page, tact, RED, 'rosalind-red');
  await heroIsTheDress(page);
});

test('who looked as often and read nothing is helped on with it', async ({ page }) => {
  await whoDid(page, LOOKED);
  await heroIsTheDress(page);
});

test('put back on the shelf: it is not held out again', async ({ page }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, RED, 'rosalind-red');
  await openProduct(page, tact, RED, 'rosalind-red');
  await putInBasket(page, '38');
  await page.getByRole('button', { name: 'Take out' }).click();
  await tact.untilStored('remove_from_cart');
  await heroIsEveryones(page, tact, /^The visitor took it out of the basket on /);
  await openProduct(page, tact, RED, 'rosalind-red');
  await heroIsTheDress(page);
});

const PRALINES: ServerEvent = {
  name: 'purchase',
  daysAgo: 9,
  params: {
    transaction_id: 'MF-20986',
    currency: 'EUR',
    value: 32,
    items: [{ item_id: 'brel-pralines', price: 32, quantity: 1 }],
  },
};
const SENT_BACK: ServerEvent = {
  name: 'return_received',
  daysAgo: 2,
  params: { transaction_id: 'MF-20986' },
};

test('sent back: something else is in its place', async ({ page }) => {
  const tact = await whoDid(page, []);
  await expect(offer(page).getByRole('heading')).toContainText('pralines');
  await tellEdge(tact, [PRALINES, SENT_BACK]);
  await visit(page, '/');
  await expect(offer(page).getByRole('heading')).toContainText('candle');
  const pralines = await candidateFor(tact, 'home-offer', 'pralines');
  expect(pralines.verdicts.find(({ manner }) => manner === 'ruled_out')).toMatchObject({
    allows: false,
    words: expect.stringMatching(/^The visitor sent it back on /),
  });
});

/** Looks at a shredder, and says of the one in the shop's offer that it is not for them. */
async function sendsTheShredderAway(page: Page, site?: string): Promise<TactWatch> {
  const tact = watchTact(page);
  await openProduct(page, tact, '/p/quill-shredder', 'quill-shredder', site);
  await visit(page, '/', site);
  await expect(offer(page).getByRole('heading')).toHaveText('Quill cross-cut shredder');
  const why = offer(page).locator('tact-why');
  await why.getByRole('button', { name: 'Why this?' }).click();
  await why.getByRole('button', { name: 'Not for me' }).click();
  await tact.untilStored('not_interested', { item_id: 'quill-shredder' });
  return tact;
}

test('"Not for me" takes it away at once, and it stays away', async ({ page }) => {
  const tact = await sendsTheShredderAway(page);
  await expect(offer(page).getByText('Wrapped as you like it')).toBeVisible();
  await expect(offer(page).getByRole('status')).toHaveText(/^Thank you\. It will stay away/);

  await visit(page, '/');
  await expect(offer(page).getByRole('heading')).toHaveText('Quill micro-cut shredder');
  const shredder = await candidateFor(tact, 'home-offer', 'the-quiet-shredder');
  expect(shredder.leftOut).toContainEqual(
    expect.objectContaining({
      item: 'quill-shredder',
      verdict: expect.objectContaining({
        manner: 'ruled_out',
        words: expect.stringMatching(/^The visitor said on .* that it is not for them\.$/),
      }),
    }),
  );

  await openProduct(page, tact, '/p/quill-shredder', 'quill-shredder');
  await visit(page, '/');
  await expect(offer(page).getByRole('heading')).toHaveText('Quill cross-cut shredder');
});

test('the keyboard does it as well, and Escape leaves the focus where it was', async ({ page }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, '/p/quill-shredder', 'quill-shredder');
  await visit(page, '/');
  const why = offer(page).locator('tact-why');
  const [word, sentence] = [why.getByRole('button', { name: 'Why this?' }), why.getByRole('paragraph')];
  await word.focus();
  await expect(word).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(sentence).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(sentence).toBeHidden();
  await expect(word).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sentence).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tact.untilStored('not_interested', { item_id: 'quill-shredder' });
  await expect(offer(page).getByRole('status')).toBeFocused();
});

test('of a list it is the list that is sent away, and none of its things', async ({ page }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, RED, 'rosalind-red');
  const list = page.locator('tact-slot[name=product-complements]');
  await expect(list.getByRole('heading', { name: 'Goes with it' })).toBeVisible();
  await list.getByRole('button', { name: 'Why this?' }).click();
  await list.getByRole('button', { name: 'Not for me' }).click();
  await tact.untilStored('slot_dismiss', { slot: 'product-complements', variant: 'goes-with-it' });
  expect(tact.stored.map(({ name }) => name)).not.toContain('not_interested');
  await openProduct(page, tact, RED, 'rosalind-red');
  const held = await tact.untilReason('product-complements', 'dismissed');
  expect(held.reason.words).toMatch(/^The visitor has sent it away 1 time, so it stays away for 30 days\.$/);
});

test('without manners what was read and left, sent back, or sent away follows them', async ({ page }) => {
  await whoDid(page, [...LOOKED, READ, PRALINES, SENT_BACK], BLUNT);
  await heroIsTheDress(page, BLUNT);
  await expect(offer(page).getByRole('heading')).toContainText('pralines');
  await sendsTheShredderAway(page, BLUNT);
  await visit(page, '/', BLUNT);
  await expect(offer(page).getByRole('heading')).toHaveText('Quill cross-cut shredder');
});
