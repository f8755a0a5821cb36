import { expect, test } from 'vitest';
import { lookupOf, noted } from '../decide/lookup-of.ts';
import type { CatalogItem, CatalogLookup } from './item.ts';
import { once, sharing } from './once-a-request.ts';

const itemOf = (id: string): CatalogItem => ({
  id,
  title: id,
  link: `/p/${id}`,
  price: 1,
  currency: 'EUR',
  availability: 'in_stock',
  categories: [],
});
const catalog = lookupOf({ items: ['a', 'b'].map(itemOf), categories: { all: [itemOf('c')] } });
const maker = {};

test('what is made once is made once, and each slot that uses it notes all that it rests on', () => {
  let times = 0;
  const make = (noting: CatalogLookup) => {
    times += 1;
    return [noting.item('a')?.id, noting.item('gone')?.id, noting.category('all').length];
  };
  const request = sharing(catalog);
  const slots = [noted(request), noted(request), noted(request)];
  expect(slots.map((slot) => once(slot, maker, 'key', make))).toEqual(slots.map(() => ['a', undefined, 1]));
  expect(times).toBe(1);
  for (const slot of slots) {
    expect(slot.asked()).toEqual({ items: ['a', 'gone'], categories: ['all'], popular: [], lessons: [] });
    expect(
      slot
        .found()
        .items.map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'c']);
  }
});

test('what rests on something that was made once rests on what that rests on', () => {
  const inner = (noting: CatalogLookup) => once(noting, maker, 'inner', (deeper) => deeper.item('b')?.id);
  const outer = (noting: CatalogLookup) => once(noting, maker, 'outer', (deeper) => `${inner(deeper)}!`);
  const request = sharing(catalog);
  expect(inner(noted(request))).toBe('b');
  for (const slot of [noted(request), noted(request)]) {
    expect(outer(slot)).toBe('b!');
    expect(slot.asked().items).toEqual(['b']);
  }
});

test('other keys, other makers and other requests make their own, and so does a look-up that shares nothing', () => {
  let times = 0;
  const make = () => (times += 1);
  const request = sharing(catalog);
  once(request, maker, 'x', make);
  once(request, maker, 'y', make);
  once(request, {}, 'x', make);
  once(sharing(catalog), maker, 'x', make);
  once(catalog, maker, 'x', make);
  once(catalog, maker, 'x', make);
  expect(times).toBe(6);
});
