import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEntities } from './html-entities.ts';
import { plainText } from './plain-text.ts';

test.each([
  ['<p>Falls to <b>mid-calf</b>.</p><ul><li>Viscose</li></ul>', ' Falls to mid-calf. Viscose '],
  ['Soft&nbsp;&amp;&#160;warm &eacute;tole&hellip;', 'Soft & warm étole…'],
  ['a<br/>b', 'a b'],
  ['sizes < 38 and > 36', 'sizes < 38 and > 36'],
  ['<script>alert("<p>")</script>Dress<style>p{}</style><!-- <b> -->', ' Dress '],
  ['Line one\r\n\tline two', 'Line one\r\n\tline two'],
])('%j reads as %j', (html, text) => {
  expect(plainText(html)).toBe(text);
});

test('a text without tags and references stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/[<&]/.test(text));
      expect(plainText(text)).toBe(text);
    }),
  );
});

test.each(['&nosuch;', '&;', '& so', '&#0;', '&#x110000;', '&constructor;', '&amp'])(
  '%j is no reference',
  (text) => {
    expect(decodeEntities(text)).toBe(text);
  },
);

test.each([
  ['&#233;&#xE9;&Eacute;', 'ééÉ'],
  ['&yuml;&nbsp;', 'ÿ\u00a0'],
  ['&amp;nbsp;', '&nbsp;'],
])('%j is %j', (text, characters) => {
  expect(decodeEntities(text)).toBe(characters);
});
