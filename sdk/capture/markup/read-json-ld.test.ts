import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readJsonLd } from './read-json-ld.ts';

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

// 20 of the real-world inputs, and others that shops write.
test.for<[string, string, unknown?]>([
  ['CDATA', '<![CDATA[ {"sku":"X","name":"N"} ]]>'],
  ['CDATA in comments', '//<![CDATA[\n{"sku":"X","name":"N"}\n//]]>'],
  ['CDATA in comments, on one line', '/*<![CDATA[*/ {"sku":"X","name":"N"} /*]]>*/'],
  ['a byte order mark', '\ufeff{"sku":"X","name":"N"}'],
  ['white space of other kinds', '\u200b{\u00a0"sku":"X",\u2003"name":"N"}'],
  ['a semicolon', '{"sku":"X","name":"N"};'],
  ['a comma at the end', '{"sku":"X","name":"N"},'],
  ['a brace too many', '{"sku":"X","name":"N"}}'],
  ['a brace too few', '{"sku":"X","name":"N"'],
  ['a brace too few inside', '[{"sku":"X","name":"N"]', [{ sku: 'X', name: 'N' }]],
  ['an escaped apostrophe', `{"sku":"X","name":"Men\\'s shirt"}`, { sku: 'X', name: "Men's shirt" }],
  [
    'escapes that JSON does not know',
    '{"sku":"X","name":"\\x41\\-\\u00e9\\uZ\\\\"}',
    { sku: 'X', name: 'A-éuZ\\' },
  ],
  ['two commas', '{"sku":"X",,"name":"N"}'],
  ['a comma at the start', '[,{"sku":"X","name":"N"}]', [{ sku: 'X', name: 'N' }]],
  ['no comma between lines', '{"sku":"X"\n"name":"N"}'],
  ['no comma between nodes', '[{"a":1}\n{"b":2}]', [{ a: 1 }, { b: 2 }]],
  ['two documents', '{"a":1}{"b":2}', [{ a: 1 }, { b: 2 }]],
  ['a thousand with a comma', '{"price":3,999.00}', { price: '3,999.00' }],
  ['a comma as the point', '{"price":12,5,"a":1}', { price: '12,5', a: 1 }],
  ['a currency', '{"price":€12.99,"a":1.50}', { price: '€12.99', a: 1.5 }],
  ['zeros in front', '{"sku":00123}', { sku: '00123' }],
  ['nothing', '{"price": ,"sku":"X","name": }', { price: null, sku: 'X', name: null }],
  ['words of other languages', '{"price":NaN,"a":true,"b":-1.5}', { price: 'NaN', a: true, b: -1.5 }],
  [
    'all quotes escaped',
    '{&quot;sku&quot;:&quot;X&quot;,&quot;name&quot;:&quot;A &amp;amp; B&quot;}',
    { sku: 'X', name: 'A &amp; B' },
  ],
  ['quotes of an editor', '{“sku”:”X”,“name”:”N”}'],
  ['single quotes', `{'sku':'X','name':'24" \\'N\\''}`, { sku: 'X', name: `24" 'N'` }],
  ['keys without quotes', '{sku: "X", name: "N"}'],
  ['tags', '<p>{"sku":"X",<br />\n"name":"N"}</p>'],
  ['a statement', 'var product = {"sku":"X","name":"N"};'],
  ['comments with quotes in them', '{"sku":"X", // don\'t "touch"\n"name":"N" /* it\'s "odd" */}'],
  ['what only looks like a fault', '{"sku":"X","name":"N",}', undefined],
])('mended: %s', ([, text, value]) => {
  expect(readJsonLd(text)).toEqual(value ?? { sku: 'X', name: 'N' });
});

test('a text is left as it is where its script is mended elsewhere', () => {
  const text = '<![CDATA[ // /* ,, }{ \\" \\\\ &quot; \u00a0 it\'s: 3,999 ]]>';
  expect(readJsonLd(`{"a": "${text}",}`)).toEqual({ a: JSON.parse(`"${text}"`) });
});

test('what cannot be read is undefined', () => {
  for (const text of [
    '',
    'nonsense',
    '{"a": "',
    '{"a":"The "best" lamp"}',
    '{"a" "b"}',
    '{{ product | json }}',
  ])
    expect(readJsonLd(text)).toBeUndefined();
});

test.for(['/*', '"\\', '<a', "'", '[', '{', ' ', 'a', ':', ',', '//', '"a" ', ']]>', '\\"', 'a:', '<!--'])(
  '60,000 characters of %s are read in no time',
  (part) => {
    const began = performance.now();
    readJsonLd(part.repeat(60_000 / part.length));
    readJsonLd(`{"a":1,${part.repeat(60_000 / part.length)}}`);
    expect(performance.now() - began).toBeLessThan(1500);
  },
);

test('a banner of slashes and stars is read in no time', () => {
  const banner = `{"a": 1, ${'//'.repeat(5000)}\n${'/* * */ '.repeat(2000)} "b": 2}`;
  expect(readJsonLd(banner)).toEqual({ a: 1, b: 2 });
});
