import { env, exports } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { hashToken } from '../auth/token-cache.ts';
import { samplePlan } from '../memory-world.ts';
import { d1Catalog } from '../stores/d1-catalog.ts';
import { d1Tokens } from '../stores/d1-tokens.ts';

/** Uploads through the whole worker into D1, as streams. */

const ITEMS = 3000;

async function put(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return exports.default.fetch(`https://edge.example${path}`, {
    method: 'PUT',
    headers: { authorization: 'Bearer server', ...headers },
    body,
  });
}

/** In pieces of 1,000 bytes, which end anywhere. */
function streamOf(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, (at += 1000)));
    },
  });
}

function feed(end = '</channel></rss>'): string {
  const items = Array.from(
    { length: ITEMS },
    (_, n) =>
      `<item><g:id>i${n}</g:id><title>Étole n° ${n}</title><link>/p/${n}</link><g:price>${n}.50 EUR</g:price>` +
      '<g:availability>in stock</g:availability><g:product_type>All</g:product_type></item>',
  );
  return `<rss><channel>\n${items.join('\n')}\n${end}`;
}

beforeAll(async () => {
  const token = { name: 'server', site: 'demo', scopes: ['plan' as const, 'catalog' as const] };
  await d1Tokens(env.DB).put(await hashToken('server'), token);
  const json = { 'content-type': 'application/json' };
  expect((await put('/v1/plan', JSON.stringify(samplePlan()), json)).status).toBe(200);
});

test('a feed is stored as it streams in, whole, in its order', async () => {
  const response = await put('/v1/catalog', streamOf(feed()), { 'content-type': 'application/xml' });
  expect(await response.json()).toMatchObject({ mode: 'replace', stored: ITEMS, rejected: [] });
  const store = d1Catalog(env.DB);
  expect(await store.count('demo')).toBe(ITEMS);
  expect((await store.category('demo', 'All', 3)).map(({ id }) => id)).toEqual(['i0', 'i1', 'i2']);
  expect((await store.get('demo', ['i2999']))[0]).toMatchObject({ title: 'Étole n° 2999', price: 299_950 });
});

test('a feed that breaks off leaves the catalogue in force', async () => {
  const tsv = 'id\ttitle\tlink\tprice\tavailability\na\tA\t/a\t1 EUR\tin stock';
  const whole = await put('/v1/catalog', tsv, { 'content-type': 'text/tab-separated-values' });
  expect(whole.status).toBe(200);
  const response = await put('/v1/catalog', streamOf(feed('</chan')), { 'content-type': 'text/xml' });
  expect(await response.json()).toMatchObject({ status: 400, code: 'malformed_xml', stored: 0 });
  expect(await d1Catalog(env.DB).count('demo')).toBe(1);
});

test('a packed patch changes what it names', async () => {
  const text = 'id\tprice\na\t2 EUR';
  const packed = new Response(text).body!.pipeThrough(new CompressionStream('gzip'));
  const response = await put('/v1/catalog?mode=patch', packed, {
    'content-type': 'text/tab-separated-values',
    'content-encoding': 'gzip',
  });
  expect(await response.json()).toMatchObject({ stored: 1 });
  expect((await d1Catalog(env.DB).get('demo', ['a']))[0]).toMatchObject({ title: 'A', price: 200 });
});
