import { describe, expect, test } from 'vitest';
import type { CatalogItem } from '../catalog/item.ts';
import type { Ask } from './ask.ts';
import { idPattern, idPatternFlaw } from './id-pattern.ts';
import { itemKeys } from './item-keys.ts';
import { resolveAsk } from './resolve-ask.ts';

function item(id: string, rest: Partial<CatalogItem> = {}): CatalogItem {
  const base = { title: id, link: `/p/${id}`, price: 100, currency: 'EUR', categories: [] };
  return { id, ...base, availability: 'in_stock', ...rest };
}

/** A catalogue, as far as its ids and keys find something in it. */
function ask(
  items: readonly CatalogItem[],
  asked: Ask,
  { patterns = [], history = [] }: { patterns?: string[]; history?: string[] } = {},
): string | undefined {
  const found = {
    byId: (id: string) => items.find((each) => each.id === id),
    byKey: (key: string) => items.filter((each) => itemKeys(each).includes(key)),
  };
  const resolved = resolveAsk(asked, patterns.map(idPattern), found, () => history);
  return resolved.kind === 'found' ? `${resolved.item.id} by ${resolved.by}` : resolved.kind;
}

const CAP = item('gla_2386', { link: '/p/cap' });
const TEE = ['222', '223'].map((variant, n) =>
  item(`shopify_DE_111_${variant}`, {
    groupId: '111',
    title: `Tee ${'SM'[n]}`,
    link: `/p/tee?variant=${variant}`,
    size: 'SM'[n]!,
    color: 'Dark Blue',
  }),
);
const SHOP = [CAP, ...TEE, item('PLAIN-1', { mpn: 'MK-77', gtin: '4006381333931', link: '/p/plain' })];

describe('ids that differ between page and feed', () => {
  test.each<[what: string, said: string, found: string]>([
    ['the post’s number', '2386', 'gla_2386 by scheme'],
    ['with a sign', '#2386', 'gla_2386 by scheme'],
    ['another plugin’s prefix', 'woocommerce_gpf_2386', 'gla_2386 by scheme'],
    ['Meta’s prefix', 'wc_post_id_2386', 'gla_2386 by scheme'],
    ['a word before it', 'product-2386', 'gla_2386 by scheme'],
    ['the feed’s own id', 'gla_2386', 'gla_2386 by id'],
    ['its letters in another case', 'GLA_2386', 'gla_2386 by spelling'],
    ['the name that the Content API has', 'online:en:DE:gla_2386', 'gla_2386 by scheme'],
    ['a variant', '222', 'shopify_DE_111_222 by scheme'],
    ['the other variant', '223', 'shopify_DE_111_223 by scheme'],
    ['a group', '111', 'shopify_DE_111_222 by group'],
    ['another country', 'shopify_US_111_223', 'shopify_DE_111_223 by scheme'],
    ['the case of Google Ads', 'shopify_de_111_223', 'shopify_DE_111_223 by spelling'],
    ['a variant’s global id', 'gid://shopify/ProductVariant/223', 'shopify_DE_111_223 by scheme'],
    ['a product’s global id', 'gid://shopify/Product/111', 'shopify_DE_111_222 by scheme'],
    ['product and variant', '111-223', 'shopify_DE_111_223 by scheme'],
    ['a variant that the feed lacks', 'shopify_DE_111_999', 'shopify_DE_111_222 by scheme'],
    ['lower case of another id', 'plain-1', 'PLAIN-1 by spelling'],
    ['the maker’s number', 'mk-77', 'PLAIN-1 by mpn'],
    ['a GTIN', '4006381333931', 'PLAIN-1 by gtin'],
    ['the same as 14 digits', '04006381333931', 'PLAIN-1 by gtin'],
    ['an address', 'https://shop.example/p/cap/?utm_source=x', 'gla_2386 by address'],
    ['something unknown', '9999', 'unknown'],
    ['a part that is none', 'DE', 'unknown'],
    ['part of a number', '23', 'unknown'],
    ['a prototype', '__proto__', 'unknown'],
  ])('%s: %s', (_, id, found) => {
    expect(ask(SHOP, { id })).toBe(found);
  });

  test('a WooCommerce variation is found by its own number, its parent’s finds the first', () => {
    const shop = [item('gla_12', { groupId: 'gla_10' }), item('gla_13', { groupId: 'gla_10' })];
    expect(ask(shop, { id: '13' })).toBe('gla_13 by scheme');
    expect(ask(shop, { id: '10' })).toBe('gla_12 by scheme');
  });

  test('a feed with one item a product is found by the group that the page names', () => {
    const shop = [item('111'), item('112')];
    expect(ask(shop, { id: '222', groupId: '111' })).toBe('111 by group');
    expect(ask(shop, { id: 'shopify_DE_111_222' })).toBe('111 by scheme');
    expect(ask(shop, { id: '111v5' })).toBe('111 by scheme');
  });

  test('what fits different things is nothing, and the next way is tried', () => {
    const shop = [item('a', { mpn: '7' }), item('b', { mpn: '7', gtin: '4006381333931' })];
    expect(ask(shop, { id: '7' })).toBe('ambiguous');
    expect(ask(shop, { id: '7', gtin: '4006381333931' })).toBe('b by gtin');
  });

  test('an id that the feed has stands, whatever else is said', () => {
    expect(ask(SHOP, { id: 'gla_2386', groupId: '111', at: '/p/tee?variant=222' })).toBe('gla_2386 by id');
  });
});

describe('the plan’s own pattern', () => {
  const own = item('222', { groupId: '111' });
  test.each<[patterns: string[], items: CatalogItem[], said: string, found: string]>([
    [['acme-{group}-{variant}'], [own], 'acme-111-222', '222 by pattern'],
    [['acme-{group}-{variant}'], [own], 'acme-111-999', '222 by pattern'],
    [['{any}/{id}'], [own], 'de/222', '222 by pattern'],
    [['SKU{id}'], [own], 'sku222', '222 by pattern'],
    [['X{mpn}'], [item('a', { mpn: 'M1' })], 'xm1', 'a by pattern'],
    [['ean:{gtin}'], [item('a', { gtin: '4006381333931' })], 'ean:4006381333931', 'a by pattern'],
    [['feed-{id}-eu'], [item('feed-2386-eu')], '2386', 'feed-2386-eu by pattern'],
    [['Feed{id}'], [item('Feed2386')], '#2386', 'Feed2386 by pattern'],
    [['acme-{group}-{variant}'], [item('ACME-111-222')], '222', 'ACME-111-222 by pattern'],
    [['acme-{group}-{variant}'], [item('ACME-111-222', { groupId: 'g' })], '111', 'ACME-111-222 by pattern'],
    [['no-{id}', 'acme:{variant}'], [own], 'acme:222', '222 by pattern'],
    [['acme-{group}-{variant}'], [own], 'acme-333-222', 'unknown'],
  ])('%j, %j: %s', (patterns, items, id, found) => {
    expect(ask(items, { id }, { patterns })).toBe(found);
  });

  test.each([
    ['no part', 'shopify_US', /at least one/],
    ['nothing that names', '{any}', /at least one/],
    ['a strange part', 'x_{sku}', /no part \{sku\}/],
    ['parts that touch', '{group}{variant}', /between/],
    ['one part twice', '{id}_{id}', /once/],
    ['an open brace', '{id', /brace/],
    ['too many parts', '{any}a{any}b{any}c{any}d{id}', /at most 4/],
  ])('%s is a flaw', (_, pattern, words) => {
    expect(idPatternFlaw(pattern)).toMatch(words);
  });

  test('a pattern with one part has none', () => {
    expect(idPatternFlaw('shopify_{any}_{group}_{variant}')).toBeUndefined();
  });
});

describe('which one of a group', () => {
  const shoe = (id: string, color: string, size: string, rest: Partial<CatalogItem> = {}) =>
    item(id, { groupId: 'shoe', link: '/p/shoe', title: 'A shoe', color, size, ...rest });
  const SHOES = [
    shoe('r38', 'Dark Red', '38', { availability: 'out_of_stock' }),
    shoe('r39', 'Dark Red', '39'),
    shoe('b38', 'Blau', '38'),
    shoe('b39', 'Blau', '39,5', { mpn: 'B-395' }),
  ];
  test.each<[what: string, asked: Ask, history: string[], found: string]>([
    ['nothing said: the first to be had', {}, [], 'r39'],
    ['the visitor’s own', {}, ['other', 'b38', 'r39'], 'b38'],
    ['colour in the address', { at: '/p/shoe?attribute_pa_color=blau' }, [], 'b38'],
    ['colour and size', { at: '/p/shoe?attribute_pa_color=dark-red&size=38' }, [], 'r38'],
    ['Salesforce’s own parameters', { at: '/p/shoe?dwvar_9_color=Blau&dwvar_9_size=39.5' }, [], 'b39'],
    ['the address before the history', { at: '/p/shoe?color=blau' }, ['r39'], 'b38'],
    ['the history within the colour', { at: '/p/shoe?color=blau' }, ['b39'], 'b39'],
    ['item_variant', { variant: 'Blau / 39.5' }, [], 'b39'],
    ['item_variant in another case', { variant: 'DARK RED, 38' }, [], 'r38'],
    ['a size alone', { variant: '38' }, ['b38'], 'b38'],
    ['an id beside the group', { id: 'b-395' }, [], 'b39'],
    ['a number that is no size', { variant: '3' }, [], 'r39'],
    ['a campaign that is called like a colour', { at: '/p/shoe?utm_content=blau' }, [], 'r39'],
    ['a colour that there is not', { at: '/p/shoe?color=green' }, [], 'r39'],
  ])('%s', (_, asked, history, found) => {
    expect(ask(SHOES, { id: 'shoe', ...asked, groupId: 'shoe' }, { history })).toMatch(
      new RegExp(`^${found} `),
    );
  });
});

describe('the address of the page', () => {
  test.each<[what: string, addresses: string[], found: string]>([
    ['as the feed has it', ['https://shop.example/p/cap'], 'gla_2386 by address'],
    [
      'with a campaign and a slash',
      ['https://www.shop.example/p/cap/?utm_source=x&gclid=1'],
      'gla_2386 by address',
    ],
    ['its variant', ['https://shop.example/p/tee?variant=223'], 'shopify_DE_111_223 by address'],
    ['its group', ['https://shop.example/p/tee'], 'shopify_DE_111_222 by address'],
    [
      'a variant that the feed lacks',
      ['https://shop.example/p/tee?variant=9'],
      'shopify_DE_111_222 by address',
    ],
    [
      'a parameter that nobody knows',
      ['https://shop.example/p/tee?x=1&variant=223'],
      'shopify_DE_111_223 by address',
    ],
    [
      'the canonical one',
      ['https://shop.example/x?id=5', 'https://shop.example/p/cap'],
      'gla_2386 by address',
    ],
    [
      'the variant by the page, the group by its canonical',
      ['https://shop.example/tee-blue?variant=223', 'https://shop.example/p/tee'],
      'shopify_DE_111_223 by address',
    ],
    ['a language in front', ['https://shop.example/en-gb/p/cap'], 'gla_2386 by address'],
    ['a list', ['https://shop.example/p'], 'unknown'],
    ['home', ['https://shop.example/'], 'unknown'],
    ['the reviews below it', ['https://shop.example/p/cap/reviews'], 'unknown'],
  ])('%s', (_, addresses, found) => {
    expect(ask(SHOP, { addresses })).toBe(found);
  });

  test('a landing page that the feed names for many things is none of them', () => {
    const sale = [
      item('a', { link: '/sale', title: 'A lamp' }),
      item('b', { link: '/sale', title: 'A chair' }),
    ];
    expect(ask(sale, { addresses: ['https://shop.example/sale'] })).toBe('ambiguous');
  });

  test('sizes on one page without a group are one thing', () => {
    const sizes = ['S', 'M'].map((size) => item(`tee-${size}`, { link: '/p/tee', title: `Tee, ${size}` }));
    expect(ask(sizes, { addresses: ['https://shop.example/p/tee'] })).toBe('tee-S by address');
  });

  test('a script that serves all products names one by its parameter alone', () => {
    const served = ['7', '8'].map((n) =>
      item(`i${n}`, { link: `https://shop.example/product.php?artikel_id=${n}` }),
    );
    expect(ask(served, { addresses: ['https://shop.example/product.php?artikel_id=8'] })).toBe(
      'i8 by address',
    );
    expect(ask(served, { addresses: ['https://shop.example/product.php?artikel_id=9'] })).toBe('unknown');
    expect(ask(served, { addresses: ['https://shop.example/product.php'] })).toBe('ambiguous');
    expect(ask(served.slice(1), { addresses: ['https://shop.example/product.php?artikel_id=9'] })).toBe(
      'unknown',
    );
  });

  test('of two shops with one feed it is the item of the shop that the page is in', () => {
    const feed = ['de', 'fr'].map((land) =>
      item(`cap-${land}`, { link: `https://shop.${land}/p/cap`, title: land }),
    );
    expect(ask(feed, { addresses: ['https://shop.fr/p/cap'] })).toBe('cap-fr by address');
  });
});
