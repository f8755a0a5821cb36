import { expect, test } from 'vitest';
import { addressKeys } from './address-keys.ts';
import { readAddress } from './read-address.ts';

const keysOf = (text: string) => {
  const address = readAddress(text);
  return address && addressKeys(address);
};

/** Two spellings of the address of one thing: equal as far as this key. */
test.each<[what: string, page: string, feed: string, key: 'whole' | 'named' | 'group']>([
  ['the same', 'https://shop.example/p/cap', 'https://shop.example/p/cap', 'whole'],
  ['a path in the feed', 'https://shop.example/p/cap', '/p/cap', 'whole'],
  ['http and https', 'https://shop.example/p/cap', 'http://shop.example/p/cap', 'whole'],
  ['www or not', 'https://www.shop.example/p/cap', 'https://shop.example/p/cap', 'whole'],
  ['a last slash', 'https://shop.example/p/cap/', 'https://shop.example/p/cap', 'whole'],
  ['upper case', 'https://Shop.example/P/Cap', 'https://shop.example/p/cap', 'whole'],
  ['a port', 'https://shop.example:443/p/cap', 'https://shop.example/p/cap', 'whole'],
  ['percent escapes', 'https://shop.example/p/gr%C3%BCne-m%C3%BCtze', '/p/grüne-mütze', 'whole'],
  ['escapes in lower case', '/p/%e6%97%a5%e6%9c%ac', '/p/日本', 'whole'],
  ['a letter and its accent apart', '/p/Mu\u0308tze', '/p/m\u00fctze', 'whole'],
  ['escapes that are none beside those that are', '/p/100%-wei%C3%9F', '/p/100%-weiß', 'whole'],
  ['campaigns', '/p/cap?utm_source=google&utm_medium=cpc&gclid=x', '/p/cap', 'whole'],
  ['what Google’s listings add', '/p/cap?srsltid=AfmBOo', '/p/cap', 'whole'],
  [
    'what Shopify’s recommendations add',
    '/products/cap?pr_prod_strat=use&pr_rec_id=1&pr_seq=uniform',
    '/products/cap',
    'whole',
  ],
  ['a Facebook click', '/p/cap?fbclid=1&variant=2', '/p/cap?variant=2', 'whole'],
  ['the order of parameters', '/p/cap?size=m&color=red', '/p/cap?color=red&size=m', 'whole'],
  ['a currency', '/p/cap?variant=2&currency=EUR', '/p/cap?variant=2', 'whole'],
  ['an index file', '/p/cap/index.html', '/p/cap', 'whole'],
  [
    'index.php with parameters',
    '/index.php?route=product/product&product_id=42',
    '/?product_id=42&route=product/product',
    'whole',
  ],
  ['index.php before a path', '/index.php/women/cap.html', '/women/cap.html', 'whole'],
  ['slashes twice', '//shop.example//p//cap', 'https://shop.example/p/cap', 'whole'],
  ['a session in the path', '/p/cap;jsessionid=1A2B', '/p/cap', 'whole'],
  ['a product below a collection', '/collections/hats/products/cap', '/products/cap', 'whole'],
  ['the same in another language', '/en-gb/collections/hats/products/cap', '/en-gb/products/cap', 'whole'],
  ['a tab of the page', '/p/cap#reviews', '/p/cap', 'whole'],
  ['a router in the fragment', 'https://shop.example/#!/product/HA1', '/#/product/ha1', 'whole'],
  [
    'a router with parameters of its own',
    '/app#/product/HA1?utm_source=x&variant=2',
    '/app/#/product/ha1?variant=2',
    'whole',
  ],
  ['a parameter that nobody knows', '/p/cap?chart=open&variant=2', '/p/cap?variant=2', 'named'],
  ['a variant on one side', '/p/cap?attribute_pa_color=blue', '/p/cap', 'group'],
  ['a variation value of Salesforce', '/p/cap.html?dwvar_123_color=BLU', '/p/cap.html', 'group'],
])('%s makes no other address', (_, page, feed, key) => {
  expect(keysOf(page)?.[key]).toBe(keysOf(feed)?.[key]);
  expect(keysOf(page)).toBeDefined();
});

test.each([
  ['another path', '/p/cap', '/p/hat', 'group'],
  ['a longer path', '/p/cap', '/p/cap/reviews', 'group'],
  ['another product of one script', '/product.php?id=1', '/product.php?id=2', 'group'],
  ['WordPress without permalinks', '/?p=12', '/?p=13', 'group'],
  ['another variant', '/p/cap?variant=1', '/p/cap?variant=2', 'named'],
  ['another page of a router', '/#/product/1', '/#/product/2', 'group'],
  ['an encoded slash is none', '/p/a%2520b', '/p/a b', 'group'],
] as const)('%s is another address', (_, one, other, key) => {
  expect(keysOf(one)?.[key]).not.toBe(keysOf(other)?.[key]);
});

test.each([
  'https://shop.example/',
  'https://shop.example',
  '/index.html?utm_source=x',
  '/?variant=3',
  'mailto:a@b.example',
  'p/cap',
  '',
  `/p/${'x'.repeat(500)}`,
])('%s is the address of no item', (text) => {
  expect(keysOf(text)).toBeUndefined();
});
