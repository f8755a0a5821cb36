import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readJsonLd } from './json-ld.ts';

const script = (name: string) =>
  /<script[^>]*>([^]*?)<\/script>/.exec(
    readFileSync(new URL(`fixtures/${name}.html`, import.meta.url), 'utf8'),
  )![1]!;

test('well-formed JSON comes through unchanged', () => {
  const value = {
    a: 'http://x//y',
    b: '/* no comment */ <!-- none --> ,}',
    c: [1, { d: null }],
    e: '"\\\n\té',
  };
  expect(readJsonLd(JSON.stringify(value))).toEqual(value);
  expect(readJsonLd(JSON.stringify(value, null, 2))).toEqual(value);
});

test('comments, and the comma that they leave behind, do no harm', () => {
  expect(readJsonLd(script('jsonld-with-js-comment'))).toMatchObject({ articleSection: '商情' });
  expect(readJsonLd('{"a": 1, /* b */ // c\n }')).toEqual({ a: 1 });
  expect(readJsonLd('<!-- {"a": [1, 2,], } -->')).toEqual({ a: [1, 2] });
});

test('raw line breaks in a text become spaces', () => {
  expect(readJsonLd(script('jsonld-with-control-characters'))).toEqual({
    data: expect.stringMatching(/^line 1 +line 2 +line 3 *$/),
  });
  expect(readJsonLd(script('jsonld-with-control-characters-comment'))).toEqual({
    data: expect.stringMatching(/^<!-- John joined the festival. --><b>some +text<\/b>$/),
  });
});

test('what cannot be read is undefined', () => {
  for (const text of ['', 'nonsense', '{"a": }', '{"a": "']) expect(readJsonLd(text)).toBeUndefined();
});

test('a banner of slashes and stars is read in no time', () => {
  const banner = `{"a": 1, ${'//'.repeat(5000)}\n${'/* * */ '.repeat(2000)} "b": 2}`;
  expect(readJsonLd(banner)).toEqual({ a: 1, b: 2 });
});
