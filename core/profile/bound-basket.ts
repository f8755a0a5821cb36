import { applyOps, validOps } from './basket-of.ts';
import { BASKET_LINES_MAX, BASKET_OPS_MAX, type BasketOp, type Order } from './profile.ts';

/**
 * At most BASKET_OPS_MAX operations with the same basket as before: those that an order has made void go
 * first, then the oldest become one `set` of what they add up to.
 */
export function boundBasket(ops: readonly BasketOp[], orders: readonly Order[]): BasketOp[] {
  return ops.length <= BASKET_OPS_MAX ? [...ops] : compactBasket(validOps(ops, orders), BASKET_OPS_MAX);
}

/** At most `max` operations, the oldest being one `set` of what they added up to, at the time of the last of them. */
export function compactBasket(ops: readonly BasketOp[], max: number): BasketOp[] {
  const surplus = ops.slice(0, Math.max(0, ops.length - max + 1));
  const last = surplus.at(-1);
  if (ops.length <= max || last === undefined) return [...ops];
  const lines = applyOps(surplus).slice(0, BASKET_LINES_MAX);
  return [{ kind: 'set', at: last.at, id: last.id, lines }, ...ops.slice(surplus.length)];
}
