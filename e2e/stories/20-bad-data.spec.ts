import { expect, test, type Page } from '@playwright/test';
import { EDGE, SHOP } from '../addresses.ts';
import { edgeCall, visitorOf } from '../edge.ts';
import { explainVisitor } from '../shop/explain.ts';
import { openProduct } from '../shop/open-product.ts';
import { tellEdge, uuidV7 } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 20: bad data. Tact: what is malformed, forged, automated, duplicated or from a wrong clock is refused or marked, never folded
 * in silently.
 *
 * The door is no manner, and cannot be switched off: the counter-case is the same word from whom it may be believed.
 */
const ROSE = '/p/amelie-dress?colour=dusty-rose';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Known {
  totals: { events: number; views: number; carts: number; purchases: number };
  profile: {
    last: number;
    cases: Record<string, unknown>;
    traits: Record<string, unknown>;
    fates: Record<string, unknown>;
    orders: { id: string; confirmed: boolean }[];
    items: Record<string, { seen: number[] }>;
  };
}

interface Answer {
  visitor: string;
  accepted: string[];
  rejected: { id: string; code: string; detail: string }[];
  clock?: number;
  decisions: { slot: string; action: string }[];
}

function known(tact: TactWatch): Promise<Known> {
  return edgeCall('GET', `/v1/visitors/${visitorOf(tact.credential() ?? '')}`);
}

/** Every answer of the edge that this page has had. Call before the page is opened. */
function watchAnswers(page: Page): Answer[] {
  const answers: Answer[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/v1/sync') && response.status() === 200)
      response.json().then(
        (answer: Answer) => answers.push(answer),
        () => undefined,
      );
  });
  return answers;
}

function track(page: Page, ...events: readonly (readonly [name: string, params: object])[]): Promise<void> {
  return page.evaluate((all) => {
    const { tact } = window as unknown as { tact: { track(name: string, params: object): void } };
    for (const [name, params] of all) tact.track(name, params);
  }, events);
}

async function post(body: object): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(`${EDGE}/v1/sync`, {
    method: 'POST',
    headers: { origin: SHOP, 'content-type': 'application/json' },
    body: JSON.stringify({
      site: 'demo',
      consent: { personalization: 'granted', analytics: 'granted' },
      page: { url: `${SHOP}/` },
      ...body,
    }),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

test('malformed: each bad event is refused by itself, with a reason, and the good ones beside it go on', async ({
  page,
}) => {
  const answers = watchAnswers(page);
  const tact = watchTact(page);
  await openProduct(page, tact, ROSE, 'amelie-dusty-rose');
  const before = (await known(tact)).totals;
  await track(
    page,
    ['won_the_lottery', {}],
    ['view_item', { item_id: '' }],
    ['purchase', { transaction_id: 't-1', value: 'a lot', currency: 'EUR' }],
    ['add_to_cart', { currency: 'EUR', items: [{ item_id: 'kiln-oat', price: 22, quantity: 1 }] }],
  );
  await tact.untilStored('add_to_cart');
  const refused = () => answers.flatMap(({ rejected }) => rejected.map(({ code, detail }) => [code, detail]));
  await expect.poll(() => refused().length).toBe(2);
  expect(refused()).toEqual([
    ['unknown_event', expect.stringContaining('"won_the_lottery" is no event that Tact knows')],
    ['invalid_event', expect.stringContaining('params.item')],
  ]);
  // An order whose value cannot be read is one all the same: it is worth its items, here none.
  const { totals } = await known(tact);
  expect(totals).toMatchObject({ views: before.views, carts: before.carts + 1, purchases: 1 });
});

test('forged: what only the shop may say is not believed from a page, and the shop is', async ({ page }) => {
  const answers = watchAnswers(page);
  const tact = watchTact(page);
  await visit(page, '/');
  await expect.poll(() => tact.latest('home-offer')?.action).toBe('show');
  await track(
    page,
    ['case_opened', { case_id: 'c-1' }],
    ['trait', { name: 'tier', values: ['vip'] }],
    ['order_delivered', { transaction_id: 't-9' }],
    ['message_sent', { channel: 'email', message_id: 'm-1' }],
    // A page may say that somebody has bought: it counts, as a word that nobody has confirmed.
    [
      'purchase',
      { transaction_id: 't-9', value: 12, currency: 'EUR', items: [{ item_id: 'kiln-oat', price: 12 }] },
    ],
  );
  await tact.untilStored('purchase');
  await expect
    .poll(() => answers.flatMap(({ rejected }) => rejected.map(({ code }) => code)))
    .toEqual(Array(4).fill('server_only_event'));
  const { profile } = await known(tact);
  expect(profile).toMatchObject({ cases: {}, traits: {}, fates: {} });
  expect(profile.orders).toMatchObject([{ id: 't-9', confirmed: false }]);
  await visit(page, '/');
  await tact.untilStored('page_view');
  await expect(page.locator('tact-slot[name=home-offer] .tact-content')).toBeVisible();

  // The same word from the shop's own system: while a case is open, nothing is sold.
  await tellEdge(tact, [{ name: 'case_opened', params: { case_id: 'c-1' } }]);
  await visit(page, '/');
  await tact.untilReason('home-offer', 'open_case');
  await expect(page.getByRole('heading', { name: 'Wrapped as you like it' })).toBeVisible();
});

test('forged: another visitor’s name without the edge’s signature opens nothing', async ({
  page,
  browser,
}) => {
  const tact = watchTact(page);
  await openProduct(page, tact, '/p/night-train-decaf', 'night-train');
  await track(page, [
    'add_to_cart',
    { currency: 'EUR', items: [{ item_id: 'night-train', price: 15.9, quantity: 1 }] },
  ]);
  await tact.untilStored('add_to_cart');

  const other = await (await browser.newContext()).newPage();
  const thief = watchTact(other);
  await visit(other, '/');
  await thief.untilReason('home-hero', 'not_in_audience');
  const [version, , signature] = (thief.credential() ?? '').split('.');
  const [, payload] = (tact.credential() ?? '').split('.');
  const forged = [version, payload, signature].join('.');
  await other.evaluate((credential) => {
    localStorage.setItem('tact.demo.visitor', credential);
    document.cookie = `tact.demo=${credential};path=/`;
  }, forged);
  const refusal = other.waitForResponse(
    (response) => response.url().includes('/v1/sync') && response.status() === 401,
  );
  await visit(other, '/');
  expect(await (await refusal).json()).toMatchObject({ code: 'credential_invalid' });
  await expect.poll(() => thief.credential()).not.toBe(forged);
  await visit(other, '/');
  await thief.untilReason('home-hero', 'not_in_audience');
  await expect(other.getByRole('heading', { name: 'Things made to be kept' })).toBeVisible();

  // Whose basket it is, finds it.
  await visit(page, '/');
  await expect(page.getByRole('heading', { name: 'Your basket is as you left it' })).toBeVisible();
});

test('duplicated: whatever is sent again counts once', async ({ page }) => {
  const bodies: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/v1/sync')) bodies.push(request.postData() ?? '');
  });
  const tact = watchTact(page);
  await openProduct(page, tact, ROSE, 'amelie-dusty-rose');
  await track(page, [
    'add_to_cart',
    { currency: 'EUR', items: [{ item_id: 'kiln-oat', price: 22, quantity: 1 }] },
  ]);
  await tact.untilStored('add_to_cart');
  await page.goto('about:blank');
  const sendAll = async () => {
    for (const body of bodies) await post({ ...(JSON.parse(body) as object), visitor: tact.credential() });
  };
  // What the page sent as it went may still be under way: sent once more, all of it has arrived.
  await sendAll();
  const before = (await known(tact)).totals;
  for (let time = 0; time < 3; time++) await sendAll();
  const { totals } = await known(tact);
  expect(totals).toMatchObject({ views: 1, carts: 1 });
  expect(totals.events).toBe(before.events);
});

for (const [name, offMs] of [
  ['two days fast', 2 * DAY_MS],
  ['two days slow', -2 * DAY_MS],
] as const)
  test(`a wrong clock, ${name}: times are put right, and the answer says by how much`, async ({ page }) => {
    const answers = watchAnswers(page);
    const tact = watchTact(page);
    await page.clock.setSystemTime(Date.now() + offMs);
    for (let look = 0; look < 2; look++) await openProduct(page, tact, ROSE, 'amelie-dusty-rose');
    const { profile } = await known(tact);
    expect(Math.abs(profile.last - Date.now())).toBeLessThan(HOUR_MS);
    for (const seen of profile.items['amelie-dusty-rose']?.seen ?? [])
      expect(Math.abs(seen - Date.now())).toBeLessThan(HOUR_MS);
    const clocks = answers.flatMap(({ clock }) => clock ?? []);
    expect(clocks.length).toBeGreaterThan(0);
    for (const clock of clocks) expect(Math.abs(clock + offMs)).toBeLessThan(HOUR_MS);
    // And so they are helped like anybody else.
    await visit(page, '/');
    await expect(page.locator('tact-slot[name=home-hero]').getByRole('heading')).toContainText('Amelie');
  });

test('too old to be true: what happened longer ago than a month is refused', async ({ page }) => {
  const tact = watchTact(page);
  await openProduct(page, tact, ROSE, 'amelie-dusty-rose');
  const event = { name: 'view_item', params: { item_id: 'kiln-oat' } };
  const { answer } = await post({
    visitor: tact.credential(),
    sent: Date.now(),
    events: [
      { ...event, id: uuidV7(), at: Date.now() - 40 * DAY_MS },
      { ...event, id: uuidV7(), at: Date.now() - DAY_MS },
    ],
  });
  expect(answer.rejected.map(({ code }) => code)).toEqual(['event_too_old']);
  expect(answer.accepted).toHaveLength(1);
});

test('automated: who keeps nothing is met anew each time, and leaves nothing behind', async () => {
  const met = new Set<string>();
  for (let call = 0; call < 5; call++) {
    const { status, answer } = await post({
      slots: ['home-hero'],
      events: [{ id: uuidV7(), name: 'view_item', at: Date.now(), params: { item_id: 'amelie-dusty-rose' } }],
    });
    expect(status).toBe(200);
    // Answered as a stranger, and nothing of it is taken in.
    expect(answer.accepted).toEqual([]);
    expect(answer.decisions.find(({ slot }) => slot === 'home-hero')?.action).toBe('default');
    met.add(visitorOf(answer.visitor));
  }
  expect(met.size).toBe(5);
  for (const id of met)
    await expect(edgeCall('GET', `/v1/visitors/${id}`)).rejects.toThrow(/404 .*unknown_visitor/);
});

test('nobody is known by a name that was made up', async ({ page }) => {
  const tact = watchTact(page);
  await visit(page, '/');
  await tact.untilStored('page_view');
  const real = visitorOf(tact.credential() ?? '');
  const madeUp = `${real.slice(0, -4)}AAAA`;
  await expect(edgeCall('GET', `/v1/visitors/${madeUp}`)).rejects.toThrow(/404/);
  const line = {
    id: uuidV7(),
    visitor: madeUp,
    name: 'case_opened',
    at: Date.now(),
    params: { case_id: 'c' },
  };
  const { rejected } = await edgeCall<{ rejected: { code: string }[] }>(
    'POST',
    '/v1/events',
    JSON.stringify(line),
  );
  expect(rejected.map(({ code }) => code)).toEqual(['unknown_visitor']);
  expect((await explainVisitor(tact)).length).toBeGreaterThan(0);
});
