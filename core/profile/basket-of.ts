import type { BasketLine, BasketOp, Order, Profile } from './profile.ts';

/** More of one thing than this is a mistake, or a shop for shops. */
const LINE_QUANTITY_MAX = 9999;

/** What lies in the basket now, in the order in which it was put there. An order empties it. */
export function basketOf(profile: Profile): BasketLine[] {
  return applyOps(validOps(profile.basket, profile.orders));
}

/** Operations since the last order. */
export function validOps(ops: readonly BasketOp[], orders: readonly Order[]): BasketOp[] {
  const emptied = Math.max(0, ...orders.map((order) => order.at));
  return ops.filter((op) => op.at > emptied);
}

/** The lines that operations add up to, in the order in which they happened. */
export function applyOps(ops: readonly BasketOp[]): BasketLine[] {
  return ops.reduce(apply, []);
}

function apply(lines: BasketLine[], op: BasketOp): BasketLine[] {
  switch (op.kind) {
    case 'set':
      return op.lines;
    case 'put': {
      const { kind: _kind, at: _at, id: _id, ...line } = op;
      const mine = lines.find((each) => isSame(each, line));
      if (mine === undefined) return [...lines, line];
      const quantity = Math.min(mine.quantity + line.quantity, LINE_QUANTITY_MAX);
      return lines.map((each) => (each === mine ? { ...each, ...line, quantity } : each));
    }
    case 'take': {
      // A shop that does not say which variant was taken out means the one that is there.
      const mine =
        lines.find((each) => isSame(each, op)) ??
        lines.find((each) => op.variant === undefined && each.item === op.item);
      return lines.flatMap((each) => {
        if (each !== mine) return [each];
        return each.quantity > op.quantity ? [{ ...each, quantity: each.quantity - op.quantity }] : [];
      });
    }
    default:
      return op satisfies never;
  }
}

function isSame(a: { item: string; variant?: string }, b: { item: string; variant?: string }): boolean {
  return a.item === b.item && a.variant === b.variant;
}
