import { expect, test } from 'vitest';
import type { ItemLessons } from '#core';
import type { LessonsStore } from '../ports.ts';

export function lessonsStoreCases(make: () => LessonsStore): void {
  let made = 0;
  const newSite = () => `lessons-site-${++made}`;
  const lessonsOf = (item: string, orders = 1): ItemLessons => ({
    item,
    orders,
    together: [{ item: 'cup', orders, score: 0.5 }],
    next: [],
    gap: { daysEarly: 10.5, days: 30, n: 4, orderDays: 21 },
  });

  test('lessons are read as they were put, in the order asked, each once; what is not there is left out', async () => {
    const [store, site] = [make(), newSite()];
    const [tea, pot] = [lessonsOf('tea'), lessonsOf('pot/é"')];
    await store.put(site, tea);
    await store.put(site, pot);
    expect(await store.get(site, ['pot/é"', 'nothing', 'tea', 'tea'])).toEqual([pot, tea]);
    expect(await store.get(newSite(), ['tea'])).toEqual([]);
    expect(await store.get(site, [])).toEqual([]);
  });

  test('the later lessons replace the earlier', async () => {
    const [store, site] = [make(), newSite()];
    await store.put(site, lessonsOf('tea'));
    await store.put(site, lessonsOf('tea', 2));
    expect(await store.get(site, ['tea'])).toEqual([lessonsOf('tea', 2)]);
  });

  test('more items than one call to the store takes are all found', async () => {
    const [store, site] = [make(), newSite()];
    const ids = Array.from({ length: 120 }, (_, n) => `item-${n}`);
    await Promise.all(ids.map((id) => store.put(site, lessonsOf(id))));
    expect((await store.get(site, ids)).map(({ item }) => item)).toEqual(ids);
  });
}
