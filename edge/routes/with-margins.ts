import { marginOf, ordersOf } from '#core';
import type { CatalogItem, Plan, TactEvent } from '#core';
import type { Edge } from '../edge.ts';

/**
 * Purchases with what is left of them after the cost of the goods, as far as the catalogue says so within `waitMs`; of the rest, the plan's
 * share. Without a plan, and in another currency than its own, nothing: such an order counts, and its money does not.
 */
export async function withMargins(
  edge: Edge,
  site: string,
  plan: Pick<Plan, 'currency' | 'measurement'> | undefined,
  events: TactEvent[],
  waitMs: number,
): Promise<TactEvent[]> {
  const orders = new Map(events.flatMap((event) => ordersOf(event).map((order) => [event, order] as const)));
  if (plan === undefined || orders.size === 0) return events;
  const ids = [...orders.values()].flatMap(({ items }) => items.map(({ item }) => item));
  const items = await itemsInTime(edge, site, [...new Set(ids)], waitMs);
  return events.map((event) => {
    const order = orders.get(event);
    if (order === undefined || order.currency !== plan.currency) return event;
    return { ...event, margin: marginOf(order, (id) => items.get(id), plan.measurement.margin) };
  });
}

async function itemsInTime(
  { catalog, world }: Edge,
  site: string,
  ids: readonly string[],
  waitMs: number,
): Promise<Map<string, CatalogItem>> {
  const found = catalog.items(site, ids).catch((error: unknown) => {
    world.log({ what: 'catalog_failed', site, error: String(error) });
    return [];
  });
  world.waitUntil(found);
  const items = await Promise.race([found, world.sleep(waitMs).then(() => [])]);
  return new Map(items.map((item) => [item.id, item]));
}
