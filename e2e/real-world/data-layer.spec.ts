import type { Summary } from './summary.ts';
import { expect, test } from './street.ts';

/*
 * What shops push, as public reports of people who run them show it, and what the edge knows of the visitor afterwards. The
 * numbers are those of the reports; the rest are further members of the same kinds.
 */
test.describe.configure({ mode: 'parallel', timeout: 45_000 });

const LAYER = `<script>window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments) }</script>TAG`;
const push = (...entries: object[]): string =>
  `<script>dataLayer.push(${entries.map((entry) => JSON.stringify(entry)).join(', ')})</script>`;
const gtag = (...given: unknown[]): string =>
  `<script>gtag(${given.map((each) => JSON.stringify(each)).join(', ')})</script>`;
const add = (id: unknown, more: object = {}, ecommerce: object = {}) => ({
  event: 'add_to_cart',
  ecommerce: { currency: 'EUR', items: [{ item_id: id, price: 10, quantity: 1, ...more }], ...ecommerce },
});
const order = (id: string, ecommerce: object) => ({
  event: 'purchase',
  ecommerce: { transaction_id: id, ...ecommerce },
});
const ITEM = { item_id: 'a', price: 10, quantity: 1 };

interface Case {
  title: string;
  page: string;
  /** Said one after the other, each when all before is stored. */
  later?: string[];
  knows: Partial<Summary>;
}

const REPORTED: Case[] = [
  {
    title: '04: a value with a comma for thousands is the order’s',
    page: '04-value-with-thousands.html',
    knows: { orders: ['T1 4245.42 EUR: a × 1'] },
  },
  {
    title: '06: items with id instead of item_id',
    page: '06-id-instead-of-item_id.html',
    knows: { looked: ['gla_77'], prices: { gla_77: 20 }, views: 1, orders: ['88 40 EUR: gla_77 × 2'] },
  },
  {
    title: '09: a layer replaced by a copy of itself counts once',
    page: '09-layer-replaced-by-a-copy.html',
    later: [`add('a')`, `replace()`],
    knows: { basket: ['a × 1'] },
  },
  {
    title: '24: nothing put in is nothing in the basket',
    page: '24-quantity-zero.html',
    knows: { basket: [] },
  },
  {
    title: '56: a view told by theme and plugin is one view',
    page: '56-view-item-twice.html',
    knows: { views: 1, looked: ['amelie-dusty-rose'] },
  },
  {
    title: '58: items that are an object, alone or numbered',
    page: '58-items-is-no-list.html',
    later: ['order()', `dataLayer.push(${JSON.stringify(add('late'))})`],
    knows: { orders: ['OBJ 10 EUR: obj2 × 1'], basket: ['late × 1'] },
  },
  {
    title: '58: an object alone is in the basket',
    page: '58-items-is-no-list.html',
    knows: { basket: ['obj1 × 1'] },
  },
  {
    title: '60: an order without a value is worth its items',
    page: '60-empty-numbers.html',
    knows: { orders: ['EMP 25 EUR: e1 × 2'] },
  },
  {
    title: '61: a variant that only one side names, or names otherwise',
    page: '61-variant-on-one-side-only.html',
    later: ['remove()'],
    knows: { basket: [] },
  },
  {
    title: '62: minus three taken out are three',
    page: '62-minus-three-taken-out.html',
    later: ['remove()'],
    knows: { basket: [] },
  },
  {
    title: '63: recommendations pushed as view_item are not looked at',
    page: '63-view-item-of-recommendations.html',
    knows: { looked: ['main1'], views: 1 },
  },
  {
    title: '65: names with a suffix or a prefix',
    page: '65-names-with-suffix-or-prefix.html',
    knows: { basket: ['12 × 1', 'SKU9 × 1'] },
  },
];

/** Data first and the event later, cleared, older formats: as GTM's own model understands them. */
const MODEL: Case[] = [
  {
    title: 'model: data pushed first belongs to the event that comes after it',
    page: LAYER + push({ ecommerce: add('first').ecommerce }) + push({ event: 'add_to_cart' }),
    knows: { basket: ['first × 1'] },
  },
  {
    title: 'model: what ecommerce: null has cleared belongs to no later event',
    page:
      LAYER +
      push(
        order('C1', { value: 10, currency: 'EUR', items: [ITEM] }),
        { ecommerce: null },
        { event: 'add_to_cart' },
      ),
    knows: { orders: ['C1 10 EUR: a × 1'], basket: [] },
  },
  {
    title: 'model: data of before is not told again by an event of the page’s own',
    page: LAYER + push(add('once')) + push({ event: 'gtm.dom' }) + push({ event: 'newsletter_open' }),
    knows: { basket: ['once × 1'] },
  },
  {
    title: 'universal analytics: detail, add, remove',
    page:
      LAYER +
      push({
        event: 'productDetail',
        ecommerce: { detail: { products: [{ id: 'UA1', name: 'N', price: '12.00', brand: 'Acme' }] } },
      }) +
      push({
        event: 'addToCart',
        ecommerce: { currencyCode: 'EUR', add: { products: [{ id: 'UA1', price: '12.00', quantity: 2 }] } },
      }) +
      push({
        event: 'removeFromCart',
        ecommerce: { remove: { products: [{ id: 'UA1', price: '12.00', quantity: 1 }] } },
      }),
    knows: { looked: ['UA1'], brands: { UA1: 'Acme' }, basket: ['UA1 × 1'] },
  },
  {
    title: 'universal analytics: a purchase with its actionField',
    page:
      LAYER +
      push({
        event: 'transaction',
        ecommerce: {
          currencyCode: 'EUR',
          purchase: {
            actionField: { id: 'UA-T', revenue: '35.43', tax: '4.90', shipping: '5.99', coupon: 'X' },
            products: [{ id: 'UA2', price: '15.25', quantity: '2', category: 'Apparel/T-Shirts' }],
          },
        },
      }),
    knows: { orders: ['UA-T 35.43 EUR: UA2 × 2'] },
  },
  {
    title: 'universal analytics: GTM4WP’s names',
    page:
      LAYER +
      push({
        event: 'gtm4wp.changeDetailViewEEC',
        ecommerce: { detail: { products: [{ id: 41, name: 'N', price: 9.5 }] } },
      }) +
      push({
        event: 'gtm4wp.addProductToCartEEC',
        ecommerce: { currencyCode: 'EUR', add: { products: [{ id: 41, price: 9.5, quantity: 1 }] } },
      }),
    knows: { looked: ['41'], basket: ['41 × 1'] },
  },
  {
    title: 'classic: transactionId and its products',
    page:
      LAYER +
      push({
        event: 'trackTrans',
        transactionId: '1234',
        transactionTotal: '38,26',
        transactionCurrency: 'EUR',
        transactionProducts: [
          { sku: 'DD44', name: 'T-Shirt', category: 'Apparel', price: '11.99', quantity: 1 },
          { sku: 'AA1243544', name: 'Socks', price: '9.99', quantity: 2 },
        ],
      }),
    knows: { orders: ['1234 38.26 EUR: DD44 × 1, AA1243544 × 2'] },
  },
  {
    title: 'Ads remarketing: the product of its page',
    page:
      LAYER +
      gtag('event', 'page_view', {
        send_to: 'AW-1',
        ecomm_prodid: 'AR1',
        ecomm_pagetype: 'product',
        ecomm_totalvalue: 12.5,
      }),
    knows: { looked: ['AR1'] },
  },
  {
    title: 'Ads remarketing: google_tag_params beside an event',
    page:
      LAYER +
      push({
        event: 'fireRemarketingTag',
        google_tag_params: { dynx_itemid: 'DX1', dynx_pagetype: 'offerdetail', dynx_totalvalue: 8 },
      }),
    knows: { looked: ['DX1'] },
  },
  {
    title: 'Ads remarketing: a list’s products are not looked at',
    page:
      LAYER +
      push({
        event: 'remarketing',
        google_tag_params: { ecomm_prodid: ['L1', 'L2'], ecomm_pagetype: 'category' },
      }),
    knows: { looked: [] },
  },
];

const NUMBERS: Case[] = [
  {
    title: 'numbers: a comma for cents, a point for thousands',
    page:
      LAYER +
      push(order('N1', { value: '1.234,56', currency: 'EUR', items: [{ ...ITEM, price: '1.234,56' }] })),
    knows: { orders: ['N1 1234.56 EUR: a × 1'] },
  },
  {
    title: 'numbers: a space for thousands and a sign after it',
    page: LAYER + push(order('N2', { value: '3\u00a0999,00 €', currency: 'EUR', items: [ITEM] })),
    knows: { orders: ['N2 3999 EUR: a × 1'] },
  },
  {
    title: 'numbers: an apostrophe for thousands',
    page: LAYER + push(order('N3', { value: "CHF 1'299.50", currency: 'CHF', items: [ITEM] })),
    knows: { orders: ['N3 1299.5 CHF: a × 1'] },
  },
  {
    title: 'numbers: digits of another script',
    page: LAYER + push(order('N4', { value: '١٢٫٥٠', currency: 'EUR', items: [ITEM] })),
    knows: { orders: ['N4 12.5 EUR: a × 1'] },
  },
  {
    title: 'an order whose value cannot be read is kept, worth its items',
    page: LAYER + push(order('N5', { value: 'free', currency: 'EUR', items: [{ ...ITEM, quantity: 3 }] })),
    knows: { orders: ['N5 30 EUR: a × 3'] },
  },
  {
    title: 'an order without a currency is in the shop’s own',
    page: LAYER + push(order('N6', { value: 10, items: [ITEM] })),
    knows: { orders: ['N6 10 EUR: a × 1'] },
  },
  {
    title: 'an order whose currency is a sign',
    page: LAYER + push(order('N7', { value: 10, currency: '€', items: [ITEM] })),
    knows: { orders: ['N7 10 EUR: a × 1'] },
  },
  {
    title: 'an order whose currency is in small letters',
    page: LAYER + push(order('N8', { value: 10, currency: 'eur', items: [ITEM] })),
    knows: { orders: ['N8 10 EUR: a × 1'] },
  },
  {
    title: 'an order whose number is called orderId',
    page: LAYER + push({ event: 'purchase', ecommerce: { orderId: 501, revenue: '20', items: [ITEM] } }),
    knows: { orders: ['501 20 EUR: a × 1'] },
  },
  {
    title: 'a quantity as text, and one left out',
    page:
      LAYER +
      push(add('q2', { quantity: '2' }), {
        event: 'add_to_cart',
        ecommerce: { currency: 'EUR', items: [{ item_id: 'q1', price: 5 }] },
      }),
    knows: { basket: ['q1 × 1', 'q2 × 2'] },
  },
  {
    title: 'an id that is a number, and one with spaces around it',
    page: LAYER + push(add(4711), add(' SP-1 ')),
    knows: { basket: ['4711 × 1', 'SP-1 × 1'] },
  },
  {
    title: 'one item that cannot be read does not cost the others',
    page:
      LAYER +
      push({
        event: 'add_to_cart',
        ecommerce: {
          currency: 'EUR',
          items: [null, { item_name: 'no id' }, { item_id: 'good', price: 'ask', quantity: 1 }],
        },
      }),
    knows: { basket: ['good × 1'] },
  },
  {
    title: 'a zero taken out takes nothing out',
    page: LAYER + push(add('z1')),
    later: [
      `dataLayer.push({ event: 'remove_from_cart', ecommerce: { items: [{ item_id: 'z1', quantity: 0 }] } })`,
    ],
    knows: { basket: ['z1 × 1'] },
  },
];

const TWICE: Case[] = [
  {
    title: 'twice: theme and plugin put one thing in the basket',
    page:
      LAYER +
      push(add('tw')) +
      gtag('event', 'add_to_cart', {
        currency: 'EUR',
        items: [{ id: 'tw', name: 'N', price: 10, quantity: 1 }],
      }),
    knows: { basket: ['tw × 1'] },
  },
  {
    title: 'twice: an order told in two formats is one',
    page:
      LAYER +
      push(order('TW', { value: 10, currency: 'EUR', items: [ITEM] })) +
      push({
        event: 'transaction',
        ecommerce: {
          currencyCode: 'EUR',
          purchase: {
            actionField: { id: 'TW', revenue: '10.00' },
            products: [{ id: 'a', price: '10', quantity: 1 }],
          },
        },
      }),
    knows: { orders: ['TW 10 EUR: a × 1'] },
  },
  {
    title: 'twice: a view as number and as text is one',
    page:
      LAYER +
      gtag('event', 'view_item', { items: [{ item_id: 55, price: 10 }] }) +
      push({ event: 'view_item', ecommerce: { items: [{ item_id: '55', price: '10.00' }] } }),
    knows: { views: 1, looked: ['55'] },
  },
  {
    title: 'twice: two things put in within a second are two',
    page: LAYER + push(add('t1'), add('t2')),
    knows: { basket: ['t1 × 1', 't2 × 1'] },
  },
];

const NAMES: Case[] = [
  {
    title: 'names: Elevar’s dl_view_item and dl_purchase',
    page:
      LAYER +
      push({
        event: 'dl_view_item',
        ecommerce: { currencyCode: 'EUR', detail: { products: [{ id: 'EL1', price: '10.0' }] } },
      }) +
      push({
        event: 'dl_purchase',
        ecommerce: {
          currencyCode: 'EUR',
          purchase: {
            actionField: { id: 'EL-9', revenue: '10.0' },
            products: [{ id: 'EL1', price: '10.0', quantity: '1' }],
          },
        },
      }),
    knows: { looked: ['EL1'], orders: ['EL-9 10 EUR: EL1 × 1'] },
  },
  {
    title: 'names: Stape’s view_item_stape',
    page:
      LAYER +
      push({
        event: 'view_item_stape',
        ecommerce: { currency: 'EUR', items: [{ item_id: 'ST1', price: 3 }] },
      }),
    knows: { looked: ['ST1'] },
  },
  {
    title: 'names: EE and camel case',
    page:
      LAYER +
      push({
        event: 'EEaddToCart',
        ecommerce: { currencyCode: 'EUR', add: { products: [{ id: 'CC1', price: '4', quantity: 1 }] } },
      }),
    knows: { basket: ['CC1 × 1'] },
  },
  {
    title: 'names: an event of the page’s own is none of Tact’s',
    page: LAYER + push({ event: 'my_add_to_cart_tooltip_seen' }) + push(add('real')),
    knows: { basket: ['real × 1'], looked: [] },
  },
];

for (const { title, page, later = [], knows } of [...REPORTED, ...MODEL, ...NUMBERS, ...TWICE, ...NAMES])
  test(title, async ({ street }) => {
    await street.show(page);
    for (const script of later) {
      await street.settle();
      await street.run(script);
    }
    await street.settle();
    await street.untilKnows(knows);
  });

test('07: thirty lines with long names, and an order of 200, arrive whole', async ({ street }) => {
  await street.show('07-order-of-thirty-lines.html');
  await street.settle();
  await expect
    .poll(async () => (await street.knows()).orders.map((each) => each.split(':')[0]))
    .toEqual(['B30 300 EUR']);
  expect(Object.keys((await street.known())?.profile?.bought ?? {}).sort()).toEqual(
    Array.from({ length: 30 }, (_, n) => `sku-${n}`).sort(),
  );
  await street.run(`dataLayer.push({ event: 'purchase', ecommerce: { transaction_id: 'B200', currency: 'EUR',
    items: Array.from({ length: 200 }, (_, n) => ({ item_id: 'wholesale-' + n, item_name: 'N'.repeat(90), price: 1, quantity: 10 })) } })`);
  await street.settle();
  await expect
    .poll(async () => (await street.knows()).orders.map((each) => each.split(':')[0]).sort())
    .toEqual(['B200 2000 EUR', 'B30 300 EUR']);
});

test('09: what is said in the copy of a replaced layer is heard', async ({ street }) => {
  await street.show('09-layer-replaced-by-a-copy.html');
  await street.run(`add('a')`);
  await street.settle();
  await street.run(`replace(); add('b'); add('c')`);
  await street.untilKnows({ basket: ['a × 1', 'b × 1', 'c × 1'] });
});

test('60: a thing put in without its price is shown at the catalogue’s', async ({ street }) => {
  await street.show('60-empty-numbers.html');
  await street.settle();
  await street.run('add()');
  await street.settle();
  await street.run('tact.refresh()');
  await expect(street.page.locator('tact-slot')).toContainText('129.00');
  await expect(street.page.locator('tact-slot')).not.toContainText('€0.00');
});

test('67: a push that a recorder puts back is no way past Tact', async ({ street }) => {
  await street.show('67-push-put-back.html');
  await street.settle();
  await street.run('stop()');
  await street.untilKnows({ basket: ['after × 1'] });
  // Nor is one that comes later, or a layer that is filled by its length.
  await street.run(`dataLayer[dataLayer.length] = ${JSON.stringify(add('by-index'))}`);
  await street.untilKnows({ basket: ['after × 1', 'by-index × 1'] });
});

test('68: a basket in another currency is never shown in the shop’s own', async ({ street }) => {
  await street.show('68-basket-in-another-currency.html');
  await street.settle();
  await street.run('tact.refresh()');
  const slot = street.page.locator('tact-slot');
  await expect(slot).toContainText('PERSONAL');
  await expect(slot).toContainText(/129\.00|3,200/);
  await expect(slot).not.toContainText(/[€$£]\s?32(\.|,|$)/);
  await expect(slot).not.toContainText(/[€$£]\s?3,200/);
});

test('another name of the layer: by attribute, and by the script’s query', async ({ street }) => {
  const page = `<script>window.myLayer = [${JSON.stringify(add('named'))}]; window.dataLayer = [${JSON.stringify(add('not-this'))}]</script>TAG`;
  await street.show(page, { tag: street.tag('data-layer="myLayer"') });
  await street.settle();
  await street.untilKnows({ basket: ['named × 1'] });
  const tag = street.tag().replace(/tact\.js".*?>/, `tact.js?site=${street.site}&layer=myLayer">`);
  await street.show(page.replace('named', 'by-query'), { tag });
  await street.settle();
  await street.untilKnows({ basket: ['by-query × 1', 'named × 1'] });
});

test('a purchase told again on reload changes nothing at all', async ({ street }) => {
  street.serve(LAYER + push(order('R1', { value: 10, currency: 'EUR', items: [ITEM] })), { path: '/thanks' });
  await street.open({ path: '/thanks' });
  await street.settle();
  await street.show(LAYER + push(add('next')), { path: '/next' });
  await street.settle();
  await street.untilKnows({ orders: ['R1 10 EUR: a × 1'], basket: ['next × 1'] });
  await street.open({ path: '/thanks' });
  await street.settle();
  await street.page.reload();
  await street.settle();
  await street.untilKnows({ orders: ['R1 10 EUR: a × 1'], basket: ['next × 1'] });
  expect((await street.known())?.totals?.purchases).toBe(1);
});

test('a basket told whole replaces what was known of it', async ({ street }) => {
  await street.show(LAYER + push(add('gone'), add('stays')));
  await street.settle();
  await street.run(
    `dataLayer.push({ event: 'view_cart', ecommerce: { currency: 'EUR', items: { 0: { id: 'stays', price: '10', quantity: '2' } } } })`,
  );
  await street.settle();
  await street.untilKnows({ basket: ['stays × 2'] });
});
