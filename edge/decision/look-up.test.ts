import { expect, test } from 'vitest';
import { foldAll, newProfile, readPlan } from '#core';
import type { CatalogItem, Context, Profile, TactEvent } from '#core';
import { createEdge } from '../edge.ts';
import { memoryWorld, NOON, samplePlan } from '../memory-world.ts';
import { lookUp } from './look-up.ts';

const DAY_MS = 86_400_000;

function item(id: string, categories: string[]): CatalogItem {
  const availability = 'in_stock' as const;
  return { id, title: id, link: `/p/${id}`, price: 100, currency: 'EUR', availability, categories };
}

function planOfNext() {
  const content = { kind: 'banner' as const, title: '{{item.title}}' };
  const slots = {
    hero: { kind: 'content' as const, variants: [{ id: 'a', about: { pick: 'next' as const }, content }] },
  };
  const read = readPlan({ ...samplePlan(), slots });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
}

const context: Context = {
  now: NOON,
  session: 's',
  page: { url: 'https://shop.example/', path: '/', busy: [] },
  consent: { personalization: 'granted', analytics: 'granted' },
  gpc: false,
};

/** Two things were looked at whose category the page named, and one bought of which only the catalogue knows it. */
function shopper(): Profile {
  const event = (n: number, name: TactEvent['name'], params: TactEvent['params']): TactEvent => ({
    id: `00000000-0000-7000-8000-00000000000${n}`,
    name,
    at: NOON - DAY_MS,
    params,
    session: 's',
    source: 'server',
  });
  const events = [
    event(1, 'view_item', { items: [{ item_id: 'lamp', item_category: 'Lamps' }] }),
    event(2, 'view_item', { items: [{ item_id: 'tea', item_category: 'Tea' }] }),
    event(3, 'purchase', { transaction_id: 'o1', items: [{ item_id: 'dress' }] }),
  ];
  return foldAll({ profile: newProfile('anna'), seen: new Set() }, events).profile;
}

test('what leads elsewhere instead of further is looked up too', async () => {
  const world = memoryWorld();
  const path = ['Women', 'Dresses', 'Midi'];
  await world.catalog.patch('demo', [item('dress', path), item('tilda', path)]);
  world.popular.top = async (_site, category) => (category === 'Midi' ? ['tilda'] : []);
  const edge = createEdge(world);
  const asked = { site: 'demo', plan: planOfNext(), slots: ['hero'], profile: shopper(), context };
  const catalog = await lookUp(edge, asked, 1000);
  expect(catalog.popular('Midi').map(({ id }) => id)).toEqual(['tilda']);
});
