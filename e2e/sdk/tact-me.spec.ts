import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './edge-test.ts';
import { pageWith, type StubEdge } from './stub-edge.ts';

/* `<tact-me>`: what is known about me and from where, what I like, which channels and how often, download, forget me. */
const STYLE = `<meta name="viewport" content="width=device-width"><style>:root{color-scheme:light dark}</style>`;
const AT = Date.UTC(2026, 2, 3, 12);

function fact(kind: string, words: string, more: object = {}) {
  return { kind, words, from: 'seen', at: AT, ...more };
}

function answer(more: object = {}) {
  return {
    visitor: 'anna',
    profile: { said: {} },
    known: [
      fact('said', 'You said: shoe size: 38.', { from: 'you', name: 'shoe_size' }),
      fact('bought', 'You bought a lamp.', { from: 'shop' }),
      fact('looked_at', 'You looked at a dress twice.'),
      fact('told', 'Tier: gold.', { from: 'shop', source: 'crm' }),
    ],
    preferences: [
      { name: 'drive', label: 'What should it run on?', options: ['Electric', 'Petrol'], values: ['Petrol'] },
    ],
    decisions: [{ slot: 'hero', reason: { code: 'pinned' } }],
    ...more,
  };
}

/** Known from the page before: a first contact has nothing to show. */
async function open(page: Page, edge: StubEdge, told: object = answer()): Promise<void> {
  edge.me = told;
  edge.pages.set(
    '/me',
    pageWith(`${STYLE}<main><h1>Me</h1><h2>What is known</h2><tact-me></tact-me></main>`),
  );
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  await page.goto(`${edge.url}/me`);
}

const me = (page: Page): Locator => page.locator('tact-me');
const button = (page: Page, name: string): Locator => me(page).getByRole('button', { name });
const status = (page: Page): Locator => me(page).getByRole('status');
const told = (edge: StubEdge): unknown[] =>
  edge.calls.filter(({ call }) => call.startsWith('PATCH')).map(({ body }) => JSON.parse(body) as unknown);

test('every fact stands by its kind, with when and where it comes from', async ({ page, edge }) => {
  await open(page, edge);
  await expect(me(page).getByRole('heading', { level: 3 })).toHaveText([
    'What you have said',
    'What you have bought',
    'What you have looked at',
    'What others say of you',
    'What you like',
    'It is yours',
  ]);
  await expect(me(page).getByRole('listitem')).toContainText([
    '3 March 2026, you said so',
    '3 March 2026, from the shop’s own systems',
    '3 March 2026, seen in this shop',
    '3 March 2026, from the shop’s own systems (crm)',
  ]);
  expect(edge.calls[0]).toMatchObject({ call: 'GET /v1/me', authorization: 'Visitor v1.1' });
});

test('of many facts the newest are open, the others folded', async ({ page, edge }) => {
  const known = Array.from({ length: 20 }, (_, n) => fact('looked_at', `You looked at thing ${n}.`));
  await open(page, edge, answer({ known }));
  await expect(me(page).getByText('You looked at thing 5.')).toBeVisible();
  await expect(me(page).getByText('You looked at thing 6.')).toBeHidden();
  await me(page).getByText('And 14 more').click();
  await expect(me(page).getByText('You looked at thing 19.')).toBeVisible();
});

test('only what changes is said, and it is said that it was saved', async ({ page, edge }) => {
  await open(page, edge);
  await me(page).getByLabel('Electric').check();
  await button(page, 'Save').click();
  await expect(status(page)).toHaveText('Saved.');
  await expect(button(page, 'Save')).toBeFocused();
  await me(page).getByLabel('Once a month at most').check();
  for (const way of ['E-mail', 'Text message', 'Notification']) await me(page).getByLabel(way).uncheck();
  await button(page, 'Save').click();
  await expect
    .poll(() => told(edge))
    .toEqual([
      { preferences: { drive: ['Electric', 'Petrol'] } },
      { preferences: { frequency: ['monthly'] }, channels: ['site'] },
    ]);
});

test('what was said stands in the form, and all ways ticked is no wish at all', async ({ page, edge }) => {
  const said = { channels: { value: 'E-mail', at: AT }, frequency: { value: 'weekly', at: AT } };
  await open(page, edge, answer({ profile: { said } }));
  await expect(me(page).getByLabel('E-mail')).toBeChecked();
  await expect(me(page).getByLabel('Text message')).not.toBeChecked();
  await expect(me(page).getByLabel('Once a week at most')).toBeChecked();
  await me(page).getByLabel('Text message').check();
  await me(page).getByLabel('Notification').check();
  await me(page).getByLabel('As it comes').check();
  await button(page, 'Save').click();
  await expect.poll(() => told(edge)).toEqual([{ preferences: { frequency: [] }, channels: [] }]);
});

test('what was said is taken back by one button, which has the focus somewhere when it is gone', async ({
  page,
  edge,
}) => {
  await open(page, edge);
  const back = button(page, 'Take it back: You said: shoe size: 38.');
  await back.focus();
  edge.me = answer({ known: [] });
  await page.keyboard.press('Enter');
  await expect.poll(() => told(edge)).toEqual([{ preferences: { shoe_size: [] } }]);
  await expect(back).toHaveCount(0);
  await expect(status(page)).toBeFocused();
});

test('the download is all that the edge tells, as it is now', async ({ page, edge }) => {
  await open(page, edge);
  await expect(button(page, 'Download all of it')).toBeVisible();
  edge.me = answer({ later: true });
  const saving = page.waitForEvent('download');
  await button(page, 'Download all of it').click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('demo-what-this-shop-knows-of-me.json');
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toEqual(answer({ later: true }));
});

test('forgetting asks once more, where a second click does no harm', async ({ page, edge }) => {
  await open(page, edge);
  await button(page, 'Forget me').dblclick();
  await expect(button(page, 'Forget me')).toBeFocused();
  await page.setViewportSize({ width: 320, height: 600 });
  await button(page, 'Forget me').dblclick();
  await expect(button(page, 'Forget me')).toBeFocused();
  await button(page, 'Forget me').click();
  await expect(status(page)).toHaveText(
    'This cannot be taken back. Your orders stay with the shop; all that stands above goes.',
  );
  await expect(button(page, 'No, keep it')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Forget me')).toBeFocused();
  expect(edge.calls.filter(({ call }) => call.startsWith('DELETE'))).toEqual([]);
});

test('forgotten, the page begins anew as somebody whom nobody knows', async ({ page, edge }) => {
  await open(page, edge);
  await button(page, 'Forget me').click();
  await button(page, 'Yes, forget all of it').click();
  await expect(status(page)).toHaveText('Forgotten. This shop knows nothing of you.');
  await expect(status(page)).toBeFocused();
  await expect(me(page).getByRole('heading')).toHaveCount(0);
  expect(edge.calls.at(-1)).toMatchObject({ call: 'DELETE /v1/me', authorization: 'Visitor v1.1' });
  const before = edge.sent.length;
  await page.evaluate(() =>
    (window as unknown as { tact: { track(name: string): void } }).tact.track('login'),
  );
  await expect.poll(() => edge.kept.at(-1)?.name).toBe('login');
  expect(edge.sent[before]?.request.visitor).toBeUndefined();
  await expect(status(page)).toHaveText('Forgotten. This shop knows nothing of you.');
});

test('whoever has signed in is told, before and after, that staying so makes them known anew', async ({
  page,
  edge,
}) => {
  const known = [fact('signed_in', 'You have signed in here.', { from: 'shop' })];
  await open(page, edge, answer({ known }));
  const anew =
    'If you stay signed in, this shop gets to know you again with your next page, from nothing. To stay unknown, sign out first.';
  await button(page, 'Forget me').click();
  await expect(status(page)).toContainText(anew);
  await button(page, 'Yes, forget all of it').click();
  await expect(status(page)).toHaveText(`Forgotten. This shop knows nothing of you. ${anew}`);
});

test('a shop that cannot be asked is said to be so, and nothing is said to be forgotten', async ({
  page,
  edge,
}) => {
  await open(page, edge);
  await expect(button(page, 'Forget me')).toBeVisible();
  edge.mode = '503';
  await me(page).getByLabel('Electric').check();
  await button(page, 'Save').click();
  await expect(status(page)).toHaveText('The shop cannot be asked just now. Try again in a minute.');
  await expect(me(page).getByLabel('Electric')).toBeChecked();
  await button(page, 'Forget me').click();
  await button(page, 'Yes, forget all of it').click();
  await expect(status(page)).toContainText('nothing was forgotten');
  await expect(me(page).getByText('You bought a lamp.')).toBeVisible();
});

test('nobody known, there is nothing to tell; a first contact on the page is told of as it comes', async ({
  page,
  edge,
}) => {
  edge.me = answer();
  edge.pages.set('/', pageWith(`${STYLE}<tact-me></tact-me>`));
  edge.mode = 'nonsense';
  await page.goto(edge.url);
  await expect(me(page).getByText('This shop knows nothing of you.')).toBeVisible();
  edge.mode = 'ok';
  await expect(me(page).getByText('You bought a lamp.')).toBeVisible({ timeout: 30_000 });
});

test('put into the page later, it is filled all the same, and once', async ({ page, edge }) => {
  await open(page, edge);
  await expect(button(page, 'Save')).toBeVisible();
  await page.evaluate(() => {
    const old = document.querySelector('tact-me')!;
    document.body.append(old, document.createElement('tact-me'));
  });
  await expect(me(page).getByRole('button', { name: 'Save' })).toHaveCount(2);
  expect(edge.calls).toHaveLength(2);
});

test('without consent nobody is asked for', async ({ page, edge }) => {
  edge.me = answer();
  edge.pages.set('/', pageWith('<tact-me></tact-me>', 'data-consent="denied"'));
  await page.goto(edge.url);
  await expect(me(page).getByText('This shop knows nothing of you.')).toBeVisible();
  expect(edge.calls).toEqual([]);
});

test('markup in what is told is text', async ({ page, edge }) => {
  const words = '<img src=x onerror="window.broken=1">';
  await open(
    page,
    edge,
    answer({
      known: [fact('said', words, { from: 'you', name: words, source: words })],
      preferences: [{ name: words, label: words, options: [words], values: [] }],
    }),
  );
  await expect(me(page).getByText(words).first()).toBeVisible();
  await expect(me(page).locator('img')).toHaveCount(0);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

test('the shop’s styles reach its parts', async ({ page, edge }) => {
  await open(page, edge);
  await expect(button(page, 'Save')).toBeVisible();
  const parts = ['facts', 'wishes', 'save', 'leave', 'download', 'forget', 'status'];
  await page.addStyleTag({
    content: parts.map((part) => `tact-me::part(${part}){color:rgb(1, 2, 3)}`).join(''),
  });
  const colours = await me(page).evaluate(
    (element, names) =>
      names.map((name) => getComputedStyle(element.shadowRoot!.querySelector(`[part=${name}]`)!).color),
    parts,
  );
  expect(colours).toEqual(parts.map(() => 'rgb(1, 2, 3)'));
});

for (const scheme of ['light', 'dark'] as const)
  for (const width of [1280, 320])
    test(`axe finds nothing in it, ${scheme}, at ${width} px, where nothing is cut off`, async ({
      page,
      edge,
    }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 800 });
      await open(page, edge);
      await expect(button(page, 'Save')).toBeVisible();
      await button(page, 'Save').click();
      expect((await new AxeBuilder({ page }).include('tact-me').analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
