import type { Bag } from '../page-view.ts';

/** The actions of universal analytics' enhanced e-commerce that Tact has an event for. */
export const ACTIONS = ['detail', 'add', 'remove', 'purchase', 'checkout', 'refund', 'click'] as const;

/** The lines of an event, in whichever form: `items` as a list, as an object, as one; `products` of an action. */
export function linesOf(params: Bag): Bag[] {
  const action = ACTIONS.map((name) => params[name] as Bag | undefined).find((each) => each?.products);
  const lines = params.items ?? params.products ?? params.transactionProducts ?? action?.products;
  if (typeof lines !== 'object' || !lines) return [];
  const list = lineId(lines as Bag) ? [lines] : Object.values(lines);
  return list.filter((line): line is Bag => typeof line === 'object' && !!line);
}

/** As a text; undefined where there is none, or an empty one. */
export function lineId(line: Bag | undefined): string | undefined {
  const id = line?.item_id || line?.id || line?.sku || line?.productId;
  return id ? String(id) : undefined;
}
