import { describe, expect, test } from 'vitest';
import type { Arrival } from '../event/read-event.ts';
import { basketOf } from './basket-of.ts';
import { ago, profileOf, type Told } from './events.laws.ts';
import { HALF_HOUR_MS, SEEN_MAX } from './profile.ts';
import { totals } from './totals.ts';
import { visitOf } from './visit-of.ts';

const dress = (item_variant?: string) => ({ item_id: 'dress', ...(item_variant && { item_variant }) });

describe('visits', () => {
  test('a visit begins with its first event, whatever that is, and goes on with every other', () => {
    const profile = profileOf(
      [30, 'view_item', { items: [dress()] }],
      [10, 'page_view'],
      [5, 'user_engagement', { engagement_time_msec: 900 }],
    );
    expect(visitOf(profile, 's1')).toEqual({
      id: 's1',
      start: ago(30),
      last: ago(5),
      pages: 1,
      activeMs: 900,
    });
    expect(visitOf(profile, 's2')).toBeUndefined();
  });

  test('it came from where its first page says, not from a payment provider on the way', () => {
    const profile = profileOf(
      [5, 'page_view', {}, { page: { path: '/thanks', referrerHost: 'pay.example' } }],
      [
        30,
        'page_view',
        {},
        { page: { path: '/', referrerHost: 'mail.example', campaign: { source: 'mail' } } },
      ],
      [20, 'page_view', {}, { page: { path: '/p/dress' } }],
    );
    expect(visitOf(profile, 's1')).toMatchObject({
      cameAt: ago(30),
      referrerHost: 'mail.example',
      campaign: { source: 'mail' },
    });
  });

  test("what the shop's systems tell belongs to no visit", () => {
    expect(
      profileOf([5, 'case_opened', { case_id: 'c1' }, { session: '', source: 'server' }]).visits,
    ).toEqual([]);
  });
});

describe('items', () => {
  test('five visits to the same dress in the same shade are remembered as such', () => {
    const looks = [5000, 4000, 3000, 2000, 1000].map((minutes): Parameters<typeof profileOf>[0] => [
      minutes,
      'view_item',
      {
        items: [
          { ...dress('rose'), item_brand: 'Marlow', item_category: 'Women', item_category2: 'Dresses' },
        ],
      },
      { session: `s${minutes}` },
    ]);
    const profile = profileOf(...looks);
    expect(profile.items.dress).toEqual({
      seen: [5000, 4000, 3000, 2000, 1000].map(ago),
      touched: ago(1000),
      category: { value: 'Women > Dresses', at: ago(1000) },
      brand: { value: 'Marlow', at: ago(1000) },
      variant: { value: 'rose', at: ago(1000) },
    });
    expect(profile.visits).toHaveLength(5);
  });

  test('of many looks the newest are remembered', () => {
    const looks = Array.from({ length: 12 }, (_, i): Parameters<typeof profileOf>[0] => [
      i + 1,
      'view_item',
      { items: [dress()] },
    ]);
    const seen = profileOf(...looks).items.dress?.seen ?? [];
    expect(seen).toHaveLength(SEEN_MAX);
    expect(seen.at(-1)).toBe(ago(1));
  });

  test('what was done with an item last is known', () => {
    const profile = profileOf(
      [9, 'add_to_cart', { items: [dress()] }],
      [8, 'remove_from_cart', { items: [dress()] }],
      [7, 'view_region', { region: 'reviews', item_id: 'dress' }],
      [6, 'purchase', { items: [dress()], value: 1, transaction_id: 't1' }],
      [5, 'not_interested', { item_id: 'dress' }],
    );
    expect(profile.items.dress).toMatchObject({
      basketAt: ago(9),
      putBackAt: ago(8),
      regions: { reviews: ago(7) },
      boughtAt: ago(6),
      notForMeAt: ago(5),
      touched: ago(5),
    });
  });

  test('what was shown to somebody is offered, and not what the page is about; nobody did anything for that', () => {
    const shown = { slot: 'hero', variant: 'a', item_id: 'dress' };
    const page = { path: '/p/shoes', itemId: 'shoes' };
    const by = (source: 'server' | 'browser') => profileOf([4, 'slot_view', shown, { source, page }]).items;
    expect(by('server')).toEqual({ dress: { seen: [], touched: 0, offered: [ago(4)] } });
    expect(by('browser')).toEqual({});
  });

  test('what a thing cost when it was looked at last, and when it was reduced', () => {
    const look = (minutes: number, price: number, discount: number): Parameters<typeof profileOf>[0] => [
      minutes,
      'view_item',
      { items: [{ ...dress(), price, discount }] },
    ];
    expect(profileOf(look(9, 100, 20), look(5, 120, 0)).items.dress).toMatchObject({
      price: { value: 12_000, at: ago(5) },
      reducedAt: ago(9),
    });
  });

  test('a list that went by leaves nothing', () => {
    expect(profileOf([1, 'view_item_list', { items: [dress()] }]).items).toEqual({});
  });
});

describe('the basket', () => {
  const put = (quantity?: number, price?: number) => ({
    items: [{ ...dress('rose'), ...(quantity && { quantity }), ...(price && { price }) }],
  });

  test('holds what was put in less what was taken out', () => {
    const profile = profileOf(
      [9, 'add_to_cart', put(2, 129)],
      [8, 'add_to_cart', { items: [{ item_id: 'shoes' }] }],
      [7, 'remove_from_cart', put(1)],
      [6, 'remove_from_cart', { items: [{ item_id: 'shoes', quantity: 5 }] }],
    );
    expect(basketOf(profile)).toEqual([
      { item: 'dress', variant: 'rose', quantity: 1, price: 12900, currency: 'EUR' },
    ]);
  });

  test('is what the basket page shows, and what happened since', () => {
    const profile = profileOf(
      [9, 'add_to_cart', put()],
      [8, 'view_cart', { items: [{ item_id: 'shoes', quantity: 2 }] }],
      [7, 'add_to_cart', { items: [{ item_id: 'oil' }] }],
    );
    expect(basketOf(profile).map(({ item, quantity }) => [item, quantity])).toEqual([
      ['shoes', 2],
      ['oil', 1],
    ]);
    expect(basketOf(profileOf([9, 'add_to_cart', put()], [8, 'view_cart', { items: [] }]))).toEqual([]);
    expect(basketOf(profileOf([9, 'add_to_cart', put()], [8, 'view_cart']))).toHaveLength(1);
  });

  test('something taken out without its variant is the one that is there', () => {
    expect(
      basketOf(profileOf([9, 'add_to_cart', put()], [8, 'remove_from_cart', { items: [dress()] }])),
    ).toEqual([]);
  });

  const black = (item_variant?: string, quantity = 1) => ({
    items: [{ item_id: 'v', quantity, ...(item_variant && { item_variant }) }],
  });
  test.each([
    ['said only as it is taken out', undefined, 'Black / M'],
    ['said only as it is put in', 'Black / M', undefined],
    ['in other letters', 'black', 'Black'],
    ['in other signs', 'Black / M', 'black-m'],
    ['in part', 'Black', 'Black / M'],
    ['as an id, and as a name', '4411', 'Black / M'],
  ])('a variant %s is the same', (_, putIn, takenOut) => {
    const told: Told[] = [
      [9, 'add_to_cart', black(putIn)],
      [8, 'remove_from_cart', black(takenOut)],
    ];
    expect(basketOf(profileOf(...told))).toEqual([]);
  });

  test('of several variants the one that is meant is taken out, and where none is, none', () => {
    const both: Told[] = [
      [9, 'add_to_cart', black('Black / M')],
      [8, 'add_to_cart', black('Red / M')],
    ];
    const left = (variant: string) =>
      basketOf(profileOf(...both, [7, 'remove_from_cart', black(variant)])).map((line) => line.variant);
    expect(left('red')).toEqual(['Black / M']);
    expect(left('RED / M')).toEqual(['Black / M']);
    expect(left('Green')).toEqual(['Black / M', 'Red / M']);
  });

  test('a variant put in again in other letters is the same line', () => {
    const again: Told[] = [
      [9, 'add_to_cart', black('black')],
      [8, 'add_to_cart', black('Black', 2)],
    ];
    expect(basketOf(profileOf(...again)).map(({ quantity }) => quantity)).toEqual([3]);
  });

  test('less than nothing put in is taken out, and less than nothing taken out is taken out', () => {
    const told = (name: 'add_to_cart' | 'remove_from_cart', quantity: number) =>
      basketOf(profileOf([9, 'add_to_cart', black('S', 4)], [8, name, black('S', quantity)]))[0]?.quantity;
    expect(told('remove_from_cart', -3)).toBe(1);
    expect(told('add_to_cart', -1)).toBe(3);
  });

  test('a line keeps its price with its currency', () => {
    const yen = { currency: 'JPY', items: [{ item_id: 'v', price: 3200 }] };
    expect(basketOf(profileOf([9, 'add_to_cart', yen]))).toEqual([
      { item: 'v', quantity: 1, price: 3200, currency: 'JPY' },
    ]);
  });

  test('is empty after a purchase, and stays so when the thank-you page is loaded again', () => {
    const bought = { value: 129, transaction_id: 't1' };
    const profile = profileOf(
      [9, 'add_to_cart', put()],
      [8, 'purchase', bought],
      [5, 'add_to_cart', { items: [{ item_id: 'oil' }] }],
      [1, 'purchase', bought],
    );
    expect(basketOf(profile).map((line) => line.item)).toEqual(['oil']);
    expect(totals(profile).purchases).toBe(1);
  });
});

test('an order that is called off does not bring the basket back', () => {
  const profile = profileOf(
    [9, 'add_to_cart', { items: [dress()] }],
    [8, 'purchase', { value: 129, transaction_id: 't1' }],
    [5, 'order_cancelled', { transaction_id: 't1' }, { source: 'server', session: '' }],
  );
  expect(basketOf(profile)).toEqual([]);
});

describe('orders', () => {
  const bought = {
    value: 129.9,
    currency: 'EUR',
    transaction_id: 't1',
    items: [{ ...dress(), price: 129.9 }],
  };

  test("a browser's order waits for the shop's word, whichever comes first", () => {
    const browser: Parameters<typeof profileOf>[0] = [5, 'purchase', bought];
    const shop: Parameters<typeof profileOf>[0] = [
      4,
      'purchase',
      { ...bought, value: 120 },
      { source: 'server', session: '' },
    ];
    expect(profileOf(browser).orders).toMatchObject([{ id: 't1', value: 12990, confirmed: false }]);
    for (const profile of [profileOf(browser, shop), profileOf(shop, browser)]) {
      expect(profile.orders).toMatchObject([{ id: 't1', at: ago(5), value: 12000, confirmed: true }]);
      expect(totals(profile)).toMatchObject({ purchases: 1, spent: { EUR: 12000 } });
    }
  });

  const items = [
    { item_id: 'a', price: 1.005, quantity: 2 },
    { item_id: 'b', price: 5 },
  ];
  test('an order without a value is worth its items', () => {
    expect(profileOf([2, 'purchase', { items }]).orders.map((order) => order.value)).toEqual([701]);
  });

  test('an order without a number is one for the same things in the same visit, whatever their order', () => {
    const told = (...arrivals: Partial<Arrival>[]) =>
      profileOf(
        ...arrivals.map((arrival, n): Told => [
          9 - n,
          'purchase',
          { items: n % 2 ? items.toReversed() : items },
          arrival,
        ]),
      );
    expect(told({}, {}).orders).toHaveLength(1);
    expect(totals(told({}, {})).purchases).toBe(1);
    expect(told({}, { session: 's2' }).orders).toHaveLength(2);
    expect(profileOf([2, 'purchase', { items }], [1, 'purchase', { items, value: 9 }]).orders).toHaveLength(
      2,
    );
    const byShop: Partial<Arrival> = { source: 'server', session: '' };
    expect(told(byShop, byShop).orders).toHaveLength(2);
  });

  test('all 200 lines of an order are kept while there is room', () => {
    const lines = Array.from({ length: 60 }, (_, n) => ({ item_id: `sku-${n}`, price: 1 }));
    const [order] = profileOf([1, 'purchase', { transaction_id: 'B', value: 60, items: lines }]).orders;
    expect(order?.items).toHaveLength(60);
    expect(order?.value).toBe(6000);
  });

  test('each currency is summed for itself, in its own minor units', () => {
    const yen = { value: 1299, currency: 'JPY', transaction_id: 't2' };
    expect(totals(profileOf([2, 'purchase', bought], [1, 'purchase', yen])).spent).toEqual({
      EUR: 12990,
      JPY: 1299,
    });
  });
});

describe('traces', () => {
  const kinds = (...told: Parameters<typeof profileOf>) =>
    profileOf(...told).traces.map((trace) => trace.kind);

  test('a region is read from two seconds on, or when the page says so by hand', () => {
    const region = (engagement_time_msec?: number) => ({
      region: 'size-guide' as const,
      ...(engagement_time_msec !== undefined && { engagement_time_msec }),
    });
    expect(kinds([1, 'view_region', region(1999)])).toEqual([]);
    expect(kinds([1, 'view_region', region(2000)])).toEqual(['read_size_guide']);
    expect(kinds([1, 'view_region', region()])).toEqual(['read_size_guide']);
    expect(
      profileOf([1, 'view_region', region(), { page: { path: '/p', itemId: 'dress' } }]).traces[0]?.item,
    ).toBe('dress');
  });

  test.each([
    ['search', { search_term: 'x' }, 'searched'],
    ['search', { search_results: 0 }, 'found_nothing'],
    ['view_search_results', { search_results: 0 }, 'found_nothing'],
    ['add_to_cart', { item_id: 'a' }, 'added_to_cart'],
    ['remove_from_cart', { item_id: 'a' }, 'removed_from_cart'],
    ['view_cart', {}, 'viewed_cart'],
    ['begin_checkout', {}, 'began_checkout'],
    ['page_state', { state: 'stalled' }, 'stalled'],
    ['add_to_wishlist', { item_id: 'a' }, 'wished'],
    ['purchase', { value: 1 }, 'bought'],
    ['view_region', { region: 'stock' }, 'checked_stock'],
    ['view_region', { region: 'reviews' }, 'read_reviews'],
    ['view_region', { region: 'shipping' }, 'read_shipping'],
    ['view_region', { region: 'returns' }, 'read_returns'],
  ] as const)('%s %j leaves the trace %s', (name, params, kind) => {
    expect(kinds([1, name, params])).toEqual([kind]);
  });

  test('another variant of the same item is a trace, also when the looks arrive late and out of order', () => {
    const rose: Parameters<typeof profileOf>[0] = [3, 'view_item', { items: [dress('rose')] }];
    const sage: Parameters<typeof profileOf>[0] = [2, 'view_item', { items: [dress('sage')] }];
    const changed = [{ kind: 'changed_variant', at: ago(2), item: 'dress' }];
    expect(profileOf(rose, sage).traces).toEqual(changed);
    expect(profileOf(sage, rose).traces).toEqual(changed);
    expect(profileOf(rose, rose).traces).toEqual([]);
    expect(
      profileOf(rose, [2, 'view_item', { items: [{ item_id: 'shoes', item_variant: 'sage' }] }]).traces,
    ).toEqual([]);
  });
});

describe('showings and words', () => {
  const chat = { slot: 'chat', variant: 'ask' };

  test('what was shown, clicked, accepted and sent away is kept by slot and variant', () => {
    const profile = profileOf(
      [9, 'invite_shown', chat],
      [8, 'invite_dismiss', chat],
      [7, 'slot_view', chat],
      [6, 'slot_dismiss', chat],
      [5, 'slot_click', chat],
      [4, 'invite_accept', chat],
    );
    expect(profile.showings).toEqual({
      'chat/ask': {
        shown: [ago(9), ago(7)],
        halfHours: [...new Set([ago(9), ago(7)].map((at) => Math.floor(at / HALF_HOUR_MS)))],
        dismissed: [ago(8), ago(6)],
        clickedAt: ago(5),
        acceptedAt: ago(4),
      },
    });
  });

  test("a default's view and a late answer tire nobody", () => {
    expect(profileOf([1, 'slot_view', { slot: 'hero' }], [1, 'slot_late', chat]).showings).toEqual({});
  });

  test('the last word counts, and what the shop says is kept apart from it', () => {
    const profile = profileOf(
      [2, 'preference', { name: 'drive', values: ['electric'] }],
      [3, 'preference', { name: 'drive', values: ['petrol'] }],
      [1, 'trait', { name: 'drive', values: ['diesel'] }, { source: 'server' }],
    );
    expect(profile.said).toEqual({ drive: { value: 'electric', at: ago(2) } });
    expect(profile.traits).toEqual({ drive: { value: 'diesel', at: ago(1) } });
  });

  test('what another channel said is one message, whatever is told of it first', () => {
    const mail = (minutes: number, name: Told[1], params: Told[2] = {}): Told => [
      minutes,
      name,
      { message_id: 'm1', channel: 'Email', ...params },
      { source: 'server', session: '' },
    ];
    const told = [
      mail(9, 'message_sent', { campaign: 'spring', item_id: 'dress' }),
      mail(8, 'message_opened'),
      mail(7, 'message_clicked'),
    ];
    const message = {
      channel: 'email',
      sentAt: ago(9),
      openedAt: ago(8),
      clickedAt: ago(7),
      topic: 'spring',
      item: 'dress',
    };
    expect(profileOf(...told).messages).toEqual({ m1: message });
    expect(profileOf(...told.toReversed()).messages).toEqual({ m1: message });
    const asked = mail(9, 'message_sent', { promotional: false });
    expect(profileOf(asked).messages.m1).toMatchObject({ service: true });
  });

  test('several things said at once are all kept, and whose knowledge a trait is', () => {
    const profile = profileOf(
      [
        2,
        'preference',
        { name: 'interests', values: ['dresses', 'shoes', 'bags'], provenance: 'third_party' },
      ],
      [1, 'trait', { name: 'income', values: ['high'], provenance: 'third_party' }, { source: 'server' }],
    );
    expect(profile.said).toEqual({ interests: { value: 'dresses', more: ['shoes', 'bags'], at: ago(2) } });
    expect(profile.traits).toEqual({ income: { value: 'high', at: ago(1), thirdParty: true } });
  });
});
