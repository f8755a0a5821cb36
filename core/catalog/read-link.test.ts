import { expect, test } from 'vitest';
import { readLink } from './read-link.ts';
import { teller } from './tell.ts';

function read(value: unknown) {
  const { tell, told } = teller();
  const link = readLink('image_link', value, tell, tell.leave);
  return [link, ...[...told.left, ...told.repaired].map(({ code }) => code)];
}

test.each([
  [
    'https://shop.example/img/BT Skin D30.png',
    'https://shop.example/img/BT%20Skin%20D30.png',
    'link_escaped',
  ],
  ['//cdn.shop.example/c.jpg', 'https://cdn.shop.example/c.jpg', 'link_completed'],
  ['www.shop.example/c.jpg', 'https://www.shop.example/c.jpg', 'link_completed'],
  ['shop.de/c.jpg', 'https://shop.de/c.jpg', 'link_completed'],
  ['media/c.jpg', '/media/c.jpg', 'link_completed'],
  ['./media/c.jpg', '/media/c.jpg', 'link_completed'],
  ['https://shop.example/p?a=1&amp;b=2', 'https://shop.example/p?a=1&b=2', 'link_escaped'],
  ['https://shop.example/p?a=1&amp;amp;b=2', 'https://shop.example/p?a=1&b=2', 'link_escaped'],
  [
    'https://shop.example/größe[1]{x}.jpg',
    'https://shop.example/gr%C3%B6%C3%9Fe%5B1%5D%7Bx%7D.jpg',
    'link_escaped',
  ],
  ['https://shop.example/100%.jpg', 'https://shop.example/100%25.jpg', 'link_escaped'],
  ['https://shop.example/img\\c.jpg', 'https://shop.example/img/c.jpg', 'link_escaped'],
  ['https://shop.example/\nc.jpg', 'https://shop.example/c.jpg', 'link_escaped'],
  ['/p/größe', '/p/gr%C3%B6%C3%9Fe', 'link_escaped'],
  ['\u200bhttps://shop.example/c.jpg\u200b', 'https://shop.example/c.jpg', 'link_escaped'],
  ['"https://shop.example/c.jpg"', 'https://shop.example/c.jpg', 'link_escaped'],
  ['https//shop.example/c.jpg', 'https://shop.example/c.jpg', 'link_completed'],
  ['https:/shop.example/c.jpg', 'https://shop.example/c.jpg', 'link_completed'],
  ['http://https://shop.example/c.jpg', 'https://shop.example/c.jpg', 'link_completed'],
  ['shop.example/c.jpg', 'https://shop.example/c.jpg', 'link_completed'],
])('%j is mended to %j', (said, link, code) => {
  expect(read(said)).toEqual([link, code]);
});

test.each([
  '/p',
  '/p?variant=1&size=M#top',
  'https://shop.example',
  'HTTPS://shop.example:8443/p(1)/é'.replace('é', 'e'),
  'https://bücher.example/p',
  ' https://shop.example/a%20b ',
])('%j stays as it is', (said) => {
  expect(read(said)).toEqual([said.trim()]);
});

test('of several pictures in one field the first counts', () => {
  const [a, b] = ['https://cdn.example/w_2,h_2/a.jpg', 'https://cdn.example/b.jpg'];
  for (const between of [',', ', ', '|', ';']) expect(read(`${a}${between}${b}`)).toEqual([a]);
});

test.each([
  'javascript:alert(1)',
  '"javascript:alert(1)"',
  '\u200bjavascript:alert(1)',
  'http://javascript:alert(1)',
  'https:javascript:alert(1)',
  'https:/\\evil.example',
  'https//user@evil.example/',
  ' java\nscript:alert(1)',
  '&#x6A;avascript:alert(1)',
  'data:image/png;base64,AAAA',
  'vbscript:x',
  'ftp://shop.example/a',
  '/\\evil.example',
  '\\\\evil.example\\a.jpg',
  '/\t/evil.example',
  'https://',
  'https:///p',
  'https://user:word@evil.example/',
  'https://shop.example\\@evil.example/',
  'https://evil example/',
  'n/a',
  'no_selection',
  'picture',
  7,
])('%j is none', (said) => {
  const [link, ...codes] = read(said);
  expect(link).toBeUndefined();
  expect(codes).toEqual([typeof said === 'number' ? 'invalid' : 'unsafe_link']);
});
