import type { Bag } from '../page-view.ts';
import { linesOf } from './lines-of.ts';
import { NEEDED, pick } from './pick.ts';

/** Tuples of a line with an id of 20 characters have some 35 bytes: so many stay within the 8 KiB of an event. */
const TUPLES_MAX = 200;

/** The same with its lines as `[id, price, quantity, variant]`: the edge understands both, and 200 lines have room. */
export function asTuples(params: Bag): Bag {
  const items = linesOf(params).map((line) => [
    line.item_id ?? line.id ?? line.sku,
    line.price,
    line.quantity,
    line.item_variant ?? line.variant,
  ]);
  return {
    ...(pick(
      { ...params, items: undefined, products: undefined },
      NEEDED,
      /^(actionField|id|revenue)$/,
    ) as Bag),
    items: items.slice(0, TUPLES_MAX),
  };
}
