import { expect, test } from 'vitest';
import { foldAll, newProfile, readPlan } from '#core';
import type { CatalogItem, Context, ItemLessons, Profile, TactEvent } from '#core';
import { createEdge } from '../edge.ts';
import { memoryWorld, NOON, samplePlan } from '../memory-world.ts';
import { lookUp } from './look-up.ts';

/** A store that never answers. */
const never = () => new Promise<never>(() => undefined);

const DAY_MS = 86_400_000;

function item(id: string, categories: string[]): CatalogItem {
  const availability = 'in_stock' as const;
  return { id, title: id, link: `/p/${id}`, price: 100, currency: 'EUR', availability, categories };
}

function planOf(pick: 'next' | 'complements') {
  const content = { kind: 'banner' as const, title: '{{item.title}}' };
  const slots = {
    hero: { kind: 'content' as const, variants: [{ id: 'a', about: { pick }, content }] },
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
  const asked = { site: 'demo', plan: planOf('next'), slots: ['hero'], profile: shopper(), context };
  const { catalog } = await lookUp(edge, asked, 1000);
  expect(catalog.popular('Midi').map(({ id }) => id)).toEqual(['tilda']);
});

/** A dress that its feed says a belt goes with, and orders say that shoes do. */
async function worldOfTheDress() {
  const world = memoryWorld();
  const items = ['belt', 'shoes'].map((id) => item(id, ['Women', id]));
  await world.catalog.patch('demo', [{ ...item('dress', ['Women']), goesWith: ['belt'] }, ...items]);
  const lessons: ItemLessons[] = [
    { item: 'dress', orders: 9, together: [{ item: 'shoes', orders: 9, score: 1 }], next: [] },
  ];
  world.lessons.get = async () => lessons;
  const look = (waitMs = 1000) =>
    lookUp(
      createEdge(world),
      {
        ...{ site: 'demo', plan: planOf('complements'), slots: ['hero'], profile: null },
        context: { ...context, page: { ...context.page, itemId: 'dress' } },
      },
      waitMs,
    );
  return { world, lessons, look };
}

test('what the catalogue and what orders say is looked up, and nothing is missing', async () => {
  const { look } = await worldOfTheDress();
  const { catalog, failed, late } = await look();
  expect([catalog.item('belt')?.id, catalog.item('shoes')?.id]).toEqual(['belt', 'shoes']);
  expect(catalog.lessons('dress')?.orders).toBe(9);
  expect({ failed, late }).toEqual({ failed: [], late: [] });
});

test('while what orders teach never comes, what the catalogue leads to is there', async () => {
  const { world, look } = await worldOfTheDress();
  world.lessons.get = never;
  world.popular.top = never;
  world.sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const { catalog, failed, late } = await look(50);
  expect([catalog.item('dress')?.id, catalog.item('belt')?.id]).toEqual(['dress', 'belt']);
  expect(failed).toEqual([]);
  expect(late).toContain('lessons');
  expect(late).not.toContain('items');
});

test('while the catalogue never comes, what orders teach is there', async () => {
  const { world, look } = await worldOfTheDress();
  world.catalog.get = never;
  const { catalog, late } = await look();
  expect(catalog.lessons('dress')?.orders).toBe(9);
  expect(late).toContain('items');
});

test('what orders teach leads further when it comes after the catalogue', async () => {
  const { world, lessons, look } = await worldOfTheDress();
  const gate = Promise.withResolvers<void>();
  world.lessons.get = () => gate.promise.then(() => lessons);
  const asked: string[] = [];
  const { get } = world.catalog;
  world.catalog.get = async (site, ids) => {
    asked.push(...ids);
    // The belt is what the feed leads to: the catalogue has been gone through.
    if (ids.includes('belt')) setImmediate(gate.resolve);
    return get(site, ids);
  };
  let endWait = (): void => undefined;
  world.sleep = (ms) =>
    new Promise((resolve) => {
      if (ms === 1000) endWait = resolve;
      else setImmediate(resolve);
    });
  const { catalog, late } = await look();
  endWait();
  expect(asked.indexOf('belt')).toBeLessThan(asked.indexOf('shoes'));
  expect(catalog.item('shoes')?.id).toBe('shoes');
  expect(late).toEqual([]);
});

test('what a store refuses is said, and what others have is there', async () => {
  const { world, look } = await worldOfTheDress();
  world.lessons.get = async () => Promise.reject(new Error('KV is away'));
  const { catalog, failed } = await look();
  expect([catalog.item('belt')?.id, failed]).toEqual(['belt', ['lessons']]);
  expect(world.logged).toContainEqual(expect.objectContaining({ what: 'lessons_failed', site: 'demo' }));
  const { world: other, look: lookThere } = await worldOfTheDress();
  other.catalog.get = async () => Promise.reject(new Error('D1 is away'));
  expect(await lookThere()).toMatchObject({ failed: ['items'], late: [] });
  expect(other.logged).toContainEqual(expect.objectContaining({ what: 'catalog_failed', site: 'demo' }));
});
