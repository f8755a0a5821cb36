import { expect, test, type Page } from '@playwright/test';
import { BLUNT } from '../addresses.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { decideBy, type DecidedBy } from '../shop/decide-by.ts';
import { openProduct } from '../shop/open-product.ts';
import { tellEdge, type ServerEvent } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';
import { zoneWhere } from '../shop/zone-where.ts';

/*
 * Story 3: ten e-mails and four calls in 72 hours, from several senders with one offer. Tact: one voice. What one channel said the
 * others know, all of them share one budget a person, nothing is sold while a case is open, and nothing is sent at night.
 */
const DRESS = '/p/amelie-dress?colour=ink';
const NOON = 12;
const NIGHT = 2;

const hero = (page: Page) => page.locator('tact-slot[name=home-hero]');
const offer = (page: Page) => page.locator('tact-slot[name=product-offer]');
const shown = (page: Page) => page.locator('[data-tact-state=shown]');

/** Somebody who comes back to a dress, by whose clock it is that hour; what else was told of them is told in between. */
async function onAboutADress(
  page: Page,
  tact: TactWatch,
  hour: number,
  told: readonly ServerEvent[] = [],
  site?: string,
): Promise<void> {
  await openProduct(page, tact, DRESS, 'amelie-ink', site);
  const clock = { name: 'trait', params: { name: 'timezone', values: [zoneWhere(hour)] } };
  await tellEdge(tact, [clock, ...told], site);
  await openProduct(page, tact, DRESS, 'amelie-ink', site);
}

function sent(channel: string, daysAgo: number, campaign: string, item?: string): ServerEvent {
  const params = { channel, campaign, ...(item !== undefined && { item_id: item }) };
  return { name: 'message_sent', daysAgo, params };
}

/** Ten e-mails and four calls within three days, none of them about the dress. */
const PESTERED: readonly ServerEvent[] = Array.from({ length: 14 }, (_, n) =>
  sent(n < 10 ? 'email' : 'phone', (n % 10) * 0.3, `sale-${n}`),
);
const ABOUT_IT = sent('email', 1, 'letter-about-it', 'amelie-ink');
const CASE: ServerEvent = { name: 'case_opened', daysAgo: 3, params: { case_id: 'c-81' } };
const CASE_CLOSED: ServerEvent = { name: 'case_closed', daysAgo: 2, params: { case_id: 'c-81' } };

/** What stood in the way of a variant, the first first. */
function heldBy({ candidates }: DecidedBy, variant: string): { manner: string; words: string }[] {
  const found = candidates.find((each) => each.variant === variant);
  const leftOut = found?.leftOut.map(({ verdict }) => verdict) ?? [];
  return [...leftOut, ...(found?.verdicts.filter(({ allows }) => !allows) ?? [])];
}

test('nobody has spoken yet: the letter is about the dress, and so is the front page', async ({ page }) => {
  const tact = watchTact(page);
  await onAboutADress(page, tact, NOON);
  expect(await decideBy('email', tact, 'letter')).toMatchObject({
    action: 'show',
    variant: 'letter-about-it',
    content: { title: 'Amelie wrap dress' },
  });
  await expect(offer(page).getByRole('heading')).toHaveText('Sent to you for nothing');
  await visit(page, '/');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', DRESS);
});

test('what the letter has said, the front page does not say again; on its own page it is spoken of', async ({
  page,
}) => {
  const tact = watchTact(page);
  await onAboutADress(page, tact, NOON, [ABOUT_IT]);
  await visit(page, '/');
  await expect(page.getByRole('heading', { name: 'Things made to be kept' })).toBeVisible();
  const { allowed, verdicts } = await candidateFor(tact, 'home-hero', 'focus-again');
  expect(allowed).toBe(false);
  const [held, ...others] = verdicts.filter(({ allows }) => !allows);
  expect(held).toMatchObject({ manner: 'already_contacted', numbers: { by: 'email', hours: 72 } });
  expect(held?.words).toMatch(
    /^They were sent the same by email on .*, and one channel says a thing within 72 hours\.$/,
  );
  expect(others).toEqual([]);

  await visit(page, DRESS);
  const aside = page.locator('[data-tact-slot=product-aside]');
  await expect(aside.getByRole('link')).toHaveAttribute('href', /amelie-dress/);
});

test('what the front page has said, the letter does not say again', async ({ page }) => {
  const tact = watchTact(page);
  await onAboutADress(page, tact, NOON);
  await visit(page, '/');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', DRESS);
  await tact.untilStored('slot_view', { slot: 'home-hero', variant: 'focus-again' });
  const letter = await decideBy('email', tact, 'letter');
  expect(letter).toMatchObject({ action: 'show', variant: 'letter-of-the-house' });
  const [held] = heldBy(letter, 'letter-about-it');
  expect(held?.manner).toBe('already_contacted');
  expect(held?.words).toMatch(/^They saw it on the site on /);
});

test('after ten e-mails and four calls nothing more is sent, and nothing offered on the page', async ({
  page,
}) => {
  const tact = watchTact(page);
  await onAboutADress(page, tact, NOON, PESTERED);
  for (const channel of ['email', 'phone']) {
    const letter = await decideBy(channel, tact, 'letter');
    expect(letter).toMatchObject({ action: 'default', reason: { code: 'capped' } });
    expect(letter.reason.words).toMatch(
      /^They had \d+ offers, invitations or messages this day, and for somebody new 2 is enough\.$/,
    );
  }
  await tact.untilReason('product-offer', 'capped');
  await expect(offer(page)).toContainText('Sent for €4.90');
  const invitation = heldBy(await decideBy('site', tact, 'chat'), 'a-question');
  expect(invitation.map(({ manner }) => manner)).toContain('capped');
  // What wants nothing of anybody stays: attention to what one is on about is no offer.
  await expect(page.locator('[data-tact-slot=product-aside]').getByRole('link')).toBeVisible();
});

test('while a case is open nothing is sold, by letter or on the page; what helps stays', async ({ page }) => {
  const tact = watchTact(page);
  await onAboutADress(page, tact, NOON, [CASE]);
  const letter = await decideBy('email', tact, 'letter');
  expect(letter).toMatchObject({ action: 'show', variant: 'letter-how-it-stands' });
  expect(heldBy(letter, 'letter-about-it')[0]?.words).toMatch(
    /^A case of theirs is open since .*; until it is settled nothing is sold to them\.$/,
  );
  await visit(page, '/');
  await tact.untilReason('home-hero', 'open_case');
  await tact.untilReason('home-offer', 'open_case');
  await expect(shown(page)).toHaveCount(0);
  await visit(page, DRESS);
  await tact.untilReason('product-offer', 'open_case');
  await expect(page.locator('tact-slot[name=product-complements]')).toHaveAttribute(
    'data-tact-state',
    'shown',
  );
  await expect(page.locator('[data-tact-slot=product-aside]').getByRole('heading')).toHaveText(
    'Good to know',
  );
});

test('once it has been closed for a day the shop is a shop again', async ({ page }) => {
  const tact = watchTact(page);
  await onAboutADress(page, tact, NOON, [CASE, CASE_CLOSED]);
  expect(await decideBy('email', tact, 'letter')).toMatchObject({ variant: 'letter-about-it' });
  await visit(page, '/');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', DRESS);
});

test('at night, by their own clock, nothing is sent; the page is there when they are', async ({ page }) => {
  const tact = watchTact(page);
  await onAboutADress(page, tact, NIGHT);
  const letter = await decideBy('email', tact, 'letter');
  expect(letter).toMatchObject({ action: 'default', reason: { code: 'quiet_hours' } });
  expect(letter.reason.words).toMatch(
    /^It is 0[23]:\d\d where they are \(Etc\/GMT[-+]\d+\), and nothing is sent between 21:00 and 08:00\.$/,
  );
  await visit(page, '/');
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', DRESS);
});

test('without the manners every channel goes on: at night, with a case open, for the fifteenth time', async ({
  page,
}) => {
  const tact = watchTact(page);
  await onAboutADress(page, tact, NIGHT, [...PESTERED, ABOUT_IT, CASE], BLUNT);
  expect(await decideBy('email', tact, 'letter', BLUNT)).toMatchObject({ variant: 'letter-about-it' });
  await expect(offer(page).getByRole('heading')).toHaveText('Ten percent off, today');
  await visit(page, '/', BLUNT);
  await expect(hero(page).getByRole('link')).toHaveAttribute('href', DRESS);
});
