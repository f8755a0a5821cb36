import { compare } from './canonical.ts';
import { fateAt } from './fates.ts';
import { FATE_ITEMS_MAX, FATES_MAX, PAID_MAX, type Fate, type Profile } from './profile.ts';

/** The fates of the orders that are remembered, then of those of which a thing is; the newest of each. */
export function boundFates(profile: Profile): Profile['fates'] {
  return Object.fromEntries(
    fatesToForget(profile)
      .toReversed()
      .slice(0, FATES_MAX)
      .map(([order, fate]) => [order, boundFate(fate)]),
  );
}

/** What nobody asks after any more first, then the longest ago. */
export function fatesToForget({ fates, orders, bought }: Profile): [order: string, fate: Fate][] {
  const remembered = new Set(orders.map(({ id }) => id));
  const touched = new Set(Object.values(bought).flatMap((buys) => buys.map(({ order }) => order)));
  const rank = (order: string) => (remembered.has(order) ? 2 : touched.has(order) ? 1 : 0);
  return Object.entries(fates).sort(
    ([x, a], [y, b]) => compare(rank(x), rank(y)) || compare(fateAt(a), fateAt(b)) || compare(x, y),
  );
}

function boundFate(fate: Fate): Fate {
  const { back = {}, pieces = {}, paid = {} } = fate;
  if (Object.keys(back).length <= FATE_ITEMS_MAX && Object.keys(paid).length <= PAID_MAX) return fate;
  const items = newest(back, FATE_ITEMS_MAX, (at) => at);
  const counted = Object.entries(pieces).filter(([item]) => Object.hasOwn(items, item));
  return {
    ...fate,
    ...(Object.keys(back).length > 0 && { back: items }),
    ...(fate.pieces !== undefined && { pieces: Object.fromEntries(counted) }),
    ...(Object.keys(paid).length > 0 && { paid: newest(paid, PAID_MAX, (each) => each.at) }),
  };
}

function newest<T>(record: Record<string, T>, max: number, at: (value: T) => number): Record<string, T> {
  const entries = Object.entries(record);
  if (entries.length <= max) return record;
  return Object.fromEntries(
    entries.sort(([x, a], [y, b]) => compare(at(b), at(a)) || compare(x, y)).slice(0, max),
  );
}
