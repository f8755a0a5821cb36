import { expect, test } from 'vitest';
import type { CatalogItem } from '#core';
import { KEY_ITEMS_MAX } from '../ports.ts';
import type { CatalogStore } from '../ports.ts';

function itemOf(id: string, categories: string[] = ['Women', 'Dresses'], title = `Item ${id}`): CatalogItem {
  return { id, title, link: `/p/${id}`, price: 12900, currency: 'EUR', availability: 'in_stock', categories };
}

async function replaceBy(store: CatalogStore, site: string, items: readonly CatalogItem[]): Promise<void> {
  const mine = await store.begin(site);
  await store.write(site, mine, items);
  await store.commit(site, mine);
  await store.clear(site);
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
    await replaceBy(store, site, [itemOf('a'), full, itemOf('c', ['Shoes'], 'Ü’s “best” \\ shoe')]);
    expect(await store.get(site, ['c', 'b', 'nope', 'c'])).toEqual([
      itemOf('c', ['Shoes'], 'Ü’s “best” \\ shoe'),
      full,
    ]);
    expect(await store.get(newSite(), ['a'])).toEqual([]);
  });

  test('more ids than a query can bind are found', async () => {
    const [store, site] = [make(), newSite()];
    const items = Array.from({ length: 150 }, (_, n) => itemOf(`i${n}`));
    await replaceBy(store, site, items);
    expect(await store.get(site, idsOf(items))).toEqual(items);
  });

  test('a category has the items with its name anywhere on their path, in order, up to the limit', async () => {
    const [store, site] = [make(), newSite()];
    await replaceBy(store, site, [
      itemOf('z', ['Women', 'Dresses']),
      itemOf('y', ['Women', 'Shoes']),
      itemOf('x', ['Men', 'Shoes']),
      itemOf('w', ['Women', 'Women']),
    ]);
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['z', 'y', 'w']);
    expect(idsOf(await store.category(site, 'Shoes', 24))).toEqual(['y', 'x']);
    expect(idsOf(await store.category(site, 'Women', 2))).toEqual(['z', 'y']);
    expect(await store.category(site, 'women', 24)).toEqual([]);
  });

  test('what a replacement does not hold is gone', async () => {
    const [store, site, other] = [make(), newSite(), newSite()];
    await replaceBy(store, other, [itemOf('a')]);
    await replaceBy(store, site, [itemOf('a'), itemOf('b')]);
    await replaceBy(store, site, [itemOf('b', ['Men'])]);
    expect(await store.get(site, ['a', 'b'])).toEqual([itemOf('b', ['Men'])]);
    expect(await store.category(site, 'Women', 24)).toEqual([]);
    expect(await store.count(site)).toBe(1);
    expect(await store.count(other)).toBe(1);
    await replaceBy(store, site, []);
    expect(await store.count(site)).toBe(0);
  });

  test('a patch puts items over those of the same id, in their place, and new ones at the end', async () => {
    const [store, site] = [make(), newSite()];
    await replaceBy(store, site, [itemOf('a'), itemOf('b'), itemOf('c')]);
    await store.patch(site, [itemOf('d'), itemOf('b', ['Women', 'Skirts'], 'New b'), itemOf('e')]);
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(idsOf(await store.category(site, 'Dresses', 24))).toEqual(['a', 'c', 'd', 'e']);
    expect(idsOf(await store.category(site, 'Skirts', 24))).toEqual(['b']);
    expect((await store.get(site, ['b']))[0]?.title).toBe('New b');
    expect(await store.count(site)).toBe(5);
    expect((await store.some(site, 2)).map(({ id }) => id)).toEqual(
      (await store.some(site, 5)).slice(0, 2).map(({ id }) => id),
    );
    expect(await store.some(site, 9)).toHaveLength(5);
  });

  test('a first patch makes a catalogue, and a replacement replaces it', async () => {
    const [store, site] = [make(), newSite()];
    await store.patch(site, [itemOf('a')]);
    expect(idsOf(await store.category(site, 'Dresses', 24))).toEqual(['a']);
    await replaceBy(store, site, [itemOf('b')]);
    expect(idsOf(await store.category(site, 'Dresses', 24))).toEqual(['b']);
  });

  test('of an id that comes twice in a patch the later counts, at the place of the first', async () => {
    const [store, site] = [make(), newSite()];
    await store.patch(site, [itemOf('a', ['Women'], 'first'), itemOf('b'), itemOf('a', ['Women'], 'later')]);
    const women = await store.category(site, 'Women', 24);
    expect(women.map(({ id, title }) => [id, title])).toEqual([
      ['a', 'later'],
      ['b', 'Item b'],
    ]);
  });

  test('a replacement is written in steps that nobody sees, and is whole at once when it is committed', async () => {
    const [store, site] = [make(), newSite()];
    await replaceBy(store, site, [itemOf('old')]);
    const mine = await store.begin(site);
    expect(await store.write(site, mine, [itemOf('a'), itemOf('b')])).toEqual([]);
    expect(await store.write(site, mine, [itemOf('c')])).toEqual([]);
    await store.patch(site, [itemOf('meanwhile')]);
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['old', 'meanwhile']);
    await store.clear(site);
    await store.commit(site, mine);
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['a', 'b', 'c']);
    await store.clear(site);
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['a', 'b', 'c']);
  });

  test('ids that an earlier step had are told, and their items stay as they were', async () => {
    const [store, site] = [make(), newSite()];
    const mine = await store.begin(site);
    await store.write(site, mine, [itemOf('a', ['Women'], 'first'), itemOf('b')]);
    expect(await store.write(site, mine, [itemOf('c'), itemOf('a', ['Men'], 'again')])).toEqual(['a']);
    await store.commit(site, mine);
    expect(await store.get(site, ['a'])).toEqual([itemOf('a', ['Women'], 'first')]);
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['a', 'b', 'c']);
    expect(await store.category(site, 'Men', 24)).toEqual([]);
  });

  test('a replacement that is given up, or none at all, can neither be written to nor committed', async () => {
    const [store, site] = [make(), newSite()];
    await replaceBy(store, site, [itemOf('old')]);
    const mine = await store.begin(site);
    await store.write(site, mine, [itemOf('new')]);
    await store.abandon(site, mine);
    for (const replacement of [mine, 999]) {
      await expect(store.commit(site, replacement)).rejects.toThrow('not under way');
      await expect(store.write(site, replacement, [itemOf('x')])).rejects.toThrow('not under way');
    }
    await store.clear(site);
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['old']);
  });

  test('a replacement that a later one overtook does not come back', async () => {
    const [store, site] = [make(), newSite()];
    const earlier = await store.begin(site);
    await store.write(site, earlier, [itemOf('earlier')]);
    await replaceBy(store, site, [itemOf('later')]);
    await store.write(site, earlier, [itemOf('earliest')]);
    await store.commit(site, earlier);
    await store.clear(site);
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['later']);
  });

  test('a replacement that ends while a later one is being written leaves that one whole', async () => {
    const [store, site] = [make(), newSite()];
    const [earlier, later] = [await store.begin(site), await store.begin(site)];
    await store.write(site, earlier, [itemOf('earlier')]);
    await store.write(site, later, [itemOf('a')]);
    await store.commit(site, earlier);
    await store.clear(site);
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['earlier']);
    await store.write(site, later, [itemOf('b')]);
    await store.commit(site, later);
    await store.clear(site);
    expect(idsOf(await store.category(site, 'Women', 24))).toEqual(['a', 'b']);
  });

  test('a catalogue longer than one parameter is whole', async () => {
    const [store, site] = [make(), newSite()];
    const items = Array.from({ length: 400 }, (_, n) => ({
      ...itemOf(`i${n}`),
      description: 'é'.repeat(2000),
    }));
    await replaceBy(store, site, items);
    expect(await store.count(site)).toBe(400);
    await store.patch(
      site,
      items.map((item) => ({ ...item, price: 1 })),
    );
    expect(await store.count(site)).toBe(400);
    expect(idsOf(await store.category(site, 'Women', 400))).toEqual(idsOf(items));
  });

  const tee = (id: string, variant: string): CatalogItem => ({
    ...itemOf(id),
    groupId: '111',
    link: `https://shop.example/p/tee?variant=${variant}`,
  });

  test('an item is found by its address, its group and its numbers, in the order they were put', async () => {
    const [store, site] = [make(), newSite()];
    await replaceBy(store, site, [
      { ...tee('z', '2'), mpn: 'TEE-Z' },
      { ...tee('y', '3'), gtin: '4006381333931' },
      itemOf('gla_2386'),
    ]);
    const keys = [
      'a:/p/tee?variant=3',
      'a:/p/tee',
      'n:111',
      'n:tee-z',
      'n:04006381333931',
      'n:2386',
      'n:none',
    ];
    expect(Object.fromEntries(await store.byKeys(site, keys))).toEqual({
      'a:/p/tee?variant=3': ['y'],
      'a:/p/tee': ['z', 'y'],
      'n:111': ['z', 'y'],
      'n:tee-z': ['z'],
      'n:04006381333931': ['y'],
      'n:2386': ['gla_2386'],
    });
    expect(await store.byKeys(newSite(), keys)).toEqual(new Map());
    expect(await store.byKeys(site, [])).toEqual(new Map());
  });

  test('a key is gone with what it was made of, by a replacement and by a patch', async () => {
    const [store, site] = [make(), newSite()];
    await replaceBy(store, site, [tee('a', '1'), tee('b', '2')]);
    await store.patch(site, [itemOf('a'), tee('c', '3')]);
    expect(Object.fromEntries(await store.byKeys(site, ['n:111', 'a:/p/tee?variant=1', 'a:/p/a']))).toEqual({
      'n:111': ['b', 'c'],
      'a:/p/a': ['a'],
    });
    await replaceBy(store, site, [tee('d', '4')]);
    expect(Object.fromEntries(await store.byKeys(site, ['n:111', 'a:/p/a']))).toEqual({ 'n:111': ['d'] });
  });

  test('a replacement that nobody sees yet is found by none of its keys', async () => {
    const [store, site] = [make(), newSite()];
    const mine = await store.begin(site);
    await store.write(site, mine, [tee('a', '1')]);
    expect(await store.byKeys(site, ['n:111'])).toEqual(new Map());
    await store.commit(site, mine);
    expect(await store.byKeys(site, ['n:111'])).toEqual(new Map([['n:111', ['a']]]));
  });

  test('a key that half the catalogue has finds the first of it', async () => {
    const [store, site] = [make(), newSite()];
    const items = Array.from({ length: KEY_ITEMS_MAX + 8 }, (_, n) => tee(`i${n}`, `${n}`));
    await replaceBy(store, site, items);
    expect((await store.byKeys(site, ['n:111'])).get('n:111')).toEqual(idsOf(items).slice(0, KEY_ITEMS_MAX));
  });

  test('of replacements at once one is in force, whole', async () => {
    const [store, site] = [make(), newSite()];
    const sets = ['p', 'q', 'r'].map((prefix) =>
      Array.from({ length: 20 }, (_, n) => itemOf(`${prefix}${n}`)),
    );
    await Promise.all(sets.map((items) => replaceBy(store, site, items)));
    const ids = idsOf(await store.category(site, 'Women', 100));
    expect(sets.map(idsOf)).toContainEqual(ids);
    expect(await store.count(site)).toBe(20);
  });
}
