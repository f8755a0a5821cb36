import { expect, test } from 'vitest';
import type { CatalogItem } from '../catalog/item.ts';
import { sharing } from '../catalog/once-a-request.ts';
import { lookupOf, noted } from '../decide/lookup-of.ts';
import { newProfile, type Buy, type Profile } from '../profile/profile.ts';
import { boughtThings } from './bought-things.ts';

const item = (id: string, more: Partial<CatalogItem> = {}): CatalogItem => ({
  id,
  title: id,
  link: `/p/${id}`,
  price: 1000,
  currency: 'EUR',
  availability: 'in_stock',
  categories: [],
  ...more,
});
const buy = (at: number): Buy => ({ order: `o${at}`, at, quantity: 1 });
const bought = (buys: Profile['bought']): Profile => ({ ...newProfile('v'), bought: buys });

test('nothing was bought by nobody, nor by who has bought nothing', () => {
  expect(boughtThings(null, lookupOf({}))).toEqual([]);
  expect(boughtThings(bought({}), lookupOf({}))).toEqual([]);
});

test('two colours are one thing, which was bought when the last of them was', () => {
  const catalog = lookupOf({
    items: [item('rose', { groupId: 'dress' }), item('sage', { groupId: 'dress' }), item('mat')],
  });
  const things = boughtThings(bought({ rose: [buy(1), buy(7)], sage: [buy(4)], mat: [buy(5)] }), catalog);
  expect(things).toMatchObject([
    { thing: 'dress', id: 'rose', at: 7, buys: [{ at: 1 }, { at: 4 }, { at: 7 }] },
    { thing: 'mat', id: 'mat', at: 5 },
  ]);
});

test('the record of each decision has what it was made from, though it is made once', () => {
  const profile = bought({ mat: [buy(5)], lamp: [buy(6)], gone: [buy(7)] });
  const catalog = lookupOf({ items: [item('mat'), item('lamp', { lifetimeDays: 900 })] });
  const request = sharing(catalog);
  const [first, second] = [noted(request), noted(request)];
  expect(boughtThings(profile, second)).toBe(boughtThings(profile, first));
  expect(second.asked()).toEqual(first.asked());
  expect(second.asked()).toMatchObject({ items: ['mat', 'lamp', 'gone'], lessons: ['mat'] });
});

test('a look-up that finds something else is heard', () => {
  const profile = bought({ mat: [buy(5)] });
  const [before, after] = [item('mat'), item('mat', { lifetimeDays: 900 })];
  expect(boughtThings(profile, lookupOf({ items: [before] }))[0]?.item).toBe(before);
  expect(boughtThings(profile, lookupOf({ items: [after] }))[0]?.item).toBe(after);
  expect(boughtThings(profile, lookupOf({}))[0]?.item).toBeUndefined();
});
