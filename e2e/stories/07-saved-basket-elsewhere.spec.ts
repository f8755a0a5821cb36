import { expect, test, type Browser, type Page } from '@playwright/test';
import { EDGE, TOKEN } from '../addresses.ts';
import { visitorOf } from '../edge.ts';
import { candidateFor } from '../shop/candidate-for.ts';
import { openProduct } from '../shop/open-product.ts';
import { putInBasket } from '../shop/put-in-basket.ts';
import { signIn } from '../shop/sign-in.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 7, its second half: on another device the basket is there after signing in, because the shop has signed who that is. It
 * is there after nothing else, and not for the next one at the same machine.
 */
const CUSTOMER = 'Maya Okafor';
const WELCOME = 'Your basket is as you left it';

test.describe.configure({ mode: 'serial' });
test.afterEach(async () => {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const answer = await fetch(`${EDGE}/v1/visitors?customer=maya`, { method: 'DELETE', headers });
  expect(answer.status).toBe(204);
});

async function newDevice(browser: Browser): Promise<{ page: Page; tact: TactWatch }> {
  const page = await (await browser.newContext()).newPage();
  return { page, tact: watchTact(page) };
}

/** A phone on which a basket was filled before its owner signed in. */
async function phoneWithBasket(browser: Browser): Promise<{ page: Page; tact: TactWatch }> {
  const { page, tact } = await newDevice(browser);
  await openProduct(page, tact, '/p/night-train-decaf', 'night-train');
  await putInBasket(page);
  await tact.untilStored('add_to_cart');
  await signIn(page, tact, CUSTOMER);
  return { page, tact };
}

const hero = (page: Page) => page.locator('tact-slot[name=home-hero]');
const saysWelcome = (page: Page) => page.getByRole('heading', { name: WELCOME });
const whoIs = ({ credential }: TactWatch): string => visitorOf(credential() ?? '');

test('the basket is there on another device after signing in', async ({ browser }) => {
  const phone = await phoneWithBasket(browser);
  const laptop = await newDevice(browser);
  await visit(laptop.page, '/');
  await laptop.tact.untilReason('home-hero', 'not_in_audience');
  await signIn(laptop.page, laptop.tact, CUSTOMER);
  expect(whoIs(laptop.tact)).toBe(whoIs(phone.tact));
  await visit(laptop.page, '/');
  await expect(saysWelcome(laptop.page)).toBeVisible();
  await expect(hero(laptop.page).getByRole('link', { name: /Night train/ })).toBeVisible();
  const { verdicts } = await candidateFor(laptop.tact, 'home-hero', 'saved-basket');
  const familiar = verdicts.find(({ manner }) => manner === 'too_familiar');
  expect(familiar).toMatchObject({ allows: true });
  expect(familiar?.words).toMatch(/, which carries it\.$/);
  await hero(laptop.page).getByRole('link', { name: 'To the basket' }).click();
  await expect(laptop.page.getByRole('main').getByText('Night train').first()).toBeVisible();
});

test('what the laptop adds is in the basket on the telephone', async ({ browser }) => {
  const phone = await phoneWithBasket(browser);
  const laptop = await newDevice(browser);
  await signIn(laptop.page, laptop.tact, CUSTOMER);
  await openProduct(laptop.page, laptop.tact, '/p/fig-leaf-candle', 'fig');
  await putInBasket(laptop.page);
  await laptop.tact.untilStored('add_to_cart');
  await visit(phone.page, '/');
  await expect(saysWelcome(phone.page)).toBeVisible();
  await expect(hero(phone.page).getByRole('link', { name: /Night train/ })).toBeVisible();
  await expect(hero(phone.page).getByRole('link', { name: /Fig/ })).toBeVisible();
});

/** All that a token of the shop's says, and nobody has signed it. */
function unsigned(customer: string): string {
  const now = Math.floor(Date.now() / 1000);
  const parts = [
    { alg: 'none', typ: 'JWT' },
    { sub: customer, iss: 'demo', aud: 'demo', iat: now, exp: now + 600 },
  ];
  return `${parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
}

/** What the edge says to a page that claims to be somebody. */
async function claim(page: Page, token: string): Promise<unknown> {
  const answered = page.waitForResponse(
    (response) =>
      response.url().includes('/v1/sync') &&
      (response.request().postDataJSON() as { identity?: unknown }).identity === token,
  );
  await page.evaluate((said) => {
    const { tact } = window as unknown as {
      tact: { track(name: string, params: object): void; identify(token: string): void };
    };
    tact.track('login', { method: 'name', user_id: 'maya' });
    tact.identify(said);
  }, token);
  return ((await (await answered).json()) as { identity?: unknown }).identity;
}

test('a page that only says who has signed in brings nobody’s basket', async ({ browser }) => {
  const phone = await phoneWithBasket(browser);
  const { page, tact } = await newDevice(browser);
  await visit(page, '/');
  await tact.untilReason('home-hero', 'not_in_audience');
  const before = whoIs(tact);
  for (const token of ['maya', unsigned('maya')]) expect(await claim(page, token)).toBe('invalid');
  await tact.untilStored('login');
  await visit(page, '/');
  await expect(hero(page)).toHaveAttribute('data-tact-state', 'default');
  await expect(saysWelcome(page)).toBeHidden();
  expect(whoIs(tact)).toBe(before);
  expect(whoIs(tact)).not.toBe(whoIs(phone.tact));
});

test('who comes next at the same machine sees nothing of it', async ({ browser }) => {
  const { page, tact } = await phoneWithBasket(browser);
  const person = tact.credential();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.poll(() => tact.credential()).not.toBe(person);
  await visit(page, '/');
  await tact.untilReason('home-hero', 'not_in_audience');
  await expect(saysWelcome(page)).toBeHidden();
});
