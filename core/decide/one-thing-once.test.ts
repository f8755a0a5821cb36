import { expect, test } from 'vitest';
import type { CatalogItem } from '../catalog/item.ts';
import { thingOf } from '../manners/thing-of.ts';
import { ITEMS, shopOf, visitorOf } from '../pick/demo-shop.laws.ts';
import type { Plan } from '../plan/plan.ts';
import type { Profile } from '../profile/profile.ts';
import { decideAll } from './decide-all.ts';
import { planOf, worldOf } from './plain-world.laws.ts';

function stripOf(pick: 'similar' | 'focus'): Plan {
  const content = { kind: 'items' as const, title: 'Like it', count: 6 };
  const variant = { id: 'a', about: { pick }, familiarity: 'contextual' as const, content };
  return planOf({ strip: { kind: 'content', variants: [variant] } });
}

function shown(
  pick: 'similar' | 'focus',
  { items = ITEMS, profile = null }: { items?: readonly CatalogItem[]; profile?: Profile | null } = {},
): string[] {
  const page = pick === 'similar' ? { itemId: 'amelie-dusty-rose' } : {};
  const world = worldOf(stripOf(pick), { catalog: shopOf({ items }), profile, page });
  const [decision] = decideAll(world).decisions;
  return decision?.about ?? [];
}

const thingsOf = (ids: readonly string[]) =>
  ids.map((id) => thingOf(ITEMS.find((item) => item.id === id) ?? { id }));

test('6: like the dress is every other dress once, in one colour', () => {
  const ids = shown('similar');
  expect(thingsOf(ids).toSorted()).toEqual(['colette', 'iris', 'margot', 'rosalind']);
});

test('where one colour is sold out, the thing is shown in another', () => {
  const first = shown('similar').find((id) => id.startsWith('rosalind-'));
  const items = ITEMS.map((item) =>
    item.id === first ? { ...item, availability: 'out_of_stock' as const } : item,
  );
  const ids = shown('similar', { items });
  expect(ids).not.toContain(first);
  expect(thingsOf(ids).toSorted()).toEqual(['colette', 'iris', 'margot', 'rosalind']);
});

test('what was looked at in two colours is shown in both', () => {
  const profile = visitorOf({ looked: { 'amelie-sage': [1, 2], 'amelie-ink': [1, 2] } });
  expect(shown('focus', { profile }).toSorted()).toEqual(['amelie-ink', 'amelie-sage']);
});
