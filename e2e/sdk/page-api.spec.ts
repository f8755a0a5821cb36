import { expect } from '@playwright/test';
import { test } from './edge-test.ts';
import { pageWith } from './stub-edge.ts';

test('without data-site there is one error, and the page is left alone', async ({ page, edge }) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  edge.pages.set('/', '<!doctype html><link rel="icon" href="data:,"><script async src="/tact.js"></script>');
  await page.goto(edge.url, { waitUntil: 'load' });
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain('data-site');
  expect(await page.evaluate(() => 'tact' in window || 'dataLayer' in window)).toBe(false);
  expect(edge.sent).toEqual([]);
});

test('commands queued before the script run in order, and loading it twice changes nothing', async ({
  page,
  edge,
}) => {
  edge.pages.set(
    '/',
    `<!doctype html><script>tact = [['on', 'sync', () => {}], ['nonsense'], 7, ['track', 'search', { search_term: 'a' }],
      ['track', 'search', { search_term: 'b' }], ['consent', { analytics: 'denied' }]];</script>
      <script async src="/tact.js" data-site="demo"></script><script async src="/tact.js" data-site="demo"></script>`,
  );
  await page.goto(edge.url, { waitUntil: 'load' });
  await expect
    .poll(() => edge.kept.map((event) => event.params?.['search_term']).filter(Boolean))
    .toEqual(['a', 'b']);
  expect(edge.kept.filter((event) => event.name === 'page_view')).toHaveLength(1);
  expect(edge.sent[0]?.request.consent).toEqual({ personalization: 'granted', analytics: 'denied' });
  expect(edge.sent[0]?.request.site).toBe('demo');
});

test('whatever the page passes, nothing is thrown into it', async ({ page, edge }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(edge.url, { waitUntil: 'load' });
  const outcomes = await page.evaluate(async () => {
    const { tact } = window as unknown as { tact: Record<string, (...given: unknown[]) => unknown> };
    const circle: Record<string, unknown> = {};
    circle['circle'] = circle;
    const odd = [undefined, null, 1, 'x', circle, [], () => {}, 10n, Symbol('x'), document.body];
    const seen: unknown[] = [];
    for (const name of [
      'track',
      'identify',
      'consent',
      'decide',
      'refresh',
      'on',
      'chat',
      'why',
      'push',
      'forget',
    ])
      for (const given of odd)
        for (const also of [undefined, circle])
          try {
            await tact[name]!(given, also);
          } catch (error) {
            seen.push(`${name}: ${String(error)}`);
          }
    tact['track']!('search', {
      toJSON() {
        throw new Error('no');
      },
    });
    return seen;
  });
  expect(outcomes).toEqual([]);
  expect(errors).toEqual([]);
});

test('an edge that is down, slow or answers nonsense leaves decide with an empty list', async ({
  page,
  edge,
}) => {
  await page.goto(edge.url, { waitUntil: 'load' });
  await expect.poll(() => edge.kept.length).toBeGreaterThan(0);
  for (const mode of ['503', 'refuse', 'nonsense'] as const) {
    edge.mode = mode;
    const decisions = await page.evaluate(() =>
      (window as unknown as { tact: { decide(names: string[]): unknown } }).tact.decide(['home-hero']),
    );
    expect(decisions).toEqual([]);
  }
});

test('decide gives the decisions that were asked for, and on hears of the others', async ({ page, edge }) => {
  edge.decisions = ({ request }) =>
    (request.slots ?? []).map((slot) => ({
      id: 'd',
      slot,
      action: 'default',
      reason: { code: 'control', words: '' },
    }));
  await page.goto(edge.url, { waitUntil: 'load' });
  const decisions = await page.evaluate(() =>
    (window as unknown as { tact: { decide(names: string[]): unknown } }).tact.decide(['a', 'b']),
  );
  expect(decisions).toMatchObject([{ slot: 'a' }, { slot: 'b' }]);
  expect(
    await page.evaluate(() => (window as unknown as { tact: { why(slot: string): unknown } }).tact.why('a')),
  ).toMatchObject({
    reason: { code: 'control' },
  });
});

test('more slots than one request may ask for are asked for in several', async ({ page, edge }) => {
  const names = Array.from({ length: 40 }, (_, at) => `place-${at}`);
  edge.pages.set('/', pageWith(names.map((name) => `<tact-slot name="${name}"></tact-slot>`).join('')));
  await page.goto(edge.url);
  const asked = () => edge.sent.map((sent) => sent.request.slots ?? []);
  await expect.poll(() => new Set(asked().flat()).size).toBe(names.length);
  expect(Math.max(...asked().map((slots) => slots.length))).toBeLessThanOrEqual(32);
});
