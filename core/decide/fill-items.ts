import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';
import { formatMoney } from '../money/format-money.ts';
import type { Plan } from '../plan/plan.ts';
import type { BasketLine } from '../profile/profile.ts';
import type { FilledItem } from './decision.ts';
import { isSafeHref } from './safe-href.ts';

/** Items as a page shows them; one without a link that holds good is left out. */
export function fillItems(items: readonly CatalogItem[], locale: string): FilledItem[] {
  return items.flatMap((item) =>
    fillItem(item, formatMoney(item.salePrice ?? item.price, item.currency, locale)),
  );
}

/**
 * Lines of the basket with their quantity, at the price at which they were put in, else the catalogue's. What was put in in a
 * currency that neither the plan nor the item has costs what the catalogue says.
 */
export function fillLines(
  lines: readonly BasketLine[],
  plan: Pick<Plan, 'currency' | 'locale'>,
  catalog: CatalogLookup,
): FilledItem[] {
  return lines.flatMap((line) => {
    const item = catalog.item(line.item);
    if (item === undefined) return [];
    const currency = line.currency ?? plan.currency;
    const price =
      line.price !== undefined && [plan.currency, item.currency].includes(currency)
        ? formatMoney(line.price, currency, plan.locale)
        : formatMoney(item.salePrice ?? item.price, item.currency, plan.locale);
    return fillItem(item, price).map((filled) => ({ ...filled, quantity: line.quantity }));
  });
}

/** A link that does not hold good leaves nothing to click. */
export function isShowable({ link }: CatalogItem): boolean {
  return isSafeHref(link);
}

function fillItem(item: CatalogItem, price: string): FilledItem[] {
  if (!isShowable(item)) return [];
  const { id, title, link, imageLink } = item;
  const hasImage = imageLink !== undefined && isSafeHref(imageLink);
  return [{ id, title, link, ...(hasImage && { image: imageLink }), price }];
}
