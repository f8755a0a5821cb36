import { expect, test } from 'vitest';
import type { CatalogItem } from '#core';
import type { CatalogStore } from '../ports.ts';

function itemOf(id: string, categories: string[] = ['Women', 'Dresses'], title = `Item ${id}`): CatalogItem {
  return { id, title, link: `/p/${id}`, price: 12900, currency: 'EUR', availability: 'in_stock', categories };
}

const idsOf = (items: readonly CatalogItem[]) => items.map(({ id }) => id);

export function catalogStoreCases(make: () => CatalogStore): void {
  let made = 0;
  const newSite = () => `catalog-site-${++made}`;

  test('a site without a catalogue has no items', async () => {
    const [store, site] = [make(), newSite()];
    expect(await store.get(site, ['a'])).toEqual([]);
    expect(await store.category(site, 'Women', 5)).toEqual([]);
    expect(await store.count(site)).toBe(0);
  });

  test('items are read as they were put, in the order asked for, each once, unknown ones left out', async () => {
    const [store, site] = [make(), newSite()];
    const full: CatalogItem = {
      ...itemOf('b'),
      salePrice: 9900,
      margin: 0.4,
      goesWith: ['a'],
      experience: false,
    };
    await store.put(site, [itemOf('a'), full, itemOf('c', ['Shoes'], 'Ü’s “best” \\ shoe')], 'replace');
    expect(await store.get(site, ['c', 'b', 'nope', 'c'])).toEqual([
      itemOf('c', ['Shoes'], 'Ü’s “best” \\ shoe'),
      full,
    ]);
    expect(await store.get(newSite(), ['a'])).toEqual([]);
  });

  test('more ids than a query can bind are found', async () => {
    const [store, site] = [make(), newSite()];
    const items = Array.from({ length: 150 }, (_, n) => itemOf(`i${n}`));
    await store.put(site, items, 'replace');
    expect(await store.get(site, idsOf(items))).toEqual(items);
  });

  test('a category has the items with its name anywhere on their path, in order, up to the limit', async () => {
    const [store, site] = [make(), newSite()];
    await store.put(
      site,
      [
        itemOf('z', ['Women', 'Dresses']),
        itemOf('y', ['Women', 'Shoes']),
        itemOf('x', ['Men', 'Shoes']),
        itemOf('w', ['Women', 'Women']),
      ],
      'replace',
    );
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['z', 'y', 'w']);
    expect(idsOf(await store.category(site, 'Shoes', 24))).toEqual(['y', 'x']);
    expect(idsOf(await store.category(site, 'Women', 2))).toEqual(['z', 'y']);
    expect(await store.category(site, 'women', 24)).toEqual([]);
  });

  test('what a replacement does not hold is gone', async () => {
    const [store, site, other] = [make(), newSite(), newSite()];
    await store.put(other, [itemOf('a')], 'replace');
    await store.put(site, [itemOf('a'), itemOf('b')], 'replace');
    await store.put(site, [itemOf('b', ['Men'])], 'replace');
    expect(await store.get(site, ['a', 'b'])).toEqual([itemOf('b', ['Men'])]);
    expect(await store.category(site, 'Women', 24)).toEqual([]);
    expect(await store.count(site)).toBe(1);
    expect(await store.count(other)).toBe(1);
    await store.put(site, [], 'replace');
    expect(await store.count(site)).toBe(0);
  });

  test('a patch puts items over those of the same id, in their place, and new ones at the end', async () => {
    const [store, site] = [make(), newSite()];
    await store.put(site, [itemOf('a'), itemOf('b'), itemOf('c')], 'replace');
    await store.put(site, [itemOf('d'), itemOf('b', ['Women', 'Skirts'], 'New b'), itemOf('e')], 'patch');
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(idsOf(await store.category(site, 'Dresses', 24))).toEqual(['a', 'c', 'd', 'e']);
    expect(idsOf(await store.category(site, 'Skirts', 24))).toEqual(['b']);
    expect((await store.get(site, ['b']))[0]?.title).toBe('New b');
    expect(await store.count(site)).toBe(5);
  });

  test('a first patch makes a catalogue, and a replacement replaces it', async () => {
    const [store, site] = [make(), newSite()];
    await store.put(site, [itemOf('a')], 'patch');
    expect(idsOf(await store.category(site, 'Dresses', 24))).toEqual(['a']);
    await store.put(site, [itemOf('b')], 'replace');
    expect(idsOf(await store.category(site, 'Dresses', 24))).toEqual(['b']);
  });

  test('of an id that comes twice the later counts, at the place of the first', async () => {
    for (const mode of ['replace', 'patch'] as const) {
      const [store, site] = [make(), newSite()];
      await store.put(
        site,
        [itemOf('a', ['Women'], 'first'), itemOf('b'), itemOf('a', ['Women'], 'later')],
        mode,
      );
      const women = await store.category(site, 'Women', 24);
      expect(women.map(({ id, title }) => [id, title])).toEqual([
        ['a', 'later'],
        ['b', 'Item b'],
      ]);
    }
  });

  test('a catalogue longer than one parameter is whole', async () => {
    const [store, site] = [make(), newSite()];
    const items = Array.from({ length: 400 }, (_, n) => ({
      ...itemOf(`i${n}`),
      description: 'é'.repeat(2000),
    }));
    await store.put(site, items, 'replace');
    expect(await store.count(site)).toBe(400);
    await store.put(
      site,
      items.map((item) => ({ ...item, price: 1 })),
      'patch',
    );
    expect(await store.count(site)).toBe(400);
    expect(idsOf(await store.category(site, 'Women', 400))).toEqual(idsOf(items));
  });

  test('of replacements at once one is in force, whole', async () => {
    const [store, site] = [make(), newSite()];
    const sets = ['p', 'q', 'r'].map((prefix) =>
      Array.from({ length: 20 }, (_, n) => itemOf(`${prefix}${n}`)),
    );
    await Promise.all(sets.map((items) => store.put(site, items, 'replace')));
    const ids = idsOf(await store.category(site, 'Women', 100));
    expect(sets.map(idsOf)).toContainEqual(ids);
    expect(await store.count(site)).toBe(20);
  });
}
