import { edgeCall, visitorOf } from '../edge.ts';
import { expect, test, type Street } from './street.ts';

/*
 * One visitor over the hosts of a shop, over cleared storage, and over links that the shop itself has put campaigns on: the
 * credential lives in a first-party cookie beside the storage, on the widest domain that the browser takes.
 */
test.describe.configure({ mode: 'parallel', timeout: 45_000 });

const WWW = 'www.shop.localhost';
const CHECKOUT = 'checkout.shop.localhost';
const LAYER = '<script>window.dataLayer = window.dataLayer || []</script>TAG';
const DENY = `tact.consent({ personalization: 'denied' })`;

const tactCookies = async (street: Street) =>
  (await street.context.cookies()).filter(({ name }) => name === `tact.${street.site}`);

test('53: two subdomains of one shop are visited by one visitor', async ({ street }) => {
  street.serve('53-two-subdomains.html');
  await street.open({ host: WWW });
  await street.settle();
  await street.untilKnows({ basket: ['sub1 × 1'] });
  await street.open({ host: CHECKOUT });
  await street.settle();
  await street.untilKnows({ basket: [], orders: ['SUB1 10 EUR: sub1 × 1'] });
  expect(street.visitors).toHaveLength(1);
});

test('the cookie is the shop’s own, named after the site, and holds no more than the credential', async ({
  street,
}) => {
  street.serve(LAYER);
  await street.open({ host: WWW });
  await street.settle();
  await expect.poll(async () => (await tactCookies(street)).length).toBe(1);
  const [cookie] = await tactCookies(street);
  expect(cookie).toMatchObject({ domain: '.shop.localhost', path: '/', sameSite: 'Lax' });
  expect(decodeURIComponent(cookie?.value ?? '')).toBe(street.credential);
  // A year or so: Chromium caps it at 400 days.
  expect((cookie?.expires ?? 0) * 1000).toBeGreaterThan(Date.now() + 180 * 86_400_000);
});

test('data-domain="none" keeps each host to itself', async ({ street }) => {
  street.serve(LAYER, { tag: street.tag('data-domain="none"') });
  for (const host of [WWW, CHECKOUT]) {
    await street.open({ host });
    await street.settle();
  }
  expect(street.visitors).toHaveLength(2);
});

test('data-domain names the domain, and one that the browser refuses does no harm', async ({ street }) => {
  street.serve(LAYER, { path: '/named', tag: street.tag('data-domain="shop.localhost"') });
  for (const host of [WWW, CHECKOUT]) {
    await street.open({ path: '/named', host });
    await street.settle();
  }
  expect(street.visitors).toHaveLength(1);
  street.serve(LAYER, { path: '/other', tag: street.tag('data-domain="other.example"') });
  await street.open({ path: '/other', host: WWW });
  await street.settle();
  expect(street.visitors).toHaveLength(1);
});

test('a refusal on one host holds on the other', async ({ street }) => {
  street.serve(LAYER);
  for (const host of [WWW, CHECKOUT]) {
    await street.open({ host });
    await street.settle();
  }
  const left = visitorOf(street.credential ?? '');
  await street.run(DENY);
  await expect.poll(() => tactCookies(street)).toEqual([]);
  await expect.poll(() => street.known()).toBeNull();
  // What the other host's storage still holds opens nothing any more.
  await street.open({ host: WWW });
  await street.askAgain();
  await expect(edgeCall('GET', `/v1/visitors/${left}`, undefined, street.site)).rejects.toThrow(/404/);
});

for (const [title, clear] of [
  ['54: a page that clears localStorage', 'localStorage.clear()'],
  [
    'a page that clears all storage',
    `(async () => { localStorage.clear(); sessionStorage.clear(); for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name) })()`,
  ],
  [
    'a page that expires all cookies',
    `for (const one of document.cookie.split('; ')) for (const domain of ['', '; domain=' + location.hostname, '; domain=shop.localhost'])
      document.cookie = one.split('=')[0] + '=; path=/; max-age=0' + domain`,
  ],
] as const)
  test(`${title} meets the same visitor again`, async ({ street }) => {
    street.serve('54-page-clears-localstorage.html');
    await street.open({ host: WWW });
    await street.settle();
    await street.untilKnows({ basket: ['ls1 × 1'] });
    await street.run(clear);
    await street.page.reload();
    await street.settle();
    expect(street.visitors).toHaveLength(1);
    // The page puts it in anew each time that it is loaded.
    await expect.poll(async () => (await street.knows()).basket.join()).toMatch(/^ls1 × \d$/);
  });

test('storage that refuses: the cookie alone remembers', async ({ street }) => {
  await street.page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  street.serve(LAYER);
  await street.open({ host: WWW });
  await street.settle();
  await street.page.reload();
  await street.settle();
  expect(street.visitors).toHaveLength(1);
});

test('both gone: nobody is known again', async ({ street }) => {
  street.serve(LAYER);
  await street.open({ host: WWW });
  await street.settle();
  await street.run('localStorage.clear()');
  await street.context.clearCookies();
  await street.page.reload();
  await street.settle();
  expect(street.visitors).toHaveLength(2);
});

/** Opens pages one after the other as links lead there; a referrer of null is another site's. */
async function walk(street: Street, ...steps: [path: string, referer?: string][]): Promise<string[]> {
  for (const [path, referer = street.url()] of steps) {
    await street.show(LAYER, { path, referer });
    await street.settle();
  }
  return (await street.knows()).visits;
}
const GOOGLE = 'https://www.google.com/';

test('55: a campaign inside the shop begins no visit and is no source', async ({ street }) => {
  expect(
    await walk(
      street,
      ['/land?utm_source=google&utm_medium=cpc', GOOGLE],
      ['/two?utm_source=homepage&utm_medium=banner&utm_campaign=hero'],
      ['/land'],
    ),
  ).toEqual([expect.stringMatching(/^google cpc/)]);
});

test('55: the order of a campaign’s parameters makes no visit', async ({ street }) => {
  expect(
    await walk(
      street,
      ['/land?utm_source=news&utm_medium=email', ''],
      ['/two?utm_medium=email&utm_source=news', ''],
    ),
  ).toEqual(['news email']);
});

test('the same campaign with other letters, an empty parameter and a click’s own id is one visit', async ({
  street,
}) => {
  expect(
    await walk(
      street,
      ['/land?utm_source=news&utm_medium=email', ''],
      ['/two?utm_source=news&utm_medium=email&utm_term=', ''],
      ['/two?utm_source=news&utm_medium=email&fbclid=abc&mc_eid=1', ''],
    ),
  ).toEqual(['news email']);
});

test('a return from the payment provider is no new source', async ({ street }) => {
  for (const provider of [
    'https://www.paypal.com/',
    'https://checkout.stripe.com/',
    'https://pay.klarna.com/',
  ])
    expect(
      await walk(street, ['/land?utm_source=google&utm_medium=cpc', GOOGLE], ['/thanks', provider]),
    ).toEqual([expect.stringMatching(/^google cpc/)]);
});

test('from one host of the shop to the other is no new source', async ({ street }) => {
  street.serve(LAYER, { path: '/land' });
  await street.open({ path: '/land?utm_source=google&utm_medium=cpc', host: WWW, referer: GOOGLE });
  await street.settle();
  street.serve(LAYER, { path: '/pay' });
  await street.open({
    path: '/pay?utm_source=shop&utm_medium=header',
    host: CHECKOUT,
    referer: street.url({ host: WWW }),
  });
  await street.settle();
  const { visits } = await street.knows();
  expect(visits[0]).toMatch(/^google cpc/);
  expect(visits.join(' ')).not.toMatch(/shop|header|localhost/);
});

test('another campaign from outside is another visit', async ({ street }) => {
  expect(
    (
      await walk(
        street,
        ['/land?utm_source=google&utm_medium=cpc', GOOGLE],
        ['/land?utm_source=news&utm_medium=email', 'https://mail.example/'],
      )
    ).length,
  ).toBe(2);
});
