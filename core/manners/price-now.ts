import type { CatalogItem } from '../catalog/item.ts';
import type { Variant } from '../plan/plan.ts';

/** What one costs now with what a variant gives, in minor units of the item's currency. A gift does not change the price. */
export function priceNow({ price, salePrice }: CatalogItem, { incentive }: Variant): number {
  const asked = salePrice ?? price;
  return incentive.kind === 'discount' ? Math.round((asked * (100 - incentive.percent)) / 100) : asked;
}

/** Whether it costs less than it usually does. */
export function isReduced(item: CatalogItem, variant: Variant): boolean {
  return priceNow(item, variant) < item.price;
}
