import { expect } from '@playwright/test';
import { test } from './edge-test.ts';
import { numbersKept, trackNumbered, upTo } from './track-numbered.ts';

test('a first contact is sent again at once with its credential', async ({ page, edge }) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.map((event) => event.name)).toContain('page_view');
  const [first, second] = edge.sent;
  expect(first?.request.visitor).toBeUndefined();
  expect(second?.request.visitor).toBe('v1.1');
  expect(second?.request.events?.[0]?.id).toBe(first?.request.events?.[0]?.id);
});

test('503 for some seconds loses nothing and keeps the order', async ({ page, edge }) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  edge.mode = '503';
  await trackNumbered(page, 120, 20);
  edge.mode = 'ok';
  await expect.poll(() => numbersKept(edge).length, { timeout: 20_000 }).toBe(120);
  const order = edge.kept.filter((event) => event.name === 'search').map((event) => event.id);
  expect(order).toEqual([...order].sort());
});

test('an answer that is lost is asked for again with the same ids', async ({ page, edge }) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  edge.mode = 'drop';
  await trackNumbered(page, 20);
  await expect.poll(() => numbersKept(edge)).toEqual(upTo(20));
  edge.mode = 'ok';
  const before = edge.sent.length;
  await expect
    .poll(() => edge.sent.slice(before).filter((sent) => sent.request.events).length)
    .toBeGreaterThan(0);
  expect(numbersKept(edge)).toEqual(upTo(20));
});

test('what was said offline leaves as soon as the network is back', async ({ page, context, edge }) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  await context.setOffline(true);
  await trackNumbered(page, 200);
  await context.setOffline(false);
  await expect.poll(() => numbersKept(edge), { timeout: 3000 }).toEqual(upTo(200));
});

test('a page closed while the edge is out of reach leaves its events to the next one', async ({
  page,
  context,
  edge,
}) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  // Refused by the edge, not emulated: a request that outlives its page outlives the emulation too.
  edge.mode = 'refuse';
  await trackNumbered(page, 60);
  await page.close();
  await expect.poll(() => edge.sent.filter(({ mode }) => mode === 'refuse').length).toBeGreaterThan(1);
  expect(numbersKept(edge)).toEqual([]);
  edge.mode = 'ok';
  const next = await context.newPage();
  await next.goto(edge.url);
  await expect.poll(() => numbersKept(edge)).toEqual(upTo(60));
});

test('ten events and a navigation in the same task all arrive from the page that is left', async ({
  page,
  edge,
}) => {
  edge.pages.set('/away', '<!doctype html><title>elsewhere</title>');
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  await page.evaluate(() => {
    const { tact } = window as unknown as { tact: { track(name: string, params: unknown): void } };
    for (let n = 1; n <= 10; n++) tact.track('search', { search_term: `n${n}` });
    location.href = '/away';
  });
  await expect.poll(() => numbersKept(edge)).toEqual(upTo(10));
});

test('a tab closed right after two hundred events has sent them', async ({ page, edge }) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  await trackNumbered(page, 200);
  await page.close();
  await expect.poll(() => numbersKept(edge)).toEqual(upTo(200));
});

test('one poison event is dropped and said, the rest of its batch arrives', async ({ page, edge }) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  edge.poison = (event) => event.params?.['search_term'] === 'n7';
  await trackNumbered(page, 30);
  await expect.poll(() => numbersKept(edge), { timeout: 20_000 }).toEqual(upTo(30).filter((n) => n !== 7));
  await expect.poll(() => edge.sent.some((sent) => sent.request.dropped === 1)).toBe(true);
});

test('a credential that is refused is forgotten, its events are not', async ({ page, edge }) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  edge.mode = '401';
  await trackNumbered(page, 5);
  await expect.poll(() => numbersKept(edge)).toEqual(upTo(5));
  expect(edge.sent.at(-1)?.request.visitor).toBe('v1.2');
});

test('an edge that greets and refuses in turn is asked ever more slowly', async ({ page, edge }) => {
  edge.refusesAll = true;
  await page.goto(edge.url);
  await page.waitForTimeout(4000);
  expect(edge.sent.length).toBeGreaterThan(2);
  expect(edge.sent.length).toBeLessThan(14);
  edge.refusesAll = false;
  await expect.poll(() => edge.kept.map((event) => event.name), { timeout: 15_000 }).toContain('page_view');
});

test('no request is larger than the edge takes, and none holds more than fifty events', async ({
  page,
  edge,
}) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  await page.evaluate(() => {
    const { tact } = window as unknown as { tact: { track(name: string, params: unknown): void } };
    for (let n = 1; n <= 120; n++)
      tact.track('search', { search_term: `n${n}`, filler: 'ü'.repeat(n % 3 ? 2 : 3500) });
  });
  await expect.poll(() => numbersKept(edge), { timeout: 20_000 }).toEqual(upTo(120));
  expect(Math.max(...edge.sent.map((sent) => sent.bytes))).toBeLessThanOrEqual(60 * 1024);
  expect(Math.max(...edge.sent.map((sent) => sent.request.events?.length ?? 0))).toBeLessThanOrEqual(50);
});

test('where storage is refused, memory holds a thousand events and says how many it dropped', async ({
  page,
  edge,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  edge.mode = '503';
  await trackNumbered(page, 1100);
  edge.mode = 'ok';
  await expect.poll(() => numbersKept(edge).length, { timeout: 20_000 }).toBe(1000);
  expect(numbersKept(edge)).toEqual(upTo(1100).slice(100));
  const answered = edge.sent.filter((sent) => sent.mode === 'ok');
  expect(answered.reduce((sum, sent) => sum + (sent.request.dropped ?? 0), 0)).toBe(100);
  await page.evaluate(() =>
    (window as unknown as { tact: { consent(signals: unknown): void } }).tact.consent({
      personalization: 'denied',
    }),
  );
  expect(errors).toEqual([]);
});

test('two tabs share the visitor and never overwrite what the other keeps', async ({
  page,
  context,
  edge,
}) => {
  await page.goto(edge.url);
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  const other = await context.newPage();
  await other.goto(edge.url);
  edge.mode = 'refuse';
  await trackNumbered(page, 20);
  await trackNumbered(other, 20, 0, 21);
  await page.close();
  await other.close();
  edge.mode = 'ok';
  const next = await context.newPage();
  await next.goto(edge.url);
  await expect.poll(() => numbersKept(edge)).toEqual(upTo(40));
  expect(new Set(edge.sent.map((sent) => sent.request.visitor)).size).toBe(2);
});
