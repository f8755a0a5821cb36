import type { CatalogStore, PopularStore } from '../ports.ts';
import { countedDay, popularMin, popularWeight } from './popular-weight.ts';

/** Twin of `d1Popular`. */
export function memoryPopular(catalog: CatalogStore, now: () => number = Date.now): PopularStore {
  const counted = new Set<string>();
  const scores = new Map<string, Map<string, number>>();

  return {
    async add(messages) {
      for (const { site, taught } of messages) {
        const day = countedDay(taught.at, now());
        const key = JSON.stringify([site, taught.order]);
        if (day === null || counted.has(key)) continue;
        counted.add(key);
        const mine = scores.get(site) ?? new Map<string, number>();
        for (const item of new Set(taught.items)) mine.set(item, (mine.get(item) ?? 0) + popularWeight(day));
        scores.set(site, mine);
      }
    },
    async top(site, category, limit) {
      const least = popularMin(now());
      const best = [...(scores.get(site) ?? [])]
        .filter(([, score]) => score >= least)
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([item]) => item);
      if (category === null) return best.slice(0, limit);
      const items = await catalog.get(site, best);
      const inIt = items.filter(({ categories }) => categories.includes(category)).map(({ id }) => id);
      return inIt.slice(0, limit);
    },
  };
}
