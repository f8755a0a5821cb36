import * as fc from 'fast-check';
import { expect, test } from 'vitest';
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
      const { href, pathname } = new URL(url);
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
