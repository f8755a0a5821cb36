import { expect, test } from 'vitest';
import type { CatalogItem } from '../catalog/item.ts';
import { sharing } from '../catalog/once-a-request.ts';
import { lookupOf, noted } from '../decide/lookup-of.ts';
import { planOf } from '../decide/plain-world.laws.ts';
import { newProfile, type Profile } from '../profile/profile.ts';
import { pickAbout } from './pick-about.ts';
import type { PickInput } from './picked.ts';

const itemOf = (id: string): CatalogItem => ({
  id,
  title: id,
  link: `/p/${id}`,
  price: 1000,
  currency: 'EUR',
  availability: 'in_stock',
  categories: [],
});
const [rose, red, oil] = ['rose', 'red', 'oil'].map(itemOf) as [CatalogItem, CatalogItem, CatalogItem];
const catalog = lookupOf({ items: [rose, red, oil], categories: { Dresses: [rose, red] } });
const profile: Profile = {
  ...newProfile('v'),
  items: {
    gone: { seen: [9, 10], touched: 10 },
    rose: { seen: [10], touched: 10 },
  },
  basket: [
    { kind: 'put', at: 5, id: '1', item: 'oil', quantity: 2 },
    { kind: 'put', at: 6, id: '2', item: 'gone', quantity: 1 },
  ],
};
const input: PickInput = {
  plan: planOf({}),
  profile,
  catalog,
  count: 1,
  context: {
    now: 10,
    session: 's',
    page: { url: 'https://shop.example/', path: '/', busy: [] },
    consent: { personalization: 'granted', analytics: 'granted' },
    gpc: false,
  },
};
const ids = (picked: ReturnType<typeof pickAbout>) =>
  'items' in picked ? picked.items.map(({ id }) => id) : picked.lacks;

test('the focus is what the catalogue still has', () => {
  expect(ids(pickAbout({ pick: 'focus' }, input))).toEqual(['rose']);
  expect(
    ids(pickAbout({ pick: 'focus' }, { ...input, catalog: lookupOf({ items: [], categories: {} }) })),
  ).toMatch(/not in the catalogue/);
  expect(ids(pickAbout({ pick: 'focus' }, { ...input, profile: null }))).toMatch(/not on about anything/);
});

test('the basket has all its lines, and the items that the catalogue knows', () => {
  const picked = pickAbout({ pick: 'basket' }, input);
  expect(ids(picked)).toEqual(['oil']);
  expect(picked.lines?.map(({ item, quantity }) => [item, quantity])).toEqual([
    ['oil', 2],
    ['gone', 1],
  ]);
  expect(ids(pickAbout({ pick: 'basket' }, { ...input, profile: newProfile('v') }))).toBe(
    'The basket is empty.',
  );
  expect(ids(pickAbout({ pick: 'basket' }, { ...input, profile: null }))).toMatch(/Nobody is known/);
});

test('named items come in the order in which they are named, as many as there is room for', () => {
  expect(ids(pickAbout({ items: ['gone', 'red', 'rose'] }, { ...input, count: 4 }))).toEqual(['red', 'rose']);
  expect(ids(pickAbout({ items: ['gone', 'red', 'rose'] }, input))).toEqual(['red']);
  expect(ids(pickAbout({ items: ['gone'] }, input))).toMatch(/None of the items/);
});

test('a category comes in the catalogue’s order', () => {
  expect(ids(pickAbout({ category: 'Dresses' }, { ...input, count: 4 }))).toEqual(['rose', 'red']);
  expect(ids(pickAbout({ category: 'constructor' }, input))).toMatch(/nothing in the category/);
});

test('a pick is made once a request, and every slot of it rests on the same', () => {
  const asked: string[] = [];
  const noting = { ...catalog, item: (id: string) => (asked.push(id), catalog.item(id)) };
  const request = sharing(noting);
  const [first, second] = [noted(request), noted(request)];
  const picked = pickAbout({ pick: 'focus' }, { ...input, catalog: first });
  expect(asked).toEqual(['gone', 'rose']);
  expect(pickAbout({ pick: 'focus' }, { ...input, catalog: second })).toBe(picked);
  expect(second.asked()).toEqual(first.asked());
});
