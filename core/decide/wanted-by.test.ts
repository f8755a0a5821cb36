import { expect, test } from 'vitest';
import { newProfile, type Profile } from '../profile/profile.ts';
import { lookupOf } from './lookup-of.ts';
import { wantedBy } from './wanted-by.ts';
import { bannersOf, MOMENT, planOf, worldOf } from './plain-world.laws.ts';

/** Has looked at two things. */
const looker: Profile = {
  ...newProfile('anna'),
  items: {
    dress: { seen: [MOMENT], touched: MOMENT },
    shoes: { seen: [MOMENT - 1000], touched: MOMENT },
  },
};
/** And has put a third into the basket, which manners look up whatever it is about. */
const profile: Profile = {
  ...looker,
  basket: [{ kind: 'put', at: MOMENT, id: '1', item: 'oil', quantity: 1 }],
};

type Variant = Parameters<typeof planOf>[0][string]['variants'][number];
function needs(variant: Partial<Variant>, more: Parameters<typeof worldOf>[1] = { profile }) {
  const content = { kind: 'banner' as const, title: 'Hello' };
  const plan = planOf({ hero: { kind: 'content', variants: [{ id: 'a', content, ...variant }] } });
  return wantedBy({ ...worldOf(plan, more), catalog: lookupOf({}) });
}
const basketTitle = { kind: 'banner' as const, title: '{{ basket.value }}' };

test('each thing to be about needs its own items', () => {
  expect(needs({ about: { pick: 'focus' } }, { profile: looker }).items.sort()).toEqual(['dress', 'shoes']);
  expect(needs({ about: { pick: 'basket' } }).items).toEqual(['oil']);
  expect(needs({ about: { items: ['a', 'b', 'a'] } }, { profile: looker }).items).toEqual(['a', 'b']);
  expect(needs({ about: { items: ['a'] } }).items).toEqual(['a', 'oil']);
  expect(needs({ about: { category: 'Women' } }).categories).toEqual(['Women']);
});

test('a variant about nothing in particular may name the page’s item', () => {
  expect(needs({}, { profile: looker, page: { itemId: 'car' } }).items).toEqual(['car']);
  expect(needs({}, { profile: looker }).items).toEqual([]);
});

test('a text that names the basket needs its items, whatever it is about', () => {
  expect(needs({ content: basketTitle }).items).toEqual(['oil']);
  expect(needs({ content: basketTitle, about: { items: ['a'] } }).items).toEqual(['a', 'oil']);
  expect(needs({ content: { kind: 'basket', title: 'Yours' } }).items).toEqual(['oil']);
});

test('of somebody who is not known only the page’s item is needed', () => {
  expect(needs({ about: { pick: 'focus' } }, { page: { itemId: 'car' } }).items).toEqual(['car']);
  expect(needs({ about: { pick: 'basket' }, content: basketTitle }, {}).items).toEqual([]);
});

test('invitations are provided for without being asked for, other slots are not', () => {
  const named = bannersOf(['a'], { kind: 'invitation' });
  const variants = named.variants.map((variant) => ({ ...variant, about: { items: ['car'] } }));
  const plan = planOf({ chat: { ...named, variants }, hero: { ...named, kind: 'content', variants } });
  const asked = (slots: string[]) => wantedBy({ ...worldOf(plan), slots, catalog: lookupOf({}) }).items;
  expect(asked([])).toEqual(['car']);
  const content = planOf({ hero: { kind: 'content', variants } });
  expect(wantedBy({ ...worldOf(content), slots: ['constructor'], catalog: lookupOf({}) }).items).toEqual([]);
});

test('of what was bought, all but what lasts is asked what orders teach', () => {
  const buy = { order: 'o1', at: MOMENT, quantity: 1 };
  const bought = { lamp: [buy], pen: [buy], tea: [buy] };
  const plan = planOf({ hero: { kind: 'content', variants: [{ id: 'a', content: basketTitle }] } });
  const world = worldOf(plan, { profile: { ...looker, bought } });
  const things = [
    { id: 'lamp', lifetimeDays: 900 },
    { id: 'pen', lifetimeDays: 900, replenishDays: 90 },
    { id: 'tea' },
  ];
  const items = things.map((each) => ({
    ...{ title: each.id, link: `/p/${each.id}`, price: 100, currency: 'EUR', categories: [] },
    ...{ availability: 'in_stock' as const, ...each },
  }));
  expect(wantedBy({ ...world, catalog: lookupOf({ items }) }).lessons).toEqual(['pen', 'tea']);
});
