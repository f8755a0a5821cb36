import { BOTS, type CellTotal, type TactEvent, type WireEvent } from '#core';
import { expect, test } from 'vitest';
import { NOON, samplePlan } from '../memory-world.ts';
import { sampleToken } from '../identity/sample-token.ts';
import { eventId, idIn, testShop } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

const PAGE = { url: 'https://shop.example/' };
const BROWSER = {
  'user-agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
};
const ROBOT = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' };

const event = (n: number, name: string, params: object): WireEvent => ({
  id: eventId(n),
  name,
  at: NOON,
  params,
});

const pageView = (n: number): TactEvent => ({
  id: eventId(n),
  name: 'page_view',
  at: NOON - 1_000_000,
  params: {},
  session: 'before',
  source: 'browser',
});

/** Somebody sees the hero, and buys. */
async function shopped(
  shop: TestShop,
  headers: Record<string, string> = {},
  params: object = {},
): Promise<string> {
  const { visitor = '' } = await shop.synced({}, headers);
  const { decisions } = await shop.synced({ visitor, page: PAGE, slots: ['home-hero'] }, headers);
  await shop.world.settle();
  const { id: decision, slot } = decisions[0]!;
  const items = [{ item_id: 'dress', price: 100, quantity: 1 }];
  const bought = { transaction_id: 'T1', currency: 'EUR', value: 100, items, ...params };
  const events = [event(1, 'slot_view', { slot, decision }), event(2, 'purchase', bought)];
  await shop.synced({ visitor, events, page: PAGE }, headers);
  await shop.world.teach();
  return visitor;
}

async function wholeSite(shop: TestShop): Promise<CellTotal[]> {
  const cells = await shop.world.outcomes.cells('demo', 0, 100_000);
  return cells.filter(({ slot }) => slot === '');
}

async function catalogue(shop: TestShop, margin: number | undefined): Promise<void> {
  const item = {
    id: 'dress',
    title: 'Dress',
    link: '/dress',
    price: '120.00 EUR',
    availability: 'in_stock',
    margin,
  };
  expect((await shop.call('PUT', '/v1/catalog', [item])).status).toBe(200);
}

test('what was seen and bought is in the sums, with what is left after the cost of the goods', async () => {
  const shop = await testShop();
  await catalogue(shop, 0.5);
  await shopped(shop, BROWSER);
  const [cell, ...others] = await wholeSite(shop);
  expect(others).toEqual([]);
  expect(cell).toMatchObject({ arm: 'shown', segment: 'new/-' });
  expect(cell?.sums).toMatchObject({ visitors: 1n, seen: 1n, orders: 1n, revenue: 10_000n, margin: 4000n });
});

test('of goods without a margin the plan’s share is left, and a page cannot say what is', async () => {
  const shop = await testShop();
  await shopped(shop, {}, { margin: 9_999_999, items: [{ item_id: 'unheard-of', price: 100 }] });
  const [cell] = await wholeSite(shop);
  expect(cell?.sums).toMatchObject({ revenue: 10_000n, margin: 4000n });
});

test('a catalogue that is down costs an order nothing but the goods’ own margin', async () => {
  const shop = await testShop();
  await catalogue(shop, 0.9);
  shop.world.catalog.get = () => Promise.reject(new Error('no D1'));
  await shopped(shop);
  const [cell] = await wholeSite(shop);
  expect(cell?.sums).toMatchObject({ orders: 1n, revenue: 10_000n, margin: 4000n });
});

test('the shop’s own word of an order has a margin, too, and confirms the browser’s', async () => {
  const shop = await testShop();
  await catalogue(shop, 0.5);
  const visitor = await shopped(shop);
  const params = {
    transaction_id: 'T1',
    currency: 'EUR',
    value: 90,
    items: [{ item_id: 'dress', quantity: 1, price: 90 }],
  };
  const answer = await shop.call('POST', '/v1/events', {
    events: [{ visitor, ...event(3, 'purchase', params) }],
  });
  expect(await answer.json()).toMatchObject({ accepted: [eventId(3)] });
  await shop.world.teach();
  const [cell] = await wholeSite(shop);
  expect(cell?.sums).toMatchObject({ orders: 1n, revenue: 9000n, margin: 3000n, unconfirmed: 0n });
});

test('an order in another currency is an order, and no money', async () => {
  const shop = await testShop();
  await shopped(shop, {}, { currency: 'USD' });
  const [cell] = await wholeSite(shop);
  expect(cell?.sums).toMatchObject({ orders: 1n, converted: 1n, revenue: 0n, margin: 0n });
});

test('whose user agent is a robot’s is counted apart; a server’s own says nothing of those it tells of', async () => {
  const robots = await testShop();
  await shopped(robots, ROBOT);
  expect((await wholeSite(robots)).map(({ segment }) => segment)).toEqual([BOTS]);
  const replayed = await testShop();
  await shopped(replayed, { authorization: 'Bearer server', 'user-agent': 'curl/8.5.0' });
  expect((await wholeSite(replayed)).map(({ segment }) => segment)).toEqual(['new/-']);
});

test('without consent to be counted nothing is', async () => {
  const shop = await testShop();
  const { visitor = '' } = await shop.synced({});
  const consent = { personalization: 'granted', analytics: 'denied' } as const;
  const { decisions } = await shop.synced({ visitor, consent, page: PAGE, slots: ['home-hero'] });
  await shop.world.settle();
  const seen = event(1, 'slot_view', { slot: 'home-hero', decision: decisions[0]?.id });
  await shop.synced({ visitor, consent, events: [seen] });
  await shop.world.teach();
  expect(await shop.world.outcomes.cells('demo', 0, 100_000)).toEqual([]);
});

test('who asks to be forgotten has left; whom the shop forgets has not', async () => {
  for (const [asked, left] of [
    [true, 1n],
    [false, 0n],
  ] as const) {
    const shop = await testShop();
    const visitor = await shopped(shop);
    const { status } = asked
      ? await shop.app.request('/v1/me', {
          method: 'DELETE',
          headers: { authorization: `Visitor ${visitor}` },
        })
      : await shop.call('DELETE', `/v1/visitors/${visitor}`);
    expect(status).toBe(204);
    const [cell] = await wholeSite(shop);
    expect(cell?.sums).toMatchObject({ visitors: 1n, left });
    expect(await shop.world.outcomes.facts('demo', 0, 100)).toEqual([]);
    const all = await shop.world.outcomes.cells('demo', 0, 100_000);
    expect(await shop.world.outcomes.forgotten('demo', 0, 100_000)).toEqual(all);
  }
});

test('the site’s holdout is a group of its own from the first view on', async () => {
  const shop = await testShop();
  expect((await shop.call('PUT', '/v1/plan', { ...samplePlan(), holdout: 0.5 })).status).toBe(200);
  expect((await shop.call('POST', '/v1/plan/publish')).status).toBe(200);
  shop.world.clock.now += 3_600_000;
  for (let n = 0; n < 12; n++) await shopped(shop);
  const cells = await wholeSite(shop);
  expect(cells.map(({ arm }) => arm).sort()).toEqual(['shown', 'site_control']);
  expect(cells.reduce((sum, { sums }) => sum + sums.visitors, 0n)).toBe(12n);
});

/** Somebody's first page, and what they tell of it a second later. */
async function newcomer(shop: TestShop, more: { identity?: string } = {}) {
  const first = await shop.synced({ page: PAGE, slots: ['home-hero'], session: 's' }, BROWSER);
  const [{ id: decision, slot, reason } = { id: '', slot: '', reason: { code: '' } }] = first.decisions;
  const events = [event(1, 'slot_view', { slot, decision, reason: reason.code })];
  const { visitor = '' } = await shop.synced(
    { visitor: first.visitor ?? '', events, page: PAGE, session: 's', ...more },
    BROWSER,
  );
  await shop.world.settle();
  await shop.world.teach();
  return { visitor, first: first.visitor ?? '' };
}

test('a newcomer’s first page counts, though nothing was stored for it, and their credential carries it once', async () => {
  const shop = await testShop();
  const { visitor, first } = await newcomer(shop);
  const [cell] = await wholeSite(shop);
  expect(cell?.sums).toMatchObject({ visitors: 1n, seen: 1n });
  expect(visitor.length).toBeLessThan(first.length);
  expect((await shop.synced({ visitor, page: PAGE }, BROWSER)).visitor).toBe(visitor);
});

test('it counts for whoever signs in on that page, too', async () => {
  const shop = await testShop();
  const { visitor } = await newcomer(shop, { identity: await sampleToken('C-1') });
  await shop.synced({ visitor, page: PAGE, session: 's' }, BROWSER);
  await shop.world.settle();
  await shop.world.teach();
  const cells = await wholeSite(shop);
  expect(cells.map(({ arm, sums }) => [arm, sums.visitors, sums.seen])).toEqual([['shown', 1n, 1n]]);
});

test('a page that is seen by who is held out comes to rest for them as it does for the others', async () => {
  const shop = await testShop();
  await shop.call('PUT', '/v1/plan', { ...samplePlan(), holdout: 1 });
  expect((await shop.call('POST', '/v1/plan/publish')).status).toBe(200);
  shop.world.clock.now += 60_000;
  const { visitor } = await newcomer(shop);
  await shop.world.settle();
  const { profile } = await shop.world.visitors.of('demo', idIn(visitor)).read();
  expect(profile?.showings['home-hero/welcome']).toMatchObject({ shown: [expect.any(Number)], would: true });
});

test('who is held out stays so while nothing of them is at hand, by what their credential says', async () => {
  const shop = await testShop();
  await shop.call('PUT', '/v1/plan', { ...samplePlan(), holdout: 0.5 });
  await shop.call('POST', '/v1/plan/publish');
  shop.world.clock.now += 60_000;
  const sideOf = async (visitor: string) => {
    const answer = await shop.synced({ visitor, page: PAGE, slots: ['home-hero'] }, BROWSER);
    return { visitor: answer.visitor ?? '', code: answer.decisions[0]?.reason.code };
  };
  // Somebody on the shown side who turns out to have been here before, on the other one.
  const { visitors, snapshots } = shop.world;
  for (let n = 0; ; n += 1) {
    const before = await sideOf(await shop.credential());
    if (before.code === 'control') continue;
    const elder = visitors.of('demo', `elder-${n}`.padEnd(30, 'x'));
    await elder.fold([pageView(1000 + n)]);
    await elder.join(idIn(before.visitor), { identifiedAt: NOON });
    const after = await sideOf(before.visitor);
    if (after.code !== 'control') continue;
    expect(after.visitor).not.toBe(before.visitor);
    const { of } = visitors;
    visitors.of = (site, visitor) => ({
      ...of(site, visitor),
      fold: () => new Promise(() => undefined),
      record: () => Promise.resolve(),
    });
    snapshots.get = () => Promise.resolve(null);
    expect((await sideOf(after.visitor)).code).toBe('control');
    break;
  }
});

test('what would have been shown passes on to something fresh for who is held out, as it does for the others', async () => {
  const chosen = async (holdout: number) => {
    const shop = await testShop();
    const variants = ['a', 'b'].map((id) => ({ id, content: { kind: 'banner', title: id } }));
    const plan = { ...samplePlan(), holdout, slots: { 'home-hero': { kind: 'content', variants } } };
    await shop.call('PUT', '/v1/plan', plan);
    expect((await shop.call('POST', '/v1/plan/publish')).status).toBe(200);
    let visitor = await shop.credential();
    const seen: unknown[] = [];
    for (let day = 0; day < 5; day += 1) {
      shop.world.clock.now += 86_400_000;
      const answer = await shop.synced(
        { visitor, page: PAGE, slots: ['home-hero'], session: `s${day}` },
        BROWSER,
      );
      await shop.world.settle();
      visitor = answer.visitor ?? visitor;
      const [shown] = answer.decisions;
      seen.push(shown?.variant ?? shown?.reason.numbers?.['variant']);
      const params = {
        slot: 'home-hero',
        decision: shown?.id,
        variant: shown?.variant,
        reason: shown?.reason.code,
      };
      const events = [{ ...event(10 + day, 'slot_view', params), at: shop.world.clock.now }];
      await shop.synced({ visitor, events, page: PAGE, session: `s${day}` }, BROWSER);
    }
    return seen;
  };
  const shown = await chosen(0);
  expect(new Set(shown)).toEqual(new Set(['a', 'b']));
  expect(await chosen(1)).toEqual(shown);
});
