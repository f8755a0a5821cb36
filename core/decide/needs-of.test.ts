import { expect, test } from 'vitest';
import { newProfile, type Profile } from '../profile/profile.ts';
import { needsOf } from './needs-of.ts';
import { bannersOf, MOMENT, planOf, worldOf } from './plain-world.laws.ts';

const profile: Profile = {
  ...newProfile('anna'),
  items: {
    dress: { seen: [MOMENT], touched: MOMENT },
    shoes: { seen: [MOMENT - 1000], touched: MOMENT },
  },
  basket: [{ kind: 'put', at: MOMENT, id: '1', item: 'oil', quantity: 1 }],
};

type Variant = Parameters<typeof planOf>[0][string]['variants'][number];
function needs(variant: Partial<Variant>, more: Parameters<typeof worldOf>[1] = { profile }) {
  const content = { kind: 'banner' as const, title: 'Hello' };
  return needsOf(
    worldOf(planOf({ hero: { kind: 'content', variants: [{ id: 'a', content, ...variant }] } }), more),
  );
}
const basketTitle = { kind: 'banner' as const, title: '{{ basket.value }}' };

test('each thing to be about needs its own items', () => {
  expect(needs({ about: { pick: 'focus' } }).items.sort()).toEqual(['dress', 'shoes']);
  expect(needs({ about: { pick: 'basket' } }).items).toEqual(['oil']);
  expect(needs({ about: { items: ['a', 'b', 'a'] } }).items).toEqual(['a', 'b']);
  expect(needs({ about: { category: 'Women' } })).toEqual({ items: [], categories: ['Women'] });
  expect(needs({ about: { pick: 'similar' } })).toEqual({ items: [], categories: [] });
});

test('a variant about nothing in particular may name the page’s item', () => {
  expect(needs({}, { profile, page: { itemId: 'car' } }).items).toEqual(['car']);
  expect(needs({}).items).toEqual([]);
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
  const asked = (slots: string[]) => needsOf({ ...worldOf(plan), slots }).items;
  expect(asked([])).toEqual(['car']);
  const content = planOf({ hero: { kind: 'content', variants } });
  expect(needsOf({ ...worldOf(content), slots: ['constructor'] }).items).toEqual([]);
});
