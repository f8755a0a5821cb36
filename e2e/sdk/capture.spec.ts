import { expect, type Page } from '@playwright/test';
import { test } from './edge-test.ts';
import { pageWith, type SentEvent, type StubEdge } from './stub-edge.ts';

const named = (edge: StubEdge, name: string): SentEvent[] => edge.kept.filter((event) => event.name === name);
const count = (edge: StubEdge, name: string): number => named(edge, name).length;
const itemsSeen = (edge: StubEdge): unknown[] =>
  named(edge, 'view_item').map(
    (event) => (event.params?.['items'] as { item_id: string }[] | undefined)?.[0]?.item_id,
  );

/** Everything that was said so far has arrived once this has. */
async function settle(page: Page, edge: StubEdge): Promise<void> {
  const share = count(edge, 'share');
  await page.evaluate(() =>
    (window as unknown as { tact: { track(name: string): void } }).tact.track('share'),
  );
  await expect.poll(() => count(edge, 'share')).toBe(share + 1);
}

const LD = `<script type="application/ld+json">
{ "@context": "https://schema.org", "@type": "Product", "sku": "dress-7", "name": "Red dress", // the one
  "brand": { "@type": "Brand", "name": "Aube" },
  "offers": { "@type": "Offer", "price": "1.129,00 EUR", "priceCurrency": "EUR" }, }</script>`;

test('markup alone gives one view_item, and requests name the item once it is read', async ({
  page,
  edge,
}) => {
  edge.pages.set('/dress', pageWith(LD));
  await page.goto(`${edge.url}/dress`);
  await expect.poll(() => count(edge, 'view_item')).toBe(1);
  await expect.poll(() => edge.sent.at(-1)?.request.page?.item_id).toBe('dress-7');
  // Values go as they stand: what they mean, the edge says.
  expect(named(edge, 'view_item')[0]?.params).toEqual({
    items: [
      {
        item_id: 'dress-7',
        item_name: 'Red dress',
        item_brand: 'Aube',
        price: '1.129,00 EUR',
        currency: 'EUR',
        structured: 1,
      },
    ],
  });
});

test('markup, data layer and track that say the same are one view_item', async ({ page, edge }) => {
  edge.pages.set(
    '/dress',
    pageWith(`${LD}<script>
      dataLayer = [{ event: 'view_item', ecommerce: { currency: 'EUR', items: [{ item_id: 'dress-7', price: '1129' }] } }];
      tact = [['track', 'view_item', { items: [{ item_id: 'dress-7' }] }]];
      function gtag() { dataLayer.push(arguments) }
      gtag('event', 'view_item', { items: [{ item_id: 'other-1' }] });
    </script>`),
  );
  await page.goto(`${edge.url}/dress`);
  await expect.poll(() => count(edge, 'view_item')).toBe(2);
  await page.waitForTimeout(1500);
  await settle(page, edge);
  expect(itemsSeen(edge).sort()).toEqual(['dress-7', 'other-1']);
});

test('microdata and Open Graph name a product as well', async ({ page, edge }) => {
  edge.pages.set(
    '/anvil',
    pageWith(`<div itemscope itemtype="http://schema.org/Product"><span itemprop="brand">ACME</span>
      <span itemprop="name">Executive Anvil</span> <span itemprop="mpn">925872</span>
      <span itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="priceCurrency" content="USD">
      $<span itemprop="price">119.99 </span><span itemprop="seller" itemscope itemtype="http://schema.org/Organization">
      <span itemprop="name">Executive Objects</span></span></span></div>`),
  );
  edge.pages.set(
    '/og',
    pageWith('').replace(
      '<title>',
      `<meta property="og:type" content="product"><meta property="product:retailer_item_id" content="og-1">
       <meta property="product:price:amount" content="12.50"><meta property="product:price:currency" content="EUR"><title>`,
    ),
  );
  await page.goto(`${edge.url}/anvil`);
  await expect.poll(() => count(edge, 'view_item')).toBe(1);
  await page.goto(`${edge.url}/og`);
  await expect.poll(() => count(edge, 'view_item')).toBe(2);
  expect(named(edge, 'view_item').map((event) => event.params)).toEqual([
    {
      items: [
        {
          item_id: '925872',
          item_name: 'Executive Anvil',
          item_brand: 'ACME',
          price: '119.99',
          currency: 'USD',
          structured: 1,
        },
      ],
    },
    { items: [{ item_id: 'og-1', price: '12.50', currency: 'EUR', structured: 1 }] },
  ]);
});

test('a new path or query is a page view, a fragment or a replaced query is none', async ({ page, edge }) => {
  await page.goto(edge.url);
  await expect.poll(() => count(edge, 'page_view')).toBe(1);
  await page.evaluate(() => {
    history.pushState(null, '', '/two?x=1');
    history.pushState(null, '', '/two?x=1#part');
    history.replaceState(null, '', '/two?x=2');
    location.hash = 'other';
  });
  await settle(page, edge);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await settle(page, edge);
  const views = named(edge, 'page_view').map((event) => event.params);
  expect(views.slice(0, 2)).toEqual([
    { page_location: `${edge.url}/` },
    { page_location: `${edge.url}/two?x=1`, page_referrer: `${edge.url}/` },
  ]);
  expect(views.at(-1)?.['page_location']).toBe(`${edge.url}/`);
});

test('without the Navigation API the history is watched instead', async ({ page, edge }) => {
  await page.addInitScript(() => {
    delete (window as unknown as { navigation?: unknown }).navigation;
    Object.defineProperty(window, 'navigation', { value: undefined });
  });
  await page.goto(edge.url);
  await page.evaluate(() => {
    history.pushState(null, '', '/two');
    history.pushState(null, '', '/two#part');
  });
  await page.goBack();
  await page.goBack();
  await settle(page, edge);
  expect(named(edge, 'page_view').map((event) => event.params?.['page_location'])).toEqual([
    `${edge.url}/`,
    `${edge.url}/two`,
    `${edge.url}/`,
  ]);
});

test('after a navigation the markup of the page before is not viewed again', async ({ page, edge }) => {
  edge.pages.set('/dress', pageWith(LD));
  await page.goto(`${edge.url}/dress`);
  await expect.poll(() => count(edge, 'view_item')).toBe(1);
  await page.evaluate(() => history.pushState(null, '', '/skirt'));
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    document.querySelector('script[type="application/ld+json"]')!.textContent =
      '{"@type":"Product","sku":"skirt-1"}';
  });
  await expect.poll(() => itemsSeen(edge)).toEqual(['dress-7', 'skirt-1']);
});

test("the page's own push goes on working, and a data layer that is replaced is read on", async ({
  page,
  edge,
}) => {
  await page.goto(edge.url);
  await expect.poll(() => count(edge, 'page_view')).toBe(1);
  const lengths = await page.evaluate(() => {
    const host = window as unknown as { dataLayer: unknown[] };
    const odd = { event: 'add_to_cart' };
    Object.defineProperty(odd, 'ecommerce', {
      enumerable: true,
      get() {
        throw new Error('not yours');
      },
    });
    const first = host.dataLayer.push(odd, null, 7, 'text', { event: 'gtm.js', element: document.body });
    const item = { item_id: 'a', price: '12.5', user_data: 'no' };
    const second = host.dataLayer.push({
      event: 'add_to_cart',
      email: 'no',
      ecommerce: { value: '12.5', items: [item] },
    });
    host.dataLayer = [{ event: 'begin_checkout' }];
    return [first, second];
  });
  expect(lengths).toEqual([5, 6]);
  await expect.poll(() => count(edge, 'begin_checkout')).toBe(1);
  expect(named(edge, 'add_to_cart').map((event) => event.params)).toEqual([
    { value: '12.5', items: [{ item_id: 'a', price: '12.5' }] },
  ]);
});

test('reading a region, active time, scrolling and marked clicks are seen', async ({ page, edge }) => {
  edge.pages.set(
    '/dress',
    pageWith(`${LD}<div style="height:3000px">tall</div><div data-tact-region="reviews" style="height:2000px">reviews</div>
      <button data-tact-event="add_to_wishlist" data-tact-params='{"items":[{"item_id":"dress-7"}]}'><b>keep</b></button>
      <button id="odd" data-tact-event="share" data-tact-params="{no">share</button>`),
  );
  await page.goto(`${edge.url}/dress`);
  await page.locator('b').click();
  await page.mouse.wheel(0, 3000);
  await page.evaluate(() => document.querySelector('[data-tact-region]')!.scrollIntoView());
  await page.locator('#odd').evaluate((button) => (button as HTMLElement).click());
  await expect.poll(() => count(edge, 'view_region'), { timeout: 15_000 }).toBe(1);
  expect(named(edge, 'view_region')[0]?.params).toMatchObject({ region: 'reviews', item_id: 'dress-7' });
  expect(Number(named(edge, 'view_region')[0]?.params?.['engagement_time_msec'])).toBeGreaterThanOrEqual(
    2000,
  );
  expect(named(edge, 'add_to_wishlist')[0]?.params).toEqual({ items: [{ item_id: 'dress-7' }] });
  expect(count(edge, 'share')).toBe(1);
  await expect.poll(() => count(edge, 'user_engagement'), { timeout: 15_000 }).toBeGreaterThan(0);
  expect(named(edge, 'scroll').map((event) => event.params?.['percent_scrolled'])).toEqual([25, 50]);
});

test('whoever stands still on the basket for twenty seconds is said to be stalled, once', async ({
  page,
  edge,
}) => {
  await page.clock.install();
  await page.goto(edge.url);
  await page.evaluate(() =>
    (window as unknown as { tact: { track(name: string): void } }).tact.track('view_cart'),
  );
  await page.clock.runFor(19_000);
  expect(count(edge, 'page_state')).toBe(0);
  await page.clock.runFor(25_000);
  await expect.poll(() => count(edge, 'page_state')).toBe(1);
  expect(named(edge, 'page_state')[0]?.params).toEqual({ state: 'stalled' });
  const active = named(edge, 'user_engagement').reduce(
    (ms, each) => ms + Number(each.params?.['engagement_time_msec']),
    0,
  );
  expect(active).toBeLessThanOrEqual(31_000);
});

test('a busy visitor is said to be typing', async ({ page, edge }) => {
  edge.pages.set('/form', pageWith('<input>'));
  await page.goto(`${edge.url}/form`);
  await expect.poll(() => count(edge, 'page_view')).toBe(1);
  await page.locator('input').pressSequentially('hello');
  await settle(page, edge);
  expect(edge.sent.at(-1)?.request.page?.busy).toEqual(['typing']);
});
