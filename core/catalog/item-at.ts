import type { CatalogItem } from './item.ts';

/**
 * An item as it is at a moment: without the sale price where the sale is still to come, or over. Everything that asks what an
 * item costs asks one that came through here (`lookupOf`), and so need not know of the dates.
 */
export function itemAt(item: CatalogItem, at: number): CatalogItem {
  const { saleFrom, saleUntil, ...rest } = item;
  if (saleFrom === undefined && saleUntil === undefined) return item;
  const isOn = (saleFrom === undefined || saleFrom <= at) && (saleUntil === undefined || at < saleUntil);
  if (!isOn) delete rest.salePrice;
  return rest;
}
