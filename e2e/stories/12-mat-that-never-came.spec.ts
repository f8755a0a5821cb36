import { expect, test, type Page } from '@playwright/test';
import { BLUNT, EDGE, TOKEN } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { signIn } from '../shop/sign-in.ts';
import { tellEdge, type ServerEvent } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 12: asked for a review of a mat that never came. Tact: a request for a review waits for the delivery, and a return, a
 * refund or an open case cancels it.
 */
const ORDER = 'MF-21102';
const DEFAULT = 'At your service';
const QUESTION = 'How is it: Ground yoga mat?';

const BOUGHT: ServerEvent = {
  name: 'purchase',
  daysAgo: 12,
  params: {
    transaction_id: ORDER,
    currency: 'EUR',
    value: 74,
    items: [{ item_id: 'ground-mat-sage', price: 74, quantity: 1 }],
  },
};
const ofOrder = (name: string, daysAgo: number): ServerEvent => ({
  name,
  daysAgo,
  params: { transaction_id: ORDER },
});
const SENT = ofOrder('order_shipped', 10);
const CAME = ofOrder('order_delivered', 6);

test.afterEach(async () => {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const answer = await fetch(`${EDGE}/v1/visitors?customer=ivo`, { method: 'DELETE', headers });
  expect(answer.status).toBe(204);
});

async function ivoSignsIn(page: Page): Promise<TactWatch> {
  const tact = watchTact(page);
  await visit(page, '/');
  await tact.untilReason('home-hero', 'not_in_audience');
  await signIn(page, tact, 'Ivo Lindqvist');
  return tact;
}

const note = (page: Page) => page.locator('tact-slot[name=account-note]');

/** Opens the account, where nothing may be asked, and gives what the marketer reads about the request for a review. */
async function askedNothing(page: Page, tact: TactWatch, code: string): Promise<string> {
  const before = tact.decisions.length;
  await visit(page, '/account');
  await expect
    .poll(() => tact.decisions.slice(before).some(({ slot }) => slot === 'account-note'))
    .toBe(true);
  const decision = tact.latest('account-note');
  expect(decision).toMatchObject({ action: 'default', reason: { code } });
  await expect(note(page).getByRole('heading', { name: DEFAULT })).toBeVisible();
  await expect(page.getByText(QUESTION)).toBeHidden();
  return decision?.reason.words ?? '';
}

async function saidOfDelivery(tact: TactWatch) {
  const { verdicts } = await candidateFor(tact, 'account-note', 'how-is-it');
  return verdicts.find(({ manner }) => manner === 'not_delivered');
}

async function askedAboutTheMat(page: Page, site?: string): Promise<void> {
  await visit(page, '/account', site);
  await expect(note(page).getByRole('heading', { name: QUESTION })).toBeVisible();
  await expect(note(page).getByRole('link')).toHaveAttribute('href', '/p/ground-yoga-mat?colour=sage');
}

test('what is on its way is not asked about; once it has come, and had its days, it is', async ({ page }) => {
  const tact = await ivoSignsIn(page);
  await tellEdge(tact, [BOUGHT]);
  expect(await askedNothing(page, tact, 'not_delivered')).toMatch(/nothing was said since/);
  await tellEdge(tact, [SENT]);
  expect(await askedNothing(page, tact, 'not_delivered')).toMatch(/^Not delivered yet: .*on its way since/);

  await tellEdge(tact, [CAME]);
  await askedAboutTheMat(page);
  expect(tact.latest('account-note')).toMatchObject({ action: 'show', variant: 'how-is-it' });
  expect(await saidOfDelivery(tact)).toMatchObject({
    allows: true,
    words: expect.stringMatching(/^It was delivered on /),
  });
});

test('what came yesterday is left in peace for some days', async ({ page }) => {
  const tact = await ivoSignsIn(page);
  await tellEdge(tact, [BOUGHT, SENT, ofOrder('order_delivered', 1)]);
  expect(await askedNothing(page, tact, 'not_delivered')).toMatch(/it is asked about after 3 days/);
});

const CANCELLED: [what: string, words: RegExp, events: ServerEvent[]][] = [
  ['called off', /^What was ordered on .* was called off on /, [ofOrder('order_cancelled', 11)]],
  ['sent back', /came back or was paid back on /, [SENT, CAME, ofOrder('return_received', 2)]],
  ['paid back', /came back or was paid back on /, [SENT, CAME, ofOrder('refund', 2)]],
];
for (const [what, words, events] of CANCELLED)
  test(`what was ${what} is not asked about`, async ({ page }) => {
    const tact = await ivoSignsIn(page);
    await tellEdge(tact, [BOUGHT, ...events]);
    expect(await askedNothing(page, tact, 'no_candidate')).toMatch(/nothing that they have kept/);
    expect(await saidOfDelivery(tact)).toMatchObject({ allows: false, words: expect.stringMatching(words) });
  });

test('of two things the one that was kept is asked about', async ({ page }) => {
  const tact = await ivoSignsIn(page);
  const items = [
    { item_id: 'ground-mat-sage', price: 74, quantity: 1 },
    { item_id: 'ground-block', price: 19, quantity: 1 },
  ];
  await tellEdge(tact, [
    { ...BOUGHT, params: { ...BOUGHT.params, value: 93, items } },
    SENT,
    CAME,
    { name: 'return_received', daysAgo: 2, params: { transaction_id: ORDER, items: items.slice(0, 1) } },
  ]);
  await visit(page, '/account');
  await expect(note(page).getByRole('heading', { name: 'How is it: Ground cork block?' })).toBeVisible();
});

test('while a case of theirs is open nothing is asked, and it is once that is settled', async ({ page }) => {
  const tact = await ivoSignsIn(page);
  const aboutCase = (name: string): ServerEvent => ({ name, daysAgo: 1, params: { case_id: 'c-71' } });
  await tellEdge(tact, [BOUGHT, SENT, CAME, { ...aboutCase('case_opened'), daysAgo: 2 }]);
  expect(await askedNothing(page, tact, 'not_delivered')).toMatch(/^A case of theirs is open since /);
  await tellEdge(tact, [aboutCase('case_closed')]);
  await askedAboutTheMat(page);
});

test('without manners it is asked about while it is on its way, and with a case open', async ({ page }) => {
  const tact = await ivoSignsIn(page);
  const ofTheShop = tact.credential();
  await visit(page, '/account', BLUNT);
  await expect.poll(() => tact.credential()).not.toBe(ofTheShop);
  await tellEdge(
    tact,
    [BOUGHT, SENT, { name: 'case_opened', daysAgo: 2, params: { case_id: 'c-71' } }],
    BLUNT,
  );
  await askedAboutTheMat(page, BLUNT);
});
