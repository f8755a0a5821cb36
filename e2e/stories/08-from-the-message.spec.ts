import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { edgeCall, visitorOf } from '../edge.ts';
import { candidateFor, type ExplainedCandidate } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { putInBasket } from '../shop/put-in-basket.ts';
import { tellEdge } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 8: comes in through an e-mail, a search, an advert or directly. Tact: the page goes on from there: what the message
 * promised is what the front page shows, whatever else scores; and whatever the way in, it is the same person who comes.
 */
const BY_LETTER = '/?utm_source=newsletter&utm_medium=email&utm_campaign=amelie-letter';
const BY_ADVERT = '/?utm_source=google&utm_medium=cpc&utm_campaign=autumn';
const ROSE = '/p/amelie-dress?colour=dusty-rose';
const LAMP = '/p/ottoline-table-lamp?colour=sage';

const hero = (page: Page) => page.locator('tact-slot[name=home-hero]');
const oneVoice = ({ verdicts }: ExplainedCandidate) =>
  verdicts.find(({ manner }) => manner === 'already_contacted');

async function keenOnALamp(page: Page, tact: TactWatch): Promise<void> {
  for (let look = 0; look < 2; look++) await openProduct(page, tact, LAMP, 'ottoline-sage');
}

/** Yesterday's letter about the dress. */
async function letterSent(tact: TactWatch, site?: string): Promise<void> {
  const params = { channel: 'email', campaign: 'amelie-letter', item_id: 'amelie-dusty-rose' };
  await tellEdge(tact, [{ name: 'message_sent', daysAgo: 1, params }], site);
}

async function isTheDressOfTheLetter(page: Page): Promise<void> {
  await expect(hero(page).getByText('As in our letter')).toBeVisible();
  await expect(hero(page).getByRole('heading')).toHaveText('Amelie wrap dress in dusty rose');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', ROSE);
}

test('who comes by the letter for the first time finds its dress', async ({ page }) => {
  const tact = watchTact(page);
  await visit(page, BY_LETTER);
  await isTheDressOfTheLetter(page);
  expect(tact.latest('home-hero')).toMatchObject({ variant: 'the-letter', reason: { code: 'pinned' } });
});

test('the dress of the letter goes before the lamp in the basket', async ({ page }) => {
  const tact = watchTact(page);
  await keenOnALamp(page, tact);
  await putInBasket(page);
  await tact.untilStored('add_to_cart');
  await letterSent(tact);
  await visit(page, '/');
  await expect(hero(page).getByRole('link', { name: /Ottoline/ })).toBeVisible();

  await visit(page, BY_LETTER);
  await isTheDressOfTheLetter(page);
  const letter = await candidateFor(tact, 'home-hero', 'the-letter');
  expect(oneVoice(letter)).toMatchObject({
    allows: true,
    words: 'The visitor came by the very message that said it.',
  });
  const lamp = await candidateFor(tact, 'home-hero', 'saved-basket');
  expect(lamp.allowed).toBe(true);
});

test('who had the letter and comes another way is not told a second time', async ({ page }) => {
  const tact = watchTact(page);
  for (let look = 0; look < 2; look++) await openProduct(page, tact, ROSE, 'amelie-dusty-rose');
  await letterSent(tact);
  await visit(page, '/');
  const held = await tact.untilReason('home-hero', 'already_contacted');
  expect(held.action).toBe('default');
  expect(held.reason.words).toMatch(
    /^They were sent the same by email on .*, and one channel says a thing within 72 hours\.$/,
  );
  await expect(page.getByRole('heading', { name: 'Things made to be kept' })).toBeVisible();
  await visit(page, BY_LETTER);
  await isTheDressOfTheLetter(page);
});

test('without the manner the page says the letter over again', async ({ page }) => {
  const tact = watchTact(page);
  for (let look = 0; look < 2; look++) await openProduct(page, tact, ROSE, 'amelie-dusty-rose', BLUNT);
  await letterSent(tact, BLUNT);
  await visit(page, '/', BLUNT);
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', ROSE);
});

interface Visit {
  referrerHost?: string;
  campaign?: { name?: string };
}

test('by a search, an advert or a letter: it is the same person', async ({ page }) => {
  const tact = watchTact(page);
  await visit(page, LAMP, undefined, 'https://search.example/');
  await tact.untilStored('page_view');
  const visitor = visitorOf(tact.credential() ?? '');
  await openProduct(page, tact, LAMP, 'ottoline-sage');

  await visit(page, BY_ADVERT);
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', LAMP);
  await visit(page, BY_LETTER);
  await isTheDressOfTheLetter(page);
  await visit(page, '/');
  await isTheDressOfTheLetter(page);

  expect(visitorOf(tact.credential() ?? '')).toBe(visitor);
  const ways = async () => {
    const { profile } = await edgeCall<{ profile: { visits: Visit[] } }>('GET', `/v1/visitors/${visitor}`);
    return profile.visits.map(({ referrerHost, campaign }) => campaign?.name ?? referrerHost ?? 'directly');
  };
  await expect.poll(ways).toEqual(['search.example', 'autumn', 'amelie-letter']);
});
