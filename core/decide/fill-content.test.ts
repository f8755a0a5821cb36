import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { CatalogItem } from '../catalog/item.ts';
import { contentSchema } from '../plan/content-schema.ts';
import type { BasketLine } from '../profile/profile.ts';
import { fillContent } from './fill-content.ts';
import { lookupOf } from './lookup-of.ts';
import { planOf } from './plain-world.laws.ts';

const plan = planOf({});
const dress: CatalogItem = {
  id: 'dress',
  title: 'Dress "Rose" & <b>more</b> {{item.price}}',
  link: '/p/dress?colour=rose',
  imageLink: '/img/dress.svg',
  price: 12_900,
  salePrice: 9900,
  currency: 'EUR',
  availability: 'in_stock',
  brand: 'Marlow & Finch',
  color: 'rose',
  categories: [],
};
const shoes: CatalogItem = {
  id: 'shoes',
  title: 'Shoes',
  link: 'javascript:alert(1)',
  price: 8000,
  currency: 'EUR',
  availability: 'in_stock',
  categories: [],
};
const catalog = lookupOf({ items: [dress, shoes], categories: {} });

function fill(
  content: v.InferInput<typeof contentSchema>,
  items: CatalogItem[] = [dress],
  lines?: BasketLine[],
) {
  const variant = {
    id: 'a',
    incentive: { kind: 'none' as const },
    familiarity: 'ambient' as const,
    purpose: 'promotion' as const,
    priority: 0,
    weight: 1,
    content: v.parse(contentSchema, content),
  };
  const result = fillContent({ variant, items, ...(lines && { lines }) }, plan, catalog);
  return result.ok ? result.content : result.lacks;
}

test('placeholders are filled, prices for people, and values are not read as templates again', () => {
  const content = {
    kind: 'banner' as const,
    eyebrow: '{{item.brand}}',
    title: '{{ item.title }} in {{item.color}}',
    text: 'Now {{item.price}}',
    image: '{{item.image_link}}',
    imageAlt: '{{item.color}}',
    cta: { label: 'See {{item.brand}}', href: '{{item.link}}' },
    dismiss: 'No, thank you',
  };
  expect(fill(content)).toEqual({
    kind: 'banner',
    eyebrow: 'Marlow & Finch',
    title: 'Dress "Rose" & <b>more</b> {{item.price}} in rose',
    text: 'Now €99.00',
    image: { src: '/img/dress.svg', alt: 'rose' },
    cta: { label: 'See Marlow & Finch', href: '/p/dress?colour=rose' },
    dismiss: 'No, thank you',
  });
});

test('in markup a value is text', () => {
  const content = { kind: 'html' as const, html: '<p title="{{item.title}}">{{item.brand}}</p>' };
  expect(fill(content)).toEqual({
    kind: 'html',
    html: '<p title="Dress &#34;Rose&#34; &#38; &#60;b&#62;more&#60;/b&#62; {{item.price}}">Marlow &#38; Finch</p>',
  });
});

test.each([
  ['an unknown name', '{{item.margin}}', 'Its content names {{item.margin}}, which nobody knows.'],
  ['no name', '{{ }}', 'Its content names {{}}, which nobody knows.'],
  ['a name without a value', '{{item.size}}', 'Its content names {{item.size}}, which has no value here.'],
  ['an inherited name', '{{constructor}}', 'Its content names {{constructor}}, which nobody knows.'],
])('a text with %s makes it no candidate', (_, title, lacks) => {
  expect(fill({ kind: 'banner', title })).toBe(lacks);
  expect(fill({ kind: 'json', json: { deep: [title] } })).toBe(lacks);
});

test('a link that does not hold good is left out with its label, a button without one stays', () => {
  const title = 'Hello';
  const banner = (href?: string) =>
    fill({ kind: 'banner', title, cta: { label: 'Go', ...(href && { href }) } }, [shoes]);
  expect(banner('{{item.link}}')).toEqual({ kind: 'banner', title });
  expect(banner('{{item.title}}')).toEqual({ kind: 'banner', title });
  expect(banner()).toEqual({ kind: 'banner', title, cta: { label: 'Go' } });
});

test('a value further in a link is a part of it', () => {
  const cta = { label: 'Go', href: '/search?brand={{item.brand}}&from={{item.link}}' };
  expect(fill({ kind: 'banner', title: 'x', cta })).toMatchObject({
    cta: { href: '/search?brand=Marlow%20%26%20Finch&from=%2Fp%2Fdress%3Fcolour%3Drose' },
  });
});

test('a picture that is not there is left out alone', () => {
  expect(fill({ kind: 'banner', title: 'x', image: '{{item.image_link}}' }, [shoes])).toEqual({
    kind: 'banner',
    title: 'x',
  });
});

test('a list shows items with a link that holds good, and none is no candidate', () => {
  expect(fill({ kind: 'items', title: 'For you' }, [shoes, dress])).toEqual({
    kind: 'items',
    title: 'For you',
    items: [{ id: 'dress', title: dress.title, link: dress.link, image: dress.imageLink, price: '€99.00' }],
  });
  expect(fill({ kind: 'items', title: 'For you' }, [shoes])).toMatch(/none to list/);
});

test('the basket has its lines, its number and its sum', () => {
  const lines = [
    { item: 'gone', quantity: 1, price: 500 },
    { item: 'dress', quantity: 2, price: 9000 },
    { item: 'shoes', quantity: 1 },
  ];
  const title = '{{basket.count}} for {{basket.value}}, first {{basket.first.title}}';
  expect(fill({ kind: 'basket', title }, [], lines)).toMatchObject({
    title: `4 for €265.00, first ${dress.title}`,
    items: [{ id: 'dress', quantity: 2, price: '€90.00' }],
  });
  expect(fill({ kind: 'basket', title: 'x' }, [], [{ item: 'gone', quantity: 1 }])).toMatch(
    /nothing to show/,
  );
  expect(fill({ kind: 'banner', title: '{{basket.value}}' }, [], [{ item: 'gone', quantity: 1 }])).toMatch(
    /no value/,
  );
  expect(fill({ kind: 'banner', title: '{{basket.count}}' })).toMatch(/no value/);
});

test('what was put in in another currency costs what the catalogue says, and has no part in a sum', () => {
  const priceOf = (line: Partial<BasketLine>, of = dress) => {
    const filled = fill({ kind: 'basket', title: 'x' }, [], [{ item: of.id, quantity: 1, ...line }]);
    return typeof filled === 'object' && 'items' in filled ? filled.items[0]?.price : filled;
  };
  expect(priceOf({ price: 3200, currency: 'JPY' })).toBe('€99.00');
  expect(priceOf({ price: 9000, currency: 'EUR' })).toBe('€90.00');
  expect(priceOf({ price: 9000 })).toBe('€90.00');
  const value = (currency: string) =>
    fill(
      { kind: 'banner', title: '{{basket.value}}' },
      [],
      [{ item: 'dress', quantity: 2, price: 3200, currency }],
    );
  expect(value('EUR')).toMatchObject({ title: '€64.00' });
  expect(value('JPY')).toMatch(/no value/);
});

test('headless content is filled at any depth, and a key cannot become a prototype', () => {
  const json = JSON.parse(
    '{"a":[{"b":"{{item.color}}","n":1,"__proto__":{"x":"{{item.brand}}"}}],"z":null}',
  ) as unknown;
  const filled = fill({ kind: 'json', json });
  expect(JSON.stringify(filled)).toBe(
    '{"kind":"json","json":{"a":[{"b":"rose","n":1,"__proto__":{"x":"Marlow & Finch"}}],"z":null}}',
  );
  const deep = JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown;
  expect(fill({ kind: 'json', json: deep })).toBe('Its JSON is nested too deep.');
});
