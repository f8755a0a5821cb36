import { itemAt } from '../catalog/item-at.ts';
import type { CatalogItem } from '../catalog/item.ts';
import type { Order } from '../profile/profile.ts';

/**
 * What is left of an order after the cost of its goods, minor units; below 0 where they were sold for less than they cost.
 *
 * What goods cost is what their catalogue price leaves over its margin, however far they were reduced. Of goods whose margin nobody has told,
 * `share` of what was paid is taken to be left. Shipping and what else was paid on top is not for goods and leaves nothing.
 *
 * @param share 0 to 1
 */
export function marginOf(
  order: Order,
  itemOf: (id: string) => CatalogItem | undefined,
  share: number,
): number {
  const { value, currency } = order;
  const lines = order.items.flatMap(({ item, quantity, price }) => {
    const kept = itemOf(item);
    const known = kept && itemAt(kept, order.at);
    const listed = known?.currency === currency ? known : undefined;
    const paid = price ?? listed?.salePrice ?? listed?.price;
    if (paid === undefined) return [];
    const cost = listed?.margin === undefined ? undefined : listed.price * (1 - listed.margin) * quantity;
    return [{ paid: paid * quantity, cost }];
  });
  const worth = lines.reduce((sum, { paid }) => sum + paid, 0);
  // What was taken off the whole, by a coupon for all, was taken off each.
  const scale = worth > value ? value / worth : 1;
  const left = lines.reduce(
    (sum, { paid, cost = paid * scale * (1 - share) }) => sum + paid * scale - cost,
    0,
  );
  // Where a line's price is not known, what all others leave of the value was paid for it.
  const rest = lines.length < order.items.length || worth === 0 ? Math.max(0, value - worth) : 0;
  return value === 0 ? 0 : Math.round(left + rest * share) + 0;
}
