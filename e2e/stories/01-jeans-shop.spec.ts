import { expect, test, type Page } from '@playwright/test';
import { explainVisitor } from '../shop/explain.ts';
import { watchChatVendor } from '../shop/chat-vendor.ts';
import { openProduct } from '../shop/open-product.ts';
import { readRegion } from '../shop/read-region.ts';
import { stayActive } from '../shop/stay-active.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 1: the assistant who jumps on whoever walks in. Tact: no invitation on arrival, and then only once intent or
 * hesitation shows; never while typing; never stealing focus; once a visit; after a "no" for a long while; and the vendor's
 * own script is not even loaded before.
 */
const invitation = (page: Page) => page.locator('tact-invitation');

/** Looks at two jeans, goes back to the first, and reads what people read who cannot decide. */
async function hesitate(page: Page, tact: TactWatch): Promise<void> {
  await openProduct(page, tact, '/p/hollis-jeans?colour=indigo', 'hollis-indigo');
  await openProduct(page, tact, '/p/wren-jeans?colour=light-wash', 'wren-light-wash');
  await openProduct(page, tact, '/p/hollis-jeans?colour=indigo', 'hollis-indigo');
  await readRegion(page, tact, 'size-guide');
  await readRegion(page, tact, 'returns');
  await readRegion(page, tact, 'reviews');
}

test('whoever walks in is left alone, whatever they do on the first page', async ({ page }) => {
  const tact = watchTact(page);
  const vendor = watchChatVendor(page);
  await visit(page, '/');
  await page.locator('.card').first().hover();
  await page.mouse.wheel(0, 1500);
  await page.keyboard.press('Tab');
  // Past the time that bearings take, on the first page still.
  const patient = expect
    .poll(() => Number(tact.latest('chat')?.reason.numbers?.['activeMs'] ?? 0), { timeout: 60_000 })
    .toBeGreaterThanOrEqual(15_000);
  await stayActive(page, patient);
  expect(tact.decisions.filter(({ slot }) => slot === 'chat').map(({ action }) => action)).not.toContain(
    'show',
  );
  expect(tact.latest('chat')?.reason.code).toBe('getting_bearings');
  await expect(invitation(page)).toHaveCount(0);
  expect(vendor()).toBe(0);
});

test('who hesitates is invited at that moment: no page change, no focus moved, once, nothing loaded', async ({
  page,
}) => {
  const tact = watchTact(page);
  const vendor = watchChatVendor(page);
  await hesitate(page, tact);
  const button = page.getByRole('button', { name: 'Put in the basket' });
  await button.focus();
  const opened = await page.evaluate(() => performance.timeOrigin);

  await stayActive(
    page,
    expect(invitation(page).getByRole('button', { name: 'Ask a person' })).toBeVisible({ timeout: 60_000 }),
  );
  await expect(button).toBeFocused();
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(opened);
  expect(vendor()).toBe(0);

  const invited = tact.decisions.find(({ slot, action }) => slot === 'chat' && action === 'show');
  expect(invited?.reason.code).toBe('pinned');
  const explained = (await explainVisitor(tact)).find(({ id }) => id === invited?.id);
  expect(explained?.explanation?.intent.score).toBeGreaterThanOrEqual(0.6);
  expect(explained?.explanation?.intent.evidence.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['read_size_guide', 'read_returns', 'to_and_fro']),
  );

  // Accepted: only now the vendor, and once a visit.
  await invitation(page).getByRole('button', { name: 'Ask a person' }).click();
  await expect(page.locator('#chat-stand-in')).toBeVisible();
  expect(vendor()).toBeGreaterThan(0);
  await tact.untilStored('invite_accept');
  await openProduct(page, tact, '/p/hollis-jeans?colour=indigo', 'hollis-indigo');
  await tact.untilReason('chat', 'capped');
  await expect(invitation(page)).toHaveCount(0);
});

test('who only looks round is not asked, however long it takes', async ({ page }) => {
  const tact = watchTact(page);
  await visit(page, '/');
  await page.getByRole('navigation', { name: 'Departments' }).getByRole('link', { name: 'Home' }).click();
  await page.getByRole('navigation', { name: 'Departments' }).getByRole('link', { name: 'Travel' }).click();
  await stayActive(page, tact.untilReason('chat', 'no_intent'));
  await expect(invitation(page)).toHaveCount(0);
});

test('a "no" is taken for an answer: gone, and away over reloads and pages', async ({ page }) => {
  const tact = watchTact(page);
  await hesitate(page, tact);
  await stayActive(page, expect(invitation(page)).toBeVisible({ timeout: 60_000 }));
  await invitation(page).getByRole('button', { name: 'No, thank you' }).click();
  await expect(invitation(page)).toHaveCount(0);
  await tact.untilStored('invite_dismiss');
  for (const path of ['/p/hollis-jeans?colour=indigo', '/p/wren-jeans?colour=light-wash', '/']) {
    await visit(page, path);
    const held = await tact.untilReason('chat', 'dismissed');
    expect(held.action).toBe('hold');
    await expect(invitation(page)).toHaveCount(0);
  }
});

test('nobody is interrupted while typing', async ({ page }) => {
  const tact = watchTact(page);
  await hesitate(page, tact);
  const search = page.getByRole('searchbox');
  // Typing from before the moment to well after it.
  let typing = true;
  const keys = (async () => {
    while (typing) await search.pressSequentially('wide jeans ', { delay: 150 });
  })();
  await tact.untilReason('chat', 'busy');
  await expect(invitation(page)).toHaveCount(0);
  typing = false;
  await keys;
  await search.blur();
  await stayActive(page, expect(invitation(page)).toBeVisible({ timeout: 30_000 }));
});
