import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WirePage } from '../wire.ts';
import { readPage } from './read-page.ts';

test('nothing that a page may say makes it fail', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.anything(), fc.record({ url: fc.oneof(fc.webUrl(), fc.string()), referrer: fc.string() })),
      (page) => {
        expect(readPage(page as WirePage).busy).toEqual([]);
      },
    ),
  );
});

test('the path of an address as a browser writes it is the one that the URL standard finds', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const { href, pathname, hash } = new URL(url);
      fc.pre(!/^#[/!]/.test(hash));
      expect(readPage({ url: href }).path).toBe(pathname);
    }),
  );
});

test('utm parameters are the campaign', () => {
  const url =
    'https://shop.example/p/dress?utm_source=news%20letter&utm_medium=e+mail&utm_campaign=%E6%98%A5&utm_source=other#top';
  expect(readPage({ url })).toEqual({
    url,
    path: '/p/dress',
    campaign: { source: 'news letter', medium: 'e mail', name: '春' },
    busy: [],
  });
});

test('escapes that are none stay as they are', () => {
  expect(readPage({ url: 'https://shop.example/?utm_source=100%' }).campaign).toEqual({ source: '100%' });
});

test('a referrer counts when it is another host', () => {
  const url = 'https://shop.example:8080/';
  expect(readPage({ url, referrer: 'https://WWW.Search.example/?q=x' }).referrerHost).toBe(
    'www.search.example',
  );
  expect(readPage({ url, referrer: 'https://shop.example/p/1' }).referrerHost).toBeUndefined();
  expect(readPage({ url, referrer: 'android-app://com.mail' }).referrerHost).toBeUndefined();
});

test.each(['javascript:alert(1)', 'about:blank', '', '/p/dress', 'https://', 'https:///p', 'http://a b/'])(
  'a page at %j is nowhere',
  (url) => {
    expect(readPage({ url })).toEqual({ url: '', path: '', busy: [] });
  },
);

test('item, title and busyness are taken where they make sense', () => {
  const page = {
    url: 'https://shop.example/p/1',
    title: ' A\ndress ',
    item_id: 'dress',
    busy: ['typing', 'asleep'],
  };
  expect(readPage(page as WirePage)).toEqual({
    url: page.url,
    path: '/p/1',
    title: 'A dress',
    itemId: 'dress',
    busy: ['typing'],
  });
  expect(readPage({ url: page.url, item_id: 'constructor' }).itemId).toBeUndefined();
});

test.each([
  ['https://shop.example/#/product/HA1', '/product/HA1'],
  ['https://shop.example/app/?lang=de#/', '/'],
  ['https://shop.example/#!/product/HA2?utm_source=mail', '/product/HA2'],
  ['https://shop.example/#!product', '/product'],
  ['https://shop.example/p/1#!', '/p/1'],
  ['https://shop.example/p/1#reviews', '/p/1'],
  ['https://shop.example/p/1#a/b', '/p/1'],
])('%s is the page %s', (url, path) => {
  expect(readPage({ url }).path).toBe(path);
});

test('of a page that is its fragment, parameters count on both sides of it, those of the address first', () => {
  const url = 'https://shop.example/?utm_source=ads#/p?utm_source=mail&utm_medium=email';
  expect(readPage({ url }).campaign).toEqual({ source: 'ads', medium: 'email' });
});

describe('nobody comes to a shop from within it', () => {
  const url = 'https://shop.example/two?utm_source=homepage&utm_medium=banner&utm_campaign=hero';
  const origins = ['https://shop.example', 'https://shop-checkout.example'];

  test.each([
    ['its own page', 'https://shop.example/land?utm_source=google'],
    ['the same with www', 'https://www.shop.example/'],
    ['a part of it under its domain', 'https://checkout.shop.example/cart'],
    ['another origin of the plan', 'https://shop-checkout.example/cart'],
    ['one under an origin of the plan', 'https://de.shop-checkout.example/cart'],
    ['a payment provider', 'https://www.paypal.com/checkoutnow'],
    ['a payment page under a provider’s domain', 'https://hooks.stripe.com/redirect/complete'],
    ['a bank’s 3-D Secure page', 'https://acs2.bank.example/challenge'],
    ['the same by another name', 'https://secure-3ds.bank.example/'],
  ])('%s', (_, referrer) => {
    const page = readPage({ url, referrer }, origins);
    expect([page.campaign, page.referrerHost]).toEqual([undefined, undefined]);
  });

  test.each(['https://mail.example/', 'https://notshop.example/', 'https://acsell.example/', undefined])(
    '%s is another matter',
    (referrer) => {
      expect(readPage({ url, ...(referrer && { referrer }) }, origins).campaign?.source).toBe('homepage');
    },
  );

  test('a link may say that it is no campaign', () => {
    expect(readPage({ url: `${url}&utm_nooverride=1` }).campaign).toBeUndefined();
  });
});

test.each([
  ['gclid=x', { source: 'google', medium: 'cpc' }],
  ['gbraid=x', { source: 'google', medium: 'cpc' }],
  ['wbraid=x', { source: 'google', medium: 'cpc' }],
  ['msclkid=x', { source: 'bing', medium: 'cpc' }],
  ['ttclid=x', { source: 'tiktok', medium: 'cpc' }],
  ['fbclid=x', { source: 'facebook' }],
  ['gclid=x&utm_source=news', { source: 'news' }],
  ['gclid=', undefined],
])('?%s is the campaign %j', (query, campaign) => {
  expect(readPage({ url: `https://shop.example/?${query}` }).campaign).toEqual(campaign);
});
