import { expect, test } from 'vitest';
import { isSafeHref } from './safe-href.ts';

test.each([
  'https://shop.example/p/1',
  'HTTP://shop.example',
  'mailto:help@shop.example',
  'tel:+33100000000',
  '/p/1?x=1#y',
  '/',
  '#reviews',
  '?page=2',
])('%s may be put into a page', (href) => {
  expect(isSafeHref(href)).toBe(true);
});

test.each([
  '',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:x',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https://',
  'http:///evil.example',
  'p/1',
  '/p/1 onclick=x',
])('%j may not', (href) => {
  expect(isSafeHref(href)).toBe(false);
});
