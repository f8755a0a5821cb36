import type { TaughtOrder } from '#core';
import { percent } from './percent.ts';
import type { ShopOrder } from './read-orders.ts';
import type { School } from './school.ts';
import { countHits, filledUp, TOP, type Hits } from './try-complements.ts';

/** @param school has learned `fitted`; learns `tried` as they come */
export function reportComplements(
  fitted: readonly ShopOrder[],
  tried: readonly ShopOrder[],
  taught: ReadonlyMap<string, TaughtOrder>,
  school: School,
): void {
  const fit = tried[0]?.at ?? 0;
  const [atFit, asItComes, allTime, recent, live] = Array.from({ length: 5 }, countHits);
  const ever = new Map<string, number>();
  for (const { items } of fitted) for (const item of items) ever.set(item, (ever.get(item) ?? 0) + 1);
  const best = [...ever].sort((a, b) => b[1] - a[1]).map(([item]) => item);
  const popularAtFit = school.popular(fit, 2 * TOP);
  const frozen = new Map(
    [...ever.keys()].map((item) => [item, school.lessons(item)?.together.map(({ item }) => item) ?? []]),
  );
  let [popularNow, since] = [popularAtFit, fit];
  for (const order of tried) {
    const [first = ''] = order.items;
    if (order.items.length > 1) {
      if (order.at - since > 86_400_000) [popularNow, since] = [school.popular(order.at, 2 * TOP), order.at];
      const now = school.lessons(first)?.together.map(({ item }) => item) ?? [];
      atFit!.add(order, filledUp(frozen.get(first) ?? [], popularAtFit, first));
      allTime!.add(order, filledUp([], best, first));
      recent!.add(order, filledUp([], popularAtFit, first));
      asItComes!.add(order, filledUp(now, popularNow, first));
      live!.add(order, filledUp([], popularNow, first));
    }
    school.teach(taught.get(order.id)!);
  }
  console.log(`\ncomplements: the rest of ${atFit!.hits().baskets} baskets, given the first item`);
  console.log('                                           HR@10     share of ten');
  const rows: [string, Hits][] = [
    ['bought most, of all time', allTime!.hits()],
    ['bought most, of the last 28 days', recent!.hits()],
    ['complements, as learned by then', atFit!.hits()],
    ['bought most of 28 days, as it comes', live!.hits()],
    ['complements, as it comes', asItComes!.hits()],
  ];
  for (const [name, { rate, share }] of rows)
    console.log(`  ${name.padEnd(40)}${percent(rate)}${percent(share).padStart(12)}`);
}
