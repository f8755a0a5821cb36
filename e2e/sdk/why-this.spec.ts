import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './edge-test.ts';
import { pageWith, type Sent, type StubEdge } from './stub-edge.ts';

/* The small word under what is personal: one plain sentence, "Not for me", and "What this shop knows of me". */
const SENTENCE = 'You looked at this three times in the past week.';
const STYLE = `<meta name="viewport" content="width=device-width"><style>:root{color-scheme:light dark} body{margin:0 16px}
  tact-slot{display:flow-root;min-height:140px}</style>`;

function decided(more: object = {}) {
  return ({ request }: Sent) =>
    (request.slots ?? []).map((slot) => ({
      id: `d-${slot}`,
      slot,
      kind: 'content',
      action: 'show',
      variant: 'again',
      content: { kind: 'banner', title: 'The rose dress', cta: { label: 'See it', href: '#rose' } },
      reason: { code: 'pinned', words: 'A person has decided.' },
      about: ['rose'],
      why: SENTENCE,
      ...more,
    }));
}

async function open(page: Page, edge: StubEdge, more: object = {}): Promise<void> {
  edge.decisions = decided(more);
  edge.pages.set(
    '/',
    pageWith(
      `${STYLE}<main><h1>Shop</h1><tact-slot name="hero"><a href="#spring">Spring</a></tact-slot><p>Below</p></main>`,
      'data-wait="10000"',
    ),
  );
  await page.goto(edge.url);
  await expect(page.getByRole('heading', { name: 'The rose dress' })).toBeVisible();
}

const word = (page: Page): Locator => page.getByRole('button', { name: 'Why this? The rose dress' });
const sentence = (page: Page): Locator => page.getByText(SENTENCE);
const button = (page: Page, name: string): Locator => page.getByRole('button', { name });
const tracked = (edge: StubEdge, name: string) => edge.kept.filter((event) => event.name === name);

test('the word stands under what is personal, and opens one sentence', async ({ page, edge }) => {
  await open(page, edge);
  await expect(word(page)).toHaveText('Why this?');
  await expect(word(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(sentence(page)).toBeHidden();
  await word(page).click();
  await expect(sentence(page)).toBeVisible();
  await expect(word(page)).toHaveAttribute('aria-expanded', 'true');
  await page.getByText('Below').click();
  await expect(sentence(page)).toBeHidden();
});

test('what is for everybody has no such word, and nothing is fetched for it', async ({ page, edge }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page, edge, { why: undefined });
  await expect.poll(() => tracked(edge, 'slot_view')).toHaveLength(1);
  await expect(page.locator('tact-why')).toHaveCount(0);
  expect(asked).not.toContain('/tact-why.js');
});

test('by keyboard: in after the content, Escape closes, focus goes back to the word', async ({
  page,
  edge,
}) => {
  await open(page, edge);
  await word(page).waitFor();
  await page.getByRole('link', { name: 'See it' }).focus();
  await page.keyboard.press('Tab');
  await expect(word(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sentence(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Not for me')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sentence(page)).toBeHidden();
  await expect(word(page)).toBeFocused();
});

test('"Not for me" says so of the thing, puts the default back and thanks in one sentence', async ({
  page,
  edge,
}) => {
  await open(page, edge);
  await word(page).click();
  await button(page, 'Not for me').click();
  await expect(page.getByText('Spring')).toBeVisible();
  await expect(page.getByText('The rose dress')).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText(
    'Thank you. It will stay away, unless you go back to it.',
  );
  await expect(page.getByRole('status')).toBeFocused();
  await expect
    .poll(() => tracked(edge, 'not_interested').map(({ params }) => params))
    .toEqual([{ slot: 'hero', decision: 'd-hero', reason: 'pinned', variant: 'again', item_id: 'rose' }]);
  // The click was none on what the slot showed, and what is clicked from now on is the default.
  await page.getByText('Spring').click();
  await expect
    .poll(() => tracked(edge, 'slot_click').map(({ params }) => params))
    .toEqual([{ slot: 'hero', decision: 'd-hero', reason: 'pinned' }]);
});

for (const about of [[], ['rose', 'oat', 'ink']])
  test(`about ${about.length} things, "Not for me" is said of the whole`, async ({ page, edge }) => {
    await open(page, edge, { about });
    await word(page).click();
    await button(page, 'Not for me').click();
    await expect(page.getByRole('status')).toHaveText('Thank you. It will stay away.');
    await expect
      .poll(() => tracked(edge, 'slot_dismiss').map(({ params }) => params?.['variant']))
      .toEqual(['again']);
    expect(tracked(edge, 'not_interested')).toEqual([]);
  });

test('the same decided anew leaves who is reading in peace', async ({ page, edge }) => {
  await open(page, edge);
  await word(page).click();
  await button(page, 'Not for me').focus();
  const before = edge.sent.length;
  await page.evaluate(() => (window as unknown as { tact: { refresh(): void } }).tact.refresh());
  await expect.poll(() => edge.sent.slice(before).some(({ request }) => request.slots)).toBe(true);
  await expect(button(page, 'Not for me')).toBeFocused();
  await expect(page.locator('tact-why')).toHaveCount(1);
});

for (const [width, height] of [
  [1280, 800],
  [320, 480],
] as const)
  test(`it stays inside a window of ${width} px, and with its word as the page moves`, async ({
    page,
    edge,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, edge);
    await page.addStyleTag({ content: `main{padding:${height - 180}px 0 2000px}` });
    await word(page).click();
    const inside = async (): Promise<void> => {
      const box = (await page.locator('tact-why [part=panel]').boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    };
    await inside();
    const at = async (): Promise<number> =>
      (await page.locator('tact-why [part=panel]').boundingBox())!.y - (await word(page).boundingBox())!.y;
    await page.mouse.wheel(0, height / 2);
    await expect.poll(at).toBeGreaterThan(0);
    await inside();
    await page.mouse.wheel(0, 3000);
    await expect(sentence(page)).toBeHidden();
  });

test('the shop’s styles reach every part', async ({ page, edge }) => {
  await open(page, edge);
  await word(page).click();
  await page.addStyleTag({
    content: ['why', 'panel', 'sentence', 'row', 'not-for-me', 'known']
      .map((part) => `tact-why::part(${part}){color:rgb(1, 2, 3)}`)
      .join(''),
  });
  const colours = await page
    .locator('tact-why')
    .evaluate((element) =>
      [...element.shadowRoot!.querySelectorAll('[part]')].map((part) => getComputedStyle(part).color),
    );
  expect(colours).toEqual(Array(6).fill('rgb(1, 2, 3)'));
});

test('a strict content security policy does not unclothe it', async ({ page, edge }) => {
  await page.route(`${edge.url}/`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), 'content-security-policy': "style-src 'none'; script-src 'self'" },
    });
  });
  await open(page, edge);
  await word(page).click();
  await expect(sentence(page)).toHaveCSS('margin-top', '0px');
});

test('"What this shop knows of me" opens a dialog; Escape closes it, and focus goes back to the word', async ({
  page,
  edge,
}) => {
  edge.me = { profile: null, known: [], preferences: [] };
  await open(page, edge);
  await word(page).click();
  await button(page, 'What this shop knows of me').click();
  const dialog = page.getByRole('dialog', { name: 'What this shop knows of me' });
  await expect(dialog.getByText('Nothing yet.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(word(page)).toBeFocused();
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing in it, ${scheme}`, async ({ page, edge }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, edge);
    await word(page).click();
    await expect(sentence(page)).toBeVisible();
    expect((await new AxeBuilder({ page }).include('tact-why').analyze()).violations).toEqual([]);
  });
