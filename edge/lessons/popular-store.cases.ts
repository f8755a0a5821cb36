import { expect, test } from 'vitest';
import type { CatalogItem } from '#core';
import type { CatalogStore, LessonMessage, PopularStore } from '../ports.ts';
import { POPULAR_DAYS_MAX } from './popular-weight.ts';

export const NOON = Date.UTC(2026, 10, 1, 12);
const DAY_MS = 86_400_000;

/** Stores at NOON. */
export interface PopularWorld {
  popular: PopularStore;
  catalog: CatalogStore;
}

export function popularStoreCases(make: () => PopularWorld): void {
  let [made, orders] = [0, 0];
  const newSite = () => `popular-site-${++made}`;
  const order = (site: string, items: string[], daysAgo = 0, id = `T${++orders}`): LessonMessage => ({
    kind: 'order',
    site,
    taught: { order: id, at: NOON - daysAgo * DAY_MS, items },
  });
  const times = (count: number, each: () => LessonMessage) => Array.from({ length: count }, each);

  test('where nothing was bought nothing is popular', async () => {
    const { popular } = make();
    await popular.add([]);
    expect(await popular.top(newSite(), null, 5)).toEqual([]);
  });

  test('what is in more orders comes first, of one site, as many as are asked for; what is in one is not popular', async () => {
    const [{ popular }, site] = [make(), newSite()];
    await popular.add([...times(3, () => order(site, ['tea'])), order(site, ['cup', 'pot', 'cup'])]);
    await popular.add([order(site, ['pot']), ...times(9, () => order(newSite(), ['sofa']))]);
    expect(await popular.top(site, null, 5)).toEqual(['tea', 'pot']);
    expect(await popular.top(site, null, 1)).toEqual(['tea']);
  });

  test('an order counts once, delivered twice in one batch, in a later one, or at once', async () => {
    const [{ popular }, site] = [make(), newSite()];
    const [twice, once] = [order(site, ['tea']), order(site, ['cup'])];
    await popular.add([twice, twice, twice]);
    await Promise.all([popular.add([twice, once]), popular.add([once, twice])]);
    await popular.add([order(site, ['cup'])]);
    expect(await popular.top(site, null, 5)).toEqual(['cup']);
    await popular.add([order(site, ['tea'])]);
    expect(await popular.top(site, null, 5)).toEqual(['cup', 'tea']);
  });

  test('an order id is one shop’s own', async () => {
    const [{ popular }, site, other] = [make(), newSite(), newSite()];
    await popular.add([order(site, ['tea'], 0, 'T-same'), order(other, ['cup'], 0, 'T-same')]);
    await popular.add([order(other, ['cup'])]);
    expect(await popular.top(other, null, 5)).toEqual(['cup']);
  });

  test('what was bought lately counts more than what was bought often weeks ago, and older orders not at all', async () => {
    const [{ popular }, site] = [make(), newSite()];
    await popular.add([
      ...times(9, () => order(site, ['old'], 35)),
      ...times(2, () => order(site, ['new'], 1)),
      ...times(50, () => order(site, ['ancient'], POPULAR_DAYS_MAX + 1)),
    ]);
    expect(await popular.top(site, null, 5)).toEqual(['new', 'old']);
  });

  test('an order from the future counts as today’s', async () => {
    const [{ popular }, site] = [make(), newSite()];
    await popular.add([
      ...times(2, () => order(site, ['odd'], -1000)),
      ...times(3, () => order(site, ['tea'])),
    ]);
    expect(await popular.top(site, null, 5)).toEqual(['tea', 'odd']);
  });

  test('popularity fades: two orders make it for five days, three for two weeks', async () => {
    const [{ popular }, site] = [make(), newSite()];
    await popular.add([
      ...times(2, () => order(site, ['two-lately'], 5)),
      ...times(2, () => order(site, ['two'], 6)),
      ...times(3, () => order(site, ['three'], 13)),
      ...times(3, () => order(site, ['three-long-ago'], 15)),
    ]);
    expect(await popular.top(site, null, 5)).toEqual(['three', 'two-lately']);
  });

  test('of a category, what is in it by the catalogue now', async () => {
    const [{ popular, catalog }, site] = [make(), newSite()];
    const item = (id: string, categories: string[]) => ({
      ...{ id, title: id, link: `/p/${id}`, currency: 'EUR', price: 100 },
      ...{ availability: 'in_stock' as const, categories },
    });
    const items: CatalogItem[] = [item('tea', ['Food', 'Tea']), item('cup', ['Home']), item('jam', ['Food'])];
    await catalog.patch(site, items);
    await popular.add([
      ...times(4, () => order(site, ['cup'])),
      ...times(3, () => order(site, ['jam'])),
      ...times(2, () => order(site, ['tea', 'gone'])),
    ]);
    expect(await popular.top(site, 'Food', 5)).toEqual(['jam', 'tea']);
    expect(await popular.top(site, 'Food', 1)).toEqual(['jam']);
    expect(await popular.top(site, 'Tea', 5)).toEqual(['tea']);
    expect(await popular.top(site, 'Toys', 5)).toEqual([]);
  });
}
