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
      const mine = lines.find((each) => isSame(each, line)) ?? lines.find((each) => isAlike(each, line));
      if (mine === undefined) return [...lines, line];
      const quantity = Math.min(mine.quantity + line.quantity, LINE_QUANTITY_MAX);
      return lines.map((each) => (each === mine ? { ...each, ...line, quantity } : each));
    }
    case 'take': {
      const mine = meantBy(op, lines);
      return lines.flatMap((each) => {
        if (each !== mine) return [each];
        return each.quantity > op.quantity ? [{ ...each, quantity: each.quantity - op.quantity }] : [];
      });
    }
    default:
      return op satisfies never;
  }
}

interface Named {
  item: string;
  variant?: string;
}

/**
 * The line that is taken out. Themes say a variant on one side only, or say it otherwise there (`black` and `Black / M`, an id
 * and its name): then it is the one that is named alike, else the one that has or needs no variant, else the only one of its item.
 */
function meantBy(taken: Named, lines: readonly BasketLine[]): BasketLine | undefined {
  const ofItem = lines.filter(({ item }) => item === taken.item);
  const alike = [isSame, isAlike, isPartOf, isBare].map((fits) => ofItem.find((each) => fits(each, taken)));
  return alike.find((each) => each !== undefined) ?? (ofItem.length === 1 ? ofItem[0] : undefined);
}

function isSame(a: Named, b: Named): boolean {
  return a.item === b.item && a.variant === b.variant;
}

function isAlike(a: Named, b: Named): boolean {
  return a.item === b.item && wordsOf(a).join() === wordsOf(b).join();
}

/** `black` of `Black / M`. */
function isPartOf(a: Named, b: Named): boolean {
  const [few, many] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  return few !== undefined && few.length > 0 && few.every((word) => many?.includes(word));
}

function isBare(a: Named, b: Named): boolean {
  return a.variant === undefined || b.variant === undefined;
}

function wordsOf({ variant = '' }: Named): string[] {
  return variant.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
