import { expect, test } from 'vitest';
import { FIELD_UNITS_MAX, RECORD_UNITS_MAX } from './feed.ts';
import type { FeedLine } from './feed.ts';
import { readXml } from './read-xml.ts';

async function read(text: string, size = text.length) {
  async function* parts() {
    for (let at = 0; at < text.length; at += size)
      yield { ok: true as const, value: text.slice(at, at + size) };
  }
  const lines: FeedLine[] = [];
  for await (const part of readXml(parts())) {
    if (!part.ok) return part;
    lines.push(...part.value);
  }
  return lines;
}

async function itemsOf(text: string) {
  const lines = await read(text);
  if (!Array.isArray(lines)) throw new Error(`${lines.code}: ${lines.detail}`);
  return lines.map((each) => (each.ok ? each.json : each.code));
}

const rss = (items: string) =>
  `<?xml version="1.0"?>\n<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0">\n<channel><title>Shop</title>\n` +
  `<link>https://shop.example</link>\n${items}\n</channel></rss>`;

const DRESS = `<item>
  <title>A plain title</title><link>https://shop.example/p/dress</link>
  <g:id>dress</g:id>
  <g:title><![CDATA[Rose & <b>wild</b> dress]]></g:title>
  <description>Falls to &lt;b&gt;mid-calf&lt;/b&gt;,&nbsp;soft &#8211; &amp; warm</description>
  <g:price>129.00 EUR</g:price>
  <g:availability>in stock</g:availability>
  <g:product_type>Women &gt; Dresses</g:product_type><g:product_type>Sale</g:product_type>
  <g:shipping><g:country>FR</g:country><g:price>5.00 EUR</g:price></g:shipping>
  <tact:lifetime_days>730</tact:lifetime_days><goes_with>shoes</goes_with><goes_with>bag</goes_with>
</item>`;

test('an item of RSS has the fields of Merchant and of Tact, each where it belongs', async () => {
  expect(await read(rss(DRESS))).toEqual([
    {
      line: 5,
      ok: true,
      units: expect.any(Number),
      json: {
        id: 'dress',
        title: 'Rose & <b>wild</b> dress',
        link: 'https://shop.example/p/dress',
        description: 'Falls to <b>mid-calf</b>,\u00a0soft – & warm',
        price: '129.00 EUR',
        availability: 'in stock',
        product_type: ['Women > Dresses', 'Sale'],
        shipping: 'FR 5.00 EUR',
        lifetime_days: '730',
        goes_with: 'shoes,bag',
      },
    },
  ]);
});

test('a feed reads the same in whatever parts it comes', async () => {
  const feed = rss(`${DRESS}\n\n${DRESS.replaceAll('dress', 'robe').replaceAll('\n', '\r\n')}`);
  const whole = await read(feed);
  expect(whole).toHaveLength(2);
  for (const size of [1, 2, 3, 17]) expect(await read(feed, size)).toEqual(whole);
});

test('an entry of Atom has the link that leads to its page', async () => {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
    <title>Shop</title><link rel="self" href="https://shop.example/feed"/><id>tag:shop</id>
    <entry><g:id>a</g:id><id>tag:shop,a</id><title>A</title><link rel="enclosure" href="/a.jpg"/><link href="/p/a"/>
      <summary>Short</summary><content type="html">Long</content></entry></feed>`;
  expect(await itemsOf(feed)).toEqual([{ id: 'a', title: 'A', link: '/p/a', description: 'Short' }]);
});

test('Merchant’s names are known by whatever prefix the feed gives them, or by g: alone; others are none', async () => {
  const feed = `<rss xmlns:ns0="http://base.google.com/ns/1.0"><channel><item><ns0:id>a</ns0:id><g:price>1 EUR</g:price>
    <media:title>no</media:title></item></channel></rss>`;
  expect(await itemsOf(feed)).toEqual([{ id: 'a', price: '1 EUR' }]);
});

test('HTML that was left bare in a description is its words', async () => {
  expect(
    await itemsOf(rss('<item><g:id>a</g:id><description><p>Soft</p><p>Warm</p></description></item>')),
  ).toEqual([{ id: 'a', description: 'Soft Warm' }]);
});

test('an empty element says that there is none, except of what an item needs', async () => {
  expect(await itemsOf(rss('<item><g:id>a</g:id><g:sale_price/><g:title></g:title></item>'))).toEqual([
    { id: 'a', sale_price: '' },
  ]);
});

test('blank lines before the declaration do no harm, and count', async () => {
  const lines = (await read(`\r\n\n  ${rss('<item><g:id>a</g:id></item>')}`, 1)) as FeedLine[];
  expect(lines[0]?.line).toBe(7);
});

test.each([
  [
    'an entity that is declared',
    '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><item><g:id>&a;</g:id></item></rss>',
    1,
  ],
  ['an external entity', '<!DOCTYPE r [\n<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<r>&x;</r>', 2],
  [
    'a document type from elsewhere',
    '<?xml version="1.0"?>\n<!DOCTYPE rss SYSTEM "https://evil.example/">\n<rss/>',
    2,
  ],
  ['an item that is not closed', rss('<item>\n<g:id>a</g:id></channel>'), 6],
  ['a feed that breaks off', rss(DRESS).slice(0, -30), 14],
  ['an ampersand outside of items', rss('<a>a & b</a>'), 5],
  ['what is no XML', 'id,title\na,A', 1],
  ['a tag of attributes alone', `<a ${Array.from({ length: 65 }, (_, n) => `a${n}=""`).join(' ')}/>`, 1],
  ['a comment without an end', rss(`<!-- ${'x'.repeat(1_100_000)}`), 6],
  ['nesting without an end', '<a>'.repeat(40), 1],
])('%s is refused, with its line', async (_, text, line) => {
  const refusal = await read(text);
  expect(refusal).toMatchObject({
    ok: false,
    code: 'malformed_xml',
    detail: expect.stringMatching(`^line ${line}: `),
  });
});

test('of a feed that is not well-formed nothing counts from the fault on', async () => {
  async function* parts() {
    yield {
      ok: true as const,
      value: rss('<item><g:id>a</g:id></item><item></x></item><item><g:id>b</g:id></item>'),
    };
  }
  const seen = [];
  for await (const part of readXml(parts())) seen.push(part.ok ? part.value.length : part.code);
  expect(seen).toEqual([1, 'malformed_xml']);
});

test('a field that is too long is cut, and so is what a record has past its bound', async () => {
  const picture = `<p>Nice</p><img src="data:image/png;base64,${'A'.repeat(90_000)}">`;
  const [long] = (await read(
    rss(`<item><g:description><![CDATA[${picture}]]></g:description><g:id>a</g:id></item>`),
    1000,
  )) as FeedLine[];
  expect(long).toMatchObject({
    ok: true,
    json: { id: 'a' },
    mended: [{ path: 'description', code: 'text_cut' }],
  });
  expect(long).toHaveProperty('json.description', picture.slice(0, FIELD_UNITS_MAX));
  const many = `<g:x>${'y'.repeat(10_000)}</g:x>`.repeat(40);
  const [wide] = (await read(rss(`<item><g:id>a</g:id>${many}</item>`))) as FeedLine[];
  expect(JSON.stringify(wide?.ok && wide.json).length).toBeLessThan(RECORD_UNITS_MAX + 1000);
});

test.each([
  ['a bare ampersand', 'Salt & pepper &', 'Salt & pepper &'],
  ['an entity that nobody declared', 'a &nosuch; b &constructor;', 'a &nosuch; b &constructor;'],
  ['a bare less-than', 'sizes <38', 'sizes <38'],
  ['HTML that is not closed', 'One<br>two<p>three', 'One two three'],
  ['HTML that is closed twice', 'One</p> two', 'One</p> two'],
  ['attributes without quotes', '<a href=x disabled>One</a>', 'One'],
])('%s in a field is text, and told; the next item is whole', async (_, html, text) => {
  const item = `<item><g:id>a</g:id><g:description>${html}</g:description></item><item><g:id>b</g:id></item>`;
  const lines = (await read(rss(item), 7)) as FeedLine[];
  expect(lines).toMatchObject([
    { json: { id: 'a', description: text }, mended: [{ path: 'description', code: 'xml_mended' }] },
    { json: { id: 'b' } },
  ]);
  expect(lines[1]).not.toHaveProperty('mended');
});

test('a document type that declares nothing is passed over', async () => {
  expect(await itemsOf(`<!DOCTYPE rss>${rss('<item><g:id>a</g:id></item>').slice(21)}`)).toEqual([
    { id: 'a' },
  ]);
});

test('names of objects’ own things are only fields', async () => {
  const [item] = await itemsOf(
    rss('<item><g:id>a</g:id><__proto__>x</__proto__><constructor>y</constructor></item>'),
  );
  expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
});
