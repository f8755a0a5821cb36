import { expect, test } from 'vitest';
import { cleanHtml } from './clean-html.ts';

test('text, links and pictures stay as they are', () => {
  const html =
    '<h2 class="big">Hello</h2><p>See <a href="/p/a">this</a> <img src="https://cdn.example/a.png" alt="A" /></p>';
  expect(cleanHtml(html)).toEqual({ html, removed: [] });
});

test('placeholders stay, and an item’s link may be a link', () => {
  const html = '<a href="{{item.link}}">{{item.title}}</a><img src="{{ item.image_link }}" alt="" />';
  expect(cleanHtml(html)).toEqual({ html, removed: [] });
});

test.each([
  ['<script>alert(1)</script><p>a</p>', '<p>a</p>', ['<script>']],
  ['<p onclick="x()">a</p>', '<p>a</p>', ['onclick on <p>']],
  ['<a href="javascript:alert(1)">a</a>', '<a>a</a>', ['href on <a>']],
  ['<a href=" java\nscript:alert(1)">a</a>', '<a>a</a>', ['href on <a>']],
  ['<a href="//evil.example">a</a>', '<a>a</a>', ['href on <a>']],
  ['<a href="{{item.title}}">a</a>', '<a>a</a>', ['href on <a>']],
  ['<img src="data:image/svg+xml,x" alt="" />', '<img alt="" />', ['src on <img>']],
  ['<iframe src="https://evil.example"></iframe>a', 'a', ['<iframe>']],
  ['<p style="position:fixed">a</p>', '<p>a</p>', ['style on <p>']],
  ['<p id="getElementById">a</p>', '<p>a</p>', ['id on <p>']],
  ['<form action="https://evil.example"><input name="a" /></form>', '', ['<form>', '<input>']],
  ['<svg><script>alert(1)</script></svg>', '', ['<svg>', '<script>']],
  ['<style>*{display:none}</style>a', 'a', ['<style>']],
])('%s is made harmless, and told', (html, cleaned, removed) => {
  expect(cleanHtml(html)).toEqual({ html: cleaned, removed });
});

test('a link that opens another page does not hand it this one', () => {
  expect(cleanHtml('<a href="https://a.example" target="_blank">a</a>').html).toContain('rel="noopener"');
});

test('cleaning what is clean changes nothing', () => {
  const once = cleanHtml('<p onclick=x>a &amp; b &lt;script&gt; <b>c</p>').html;
  expect(cleanHtml(once)).toEqual({ html: once, removed: [] });
});
