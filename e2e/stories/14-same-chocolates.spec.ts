import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { tellEdge, type ServerEvent } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 14: the same chocolates every year: what worked once is repeated until it bores. Tact: tiredness is per visitor and per
 * thing, grows with each unanswered showing, fades with time; something fresh takes the place before it is dead.
 */
const PRALINES = 'Assorted pralines, box of 16';
const CANDLE = 'Fig leaf candle';
const CARDIGAN = 'Ines cashmere cardigan';

const seen = (variant: string, ...daysAgo: number[]): ServerEvent[] =>
  daysAgo.map((days) => ({ name: 'slot_view', daysAgo: days, params: { slot: 'home-offer', variant } }));

const offer = (page: Page) => page.locator('tact-slot[name=home-offer]');

/** A visitor who has not been to the front door today, and of whom the edge knows these events. */
async function whoSaw(page: Page, events: ServerEvent[], site?: string): Promise<TactWatch> {
  const tact = watchTact(page);
  await visit(page, '/c/dresses', site);
  await tact.untilStored('page_view');
  if (events.length > 0) await tellEdge(tact, events, site);
  return tact;
}

async function isOffered(page: Page, title: string, site?: string): Promise<void> {
  await visit(page, '/', site);
  await expect(offer(page).getByRole('heading')).toHaveText(title);
}

test('seen on three days and never answered, it rests, and something else is there', async ({ page }) => {
  const tact = await whoSaw(page, seen('pralines', 3, 2, 1));
  await isOffered(page, CANDLE);
  const pralines = await candidateFor(tact, 'home-offer', 'pralines');
  expect(pralines.allowed).toBe(false);
  expect(pralines.verdicts.find(({ manner }) => manner === 'fatigued')).toMatchObject({
    allows: false,
    words: expect.stringMatching(/^It was seen 3 times without an answer\. /),
    numbers: { shown: 3, views: 3 },
  });
});

test('somebody else’s first sight of it is as fresh as ever', async ({ page }) => {
  await whoSaw(page, []);
  await isOffered(page, PRALINES);
});

test('before it is dead something as good takes its place, and says in whose', async ({ page }) => {
  const tact = await whoSaw(page, seen('pralines', 1));
  await isOffered(page, PRALINES);
  await offer(page).scrollIntoViewIfNeeded();
  await tact.untilStored('slot_view', { slot: 'home-offer', variant: 'pralines' });
  await isOffered(page, CANDLE);
  expect(tact.latest('home-offer')?.reason).toMatchObject({
    code: 'pinned',
    words: expect.stringMatching(/on a level with pralines, which was seen without an answer lately/),
  });
  expect(await candidateFor(tact, 'home-offer', 'pralines')).toMatchObject({ allowed: true });
});

test('an answer wakes it', async ({ page }) => {
  const clicked = { name: 'slot_click', daysAgo: 1, params: { slot: 'home-offer', variant: 'pralines' } };
  await whoSaw(page, [...seen('pralines', 3, 2, 1), clicked]);
  await isOffered(page, PRALINES);
});

test('it fades: three weeks later it is fresh again', async ({ page }) => {
  await whoSaw(page, seen('pralines', 24, 23, 22));
  await isOffered(page, PRALINES);
});

test('a thing tires wherever it was shown, and where all is tired the shop’s own words stand', async ({
  page,
}) => {
  const elsewhere = seen('small-things', 7, 6, 5, 4, 3, 2, 1).map((view) => ({
    ...view,
    params: { slot: 'basket-aside', variant: 'small-things', item_id: 'fig' },
  }));
  const tact = await whoSaw(page, [...seen('pralines', 3, 2, 1), ...elsewhere]);
  await isOffered(page, CARDIGAN);
  const candle = await candidateFor(tact, 'home-offer', 'a-candle');
  expect(candle.verdicts.find(({ manner }) => manner === 'fatigued')?.words).toMatch(
    /^The thing it is about was shown 7 times without an answer\. /,
  );

  await tellEdge(tact, seen('a-cardigan', 3, 2, 1));
  await visit(page, '/');
  await tact.untilReason('home-offer', 'fatigued');
  await expect(offer(page).getByRole('heading')).toHaveText('Wrapped as you like it');
});

test('without manners it is the same chocolates, however often they were seen', async ({ page }) => {
  await whoSaw(page, seen('pralines', 8, 7, 6, 5, 4, 3, 2, 1), BLUNT);
  await isOffered(page, PRALINES, BLUNT);
});
