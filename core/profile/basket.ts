import { eventItems } from '../event/event-items.ts';
import type { EventItem, TactEvent } from '../event/event.ts';
import { cleanText } from '../clean-text.ts';
import { toMinor } from '../money/to-minor.ts';
import { canonical, compare } from './canonical.ts';
import { known } from './known.ts';
import { BASKET_LINES_MAX, TEXT_MAX, type BasketLine, type BasketOp } from './profile.ts';

/** What an event does to the basket. A purchase does nothing here: the orders empty it (`basketOf`). */
export function basketOpsOf(event: TactEvent): BasketOp[] {
  const { at, name, params } = event;
  const id = shortId(event.id);
  switch (name) {
    case 'add_to_cart':
      return linesOf(event).map((line) => ({ kind: 'put', at, id, ...line }));
    case 'remove_from_cart':
      return linesOf(event).map((line) => takeOf(line, at, id));
    case 'view_cart':
      return params.items === undefined ? [] : [{ kind: 'set', at, id, lines: linesOf(event) }];
    default:
      return [];
  }
}

/** What it costs does not matter to what is taken out. */
function takeOf({ item, quantity, variant }: BasketLine, at: number, id: string): BasketOp {
  return { kind: 'take', at, id, item, quantity, ...(variant !== undefined && { variant }) };
}

/** Lines of the same item and variant are one; a price without a currency is not known to be one. */
function linesOf(event: TactEvent): BasketLine[] {
  const lines = new Map<string, BasketLine>();
  for (const item of eventItems(event)) {
    const line = lineOf(item, event.params.currency);
    const key = canonical([line.item, line.variant]);
    const mine = lines.get(key);
    lines.set(key, mine === undefined ? line : { ...mine, quantity: mine.quantity + line.quantity });
  }
  return [...lines.values()].slice(0, BASKET_LINES_MAX);
}

function lineOf(item: EventItem, currency: string | undefined): BasketLine {
  return known<BasketLine>({
    item: item.item_id,
    quantity: item.quantity ?? 1,
    variant: item.item_variant === undefined ? undefined : cleanText(item.item_variant, TEXT_MAX),
    ...(item.price !== undefined && currency !== undefined
      ? { price: toMinor(item.price, currency), currency }
      : { price: undefined, currency: undefined }),
  });
}

/** With the ms and the item, the last 8 digits tell the operations of one visitor apart, at a fifth of a UUID's bytes. */
function shortId(id: string): string {
  return id.slice(-8).toLowerCase();
}

/** Union, in the order in which they happened, without what a later `set` overrides. */
export function joinBasket(a: readonly BasketOp[], b: readonly BasketOp[]): BasketOp[] {
  const ops = new Map<string, BasketOp>();
  for (const op of [...a, ...b]) ops.set(canonical(op), op);
  const ordered = [...ops.values()].sort(compareOps);
  return ordered.slice(
    Math.max(
      0,
      ordered.findLastIndex((op) => op.kind === 'set'),
    ),
  );
}

/** At the same ms a basket that is told whole comes last: it shows what was put in. */
const RANK = { put: 0, take: 1, set: 2 } as const satisfies Record<BasketOp['kind'], number>;

function compareOps(a: BasketOp, b: BasketOp): number {
  return compare(a.at, b.at) || compare(RANK[a.kind], RANK[b.kind]) || compare(canonical(a), canonical(b));
}
