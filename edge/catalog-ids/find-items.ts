import { stepsOf } from '#core';
import type { Ask, CatalogItem, FoundItems, IdPattern } from '#core';
import type { CatalogCache } from '../decision/catalog-cache.ts';

/** An order of 200 lines, and what the page is about; more than that is no visit. */
export const ASKS_MAX = 250;

/**
 * Everything of the catalogue that may be meant. Most shops' pages say the feed's ids, which are looked up first and are wanted by the
 * decision anyway; only for the others are keys asked for. Rejects where the store does.
 */
export async function findItems(
  catalog: CatalogCache,
  site: string,
  asks: readonly Ask[],
  patterns: readonly IdPattern[],
): Promise<FoundItems> {
  const items = new Map<string, CatalogItem>();
  const keep = async (ids: readonly string[]) => {
    for (const item of await catalog.items(site, [...new Set(ids)])) items.set(item.id, item);
  };
  await keep(asks.flatMap(({ id }) => id ?? []));
  const steps = asks
    .filter(({ id }) => id === undefined || !items.has(id))
    .flatMap((ask) => [...stepsOf(ask, patterns)]);
  const keys = [...new Set(steps.flatMap((step) => step.keys))];
  const [found] = await Promise.all([catalog.byKeys(site, keys), keep(steps.flatMap(({ ids }) => ids))]);
  await keep([...found.values()].flat());
  return {
    byId: (id) => items.get(id),
    byKey: (key) => (found.get(key) ?? []).flatMap((id) => items.get(id) ?? []),
  };
}
