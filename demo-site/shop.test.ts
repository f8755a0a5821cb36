import { readFileSync } from 'node:fs';
import { verify } from 'hono/jwt';
import { expect, test } from 'vitest';
import { createShop } from './app.ts';
import { items, priceOf } from './shop-items.ts';

const shop = createShop({ edge: 'http://edge.test', site: 'demo', chat: 'http://chat.test' });

/** A shopper with cookies, as a browser keeps them. */
function shopper() {
  const cookies = new Map<string, string>();
  return async (
    path: string,
    form?: Record<string, string>,
  ): Promise<{ status: number; text: string; to: string }> => {
    const answer = await shop.request(path, {
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' };
  };
}

interface Push {
  event?: string;
  ecommerce?: {
    items: { item_id: string; price: number; quantity: number }[];
    value: number;
    transaction_id?: string;
  };
}
/** What the server wrote into the page's data layer. */
function pushes(html: string): Push[] {
  const call = /dataLayer\.push\((\{.*\})\);?\s*<\/script>/.exec(html)?.[1] ?? '';
  return JSON.parse(`[${call}]`) as Push[];
}
const structured = (html: string): Record<string, never>[] =>
  [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => JSON.parse(text) as Record<string, never>,
  );

test('every link and picture on every page leads somewhere', async () => {
  const seen = new Set<string>();
  const queue = ['/', '/search?q=dress', '/basket', '/account', '/orders/MF-20417'];
  const broken: string[] = [];
  for (let path = queue.pop(); path; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await shop.request(path);
    if (![200, 302].includes(answer.status)) broken.push(`${path} ${answer.status}`);
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const html = await answer.text();
    for (const [, target = ''] of html.matchAll(/(?:href|src)="(\/[^"#]*)/g))
      queue.push(target.replaceAll('&amp;', '&'));
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(150);
});

test('structured data and data layer say of every item what the catalogue says', async () => {
  for (const item of items) {
    const html = await (await shop.request(item.link)).text();
    const product = structured(html).find((data) => data['@type'] === 'Product');
    expect(product, item.id).toMatchObject({
      productID: item.id,
      offers: { price: priceOf(item).toFixed(2), priceCurrency: 'EUR' },
    });
    const view = pushes(html).find(({ event }) => event === 'view_item');
    expect(view?.ecommerce?.items, item.id).toMatchObject([{ item_id: item.id, price: priceOf(item) }]);
  }
});

test('ids are unique, and what goes with a thing exists', () => {
  const ids = items.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(items.flatMap((item) => item.goes_with ?? []).filter((id) => !ids.includes(id))).toEqual([]);
});

test('without script one can order, and the purchase is said once', async () => {
  const visit = shopper();
  expect(await visit('/basket/add', { id: 'amelie-dusty-rose', size: '38' })).toMatchObject({
    status: 303,
    to: '/basket',
  });
  await visit('/basket/add', { id: 'quill-oil' });
  await visit('/basket/set', { id: 'quill-oil', size: '', quantity: '3' });
  const basket = pushes((await visit('/basket')).text).find(({ event }) => event === 'view_cart');
  expect(basket?.ecommerce).toMatchObject({
    value: 163.5,
    items: [
      { item_id: 'amelie-dusty-rose', quantity: 1 },
      { item_id: 'quill-oil', quantity: 3 },
    ],
  });
  const { to } = await visit('/checkout/pay', { delivery: 'standard' });
  expect(to).toMatch(/^\/checkout\/done\/MF-\d+$/);
  const thanks = await visit(to);
  expect(pushes(thanks.text).find(({ event }) => event === 'purchase')?.ecommerce).toMatchObject({
    value: 163.5,
    transaction_id: to.split('/').at(-1),
  });
  expect((await visit(to)).text).not.toContain('"purchase"');
  expect((await visit('/basket')).text).toContain('Nothing in it yet');
  expect((await visit(`/orders/${to.split('/').at(-1)}`)).status).toBe(200);
});

test('one can sign in and out, and only a customer is let in', async () => {
  const visit = shopper();
  await visit('/account/in', { who: 'nobody' });
  expect((await visit('/account')).text).toContain('sign in as anyone');
  await visit('/account/in', { who: 'ada' });
  const account = (await visit('/account')).text;
  expect(account).toContain('Ada Thornbury');
  expect(pushes(account).map(({ event }) => event)).toContain('login');
  expect(pushes((await visit('/account')).text).map(({ event }) => event)).not.toContain('login');
  await visit('/account/out', {});
  expect((await visit('/account')).text).toContain('sign in as anyone');
});

test('what a visitor types is text, in the page and in the data layer', async () => {
  const html = await (
    await shop.request(`/search?q=${encodeURIComponent('</script><script>alert(1)</script>')}`)
  ).text();
  expect(html).not.toContain('<script>alert');
  expect(pushes(html)[0]).toMatchObject({ event: 'view_search_results', search_results: 0 });
});

test.each([
  ['/p/no-such-thing', 404],
  ['/c/nowhere', 404],
  ['/orders/MF-1', 404],
  ['/nowhere', 404],
  ['/checkout', 302],
])('%s answers %i', async (path, status) => {
  expect((await shop.request(path)).status).toBe(status);
});

test('of Tact there is the tag, the slots, regions and one chat call, and nothing else', async () => {
  const html = await (await shop.request('/p/amelie-dress?tact-consent=required&tact-wait=400')).text();
  expect(
    html.match(/<script[^>]*tact\.js[^>]*>/g)?.map((tag) => tag.replaceAll(/\s+/g, ' ').replace(' >', '>')),
  ).toEqual([
    '<script async src="http://edge.test/tact.js" data-site="demo" data-consent="required" data-wait="400">',
  ]);
  expect(html.match(/tact\.push\(/g)).toHaveLength(1);
  expect([...html.matchAll(/data-tact-region="([^"]+)"/g)].map(([, name]) => name).sort()).toEqual([
    'returns',
    'reviews',
    'shipping',
    'size-guide',
    'stock',
  ]);
});

test('the plan names slots that pages have', async () => {
  const plan = JSON.parse(readFileSync(new URL('./plan.json', import.meta.url), 'utf8')) as {
    slots: Record<string, { kind: string; pages?: string[] }>;
  };
  const pages: Record<string, string> = {
    '/': '/',
    '/p/*': '/p/amelie-dress',
    '/basket': '/basket',
    '/account': '/account',
  };
  // The account has its slot once somebody has signed in.
  const headers = { cookie: 'customer=ada' };
  for (const [name, slot] of Object.entries(plan.slots)) {
    // What is for no page is for other channels: who writes the letters asks for it.
    if (slot.kind !== 'content' || slot.pages === undefined) continue;
    const html = await (await shop.request(pages[slot.pages[0] ?? ''] ?? '/', { headers })).text();
    expect(html, name).toMatch(new RegExp(`(name|data-tact-slot)="${name}"`));
  }
});

test('who has signed in is said to the edge on every page, and once that they have signed out', async () => {
  const signed = createShop({
    edge: 'http://edge.test',
    site: 'demo',
    chat: 'http://chat.test',
    identityKey: 'k'.repeat(43),
  });
  const jar = new Map<string, string>();
  const visit = async (path: string, form?: Record<string, string>) => {
    const answer = await signed.request(path, {
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    return answer.text();
  };
  const said = (html: string) => /tact\.push\(\['identify',(.*?)\]\)/.exec(html)?.[1];
  expect(said(await visit('/'))).toBeUndefined();
  await visit('/account/in', { who: 'ada' });
  const token = JSON.parse(said(await visit('/')) ?? '""') as string;
  const claims = await verify(token, 'k'.repeat(43), { alg: 'HS256', iss: 'demo', aud: 'demo' });
  expect(claims).toMatchObject({ sub: 'ada' });
  await visit('/account/out', {});
  expect(said(await visit('/account'))).toBe('null');
  expect(said(await visit('/'))).toBeUndefined();
});
