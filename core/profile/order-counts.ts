import { backOf } from './fold.ts';
import type { Counts, Profile } from './profile.ts';

/** What an order adds to the counts. */
export type OrderCounts = Required<
  Pick<Counts, 'purchases' | 'purchasesOff' | 'spent' | 'refunded' | 'undone'>
>;

/**
 * What a profile has counted of that order. Where the order's own entry is forgotten and `told` is given (it was counted all
 * the same), `told` says what it was worth.
 */
export function orderCounts(profile: Profile, id: string, told?: Profile): OrderCounts {
  const order = [profile, told].flatMap((each) => each?.orders.find((one) => one.id === id) ?? [])[0];
  const { money, isUndone } = backOf(profile, id);
  return {
    purchases: Number(order !== undefined || told !== undefined),
    purchasesOff: Number(order?.off ?? false),
    spent: order ? { [order.currency]: order.value } : {},
    refunded: money,
    undone: Number(isUndone),
  };
}
